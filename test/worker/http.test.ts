import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { failuresMax } from "../../src/core/quota/failure-count.ts";
import { windowSeconds } from "../../src/core/quota/quota.ts";
import { schedule } from "../../src/cron/schedule.ts";
import openApi from "../../src/web/openapi.json?raw";
import wranglerToml from "../../wrangler.toml?raw";
import {
  readResponse,
  type Client,
  type ItemView,
  type JobView,
  readJson,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
  type Problem,
  request,
  requireValue,
} from "../environments/worker.ts";

type Operation = { readonly method: string; readonly path: string };

/** Lists the operations of the OpenAPI document. */
function listOperations(): Operation[] {
  const { paths }: { paths: Record<string, Record<string, unknown>> } = JSON.parse(openApi);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Opens a workspace with a resource of each kind, and returns its client and the ids. */
async function openSeededWorkspace() {
  const client = await openWorkspace();
  const [item] = await createItems(client, [
    { title: "Secret A", external_id: "EXT-1" },
    { title: "Secret B" },
  ]);
  await client.send("POST", "/models", { id: "secret-model", kind: "rice" });
  const { id: job } = await readJson<JobView>(client.importFile("title\nSecret C\n"));
  const { ranking } = await readJson<{ ranking: { id: string } }>(client.get("/ranking"));
  const ids: Record<string, string> = {
    workspaceId: client.id,
    itemId: item?.id ?? "",
    externalId: "EXT-1",
    jobId: job,
    rankingId: ranking.id,
    modelId: "secret-model",
  };
  return { client, ids };
}

function fillPath(path: string, ids: Readonly<Record<string, string>>): string {
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `{${name}}`);
  return url.endsWith(":diff") ? `${url}?from=${ids["rankingId"]}&to=${ids["rankingId"]}` : url;
}

/** Builds a request whose method, media type and body fit the route. */
function buildRequest({ method, path }: Operation, url: string, key: string): Request {
  const isImport = path.endsWith("/imports");
  const headers = {
    authorization: `Bearer ${key}`,
    ...(method !== "GET" &&
      method !== "DELETE" && { "content-type": isImport ? "text/csv" : "application/json" }),
  };
  const hasBody = method !== "GET" && method !== "DELETE";
  return request(method, url, {
    headers,
    ...(hasBody && { body: isImport ? "title\nX\n" : "{}" }),
  });
}

describe("a client of another workspace", () => {
  test("receives 404 from every route of the workspace", async () => {
    const { client, ids } = await openSeededWorkspace();
    const otherClient = await openWorkspace();
    const operations = listOperations().filter(({ path }) => path.includes("{workspaceId}"));
    const responses = await Promise.all(
      operations.map(async (operation) => {
        const url = fillPath(operation.path, ids);
        const response = await client.environment.fetch(
          buildRequest(operation, url, otherClient.key),
        );
        return { ...operation, status: response.status, body: await response.text() };
      }),
    );
    expect(operations.length).toBeGreaterThan(20);
    expect(responses.filter(({ status }) => status !== 404)).toEqual([]);
    expect(responses.filter(({ body }) => body.includes("Secret"))).toEqual([]);
  });

  test("receives 404 for ids of another workspace", async () => {
    const { ids } = await openSeededWorkspace();
    const otherClient = await openWorkspace();
    const own = { ...ids, workspaceId: otherClient.id };
    const operations = listOperations().filter(
      ({ method, path }) =>
        /\{(?:itemId|jobId|rankingId|modelId)\}|:diff$/.test(path) && method !== "PUT",
    );
    const responses = await Promise.all(
      operations.map(async (operation) => {
        const operationRequest = buildRequest(
          operation,
          fillPath(operation.path, own),
          otherClient.key,
        );
        const response = await otherClient.environment.fetch(operationRequest);
        return { ...operation, status: response.status };
      }),
    );
    expect(operations.length).toBeGreaterThan(8);
    expect(responses.filter(({ status }) => status !== 404)).toEqual([]);
  });

  test("receives 400 for a cursor of another workspace", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    await createItems(client, [{ title: "A" }, { title: "B" }]);
    await createItems(other, [{ title: "A" }, { title: "B" }]);
    for (const list of ["/ranking?limit=1", "/items?limit=1"]) {
      // oxlint-disable-next-line no-await-in-loop -- two lists
      const { page } = await readJson<{ page: { next_cursor: string } }>(client.get(list));
      // oxlint-disable-next-line no-await-in-loop -- see above
      const response = await other.get(`${list}&cursor=${page.next_cursor}`);
      expect(response.status).toBe(400);
    }
  });

  test("finds no item of another workspace with any filter", async () => {
    const { ids } = await openSeededWorkspace();
    const otherClient = await openWorkspace();
    const lists = [`/items?parent=${ids["itemId"]}`, "/items?external_id=EXT-1", "/items?q=Secret"];
    const responses = await Promise.all(
      lists.map((list) => readJson<{ data: ItemView[] }>(otherClient.get(list))),
    );
    expect(responses.flatMap(({ data }) => data)).toEqual([]);
  });

  test("cannot change an item of another workspace or use it as a parent", async () => {
    const { client, ids } = await openSeededWorkspace();
    const otherClient = await openWorkspace();
    const response = await otherClient.send("POST", "/items", {
      title: "X",
      parent: ids["itemId"],
    });
    const { results } = await readJson<{ results: { status: number }[] }>(
      otherClient.send("POST", "/items:batch", {
        operations: [
          { op: "delete", id: ids["itemId"] },
          { op: "patch", id: ids["itemId"], patch: { title: "Mine now" } },
        ],
      }),
    );
    expect(response.status).toBe(422);
    expect(results.map(({ status }) => status)).toEqual([404, 404]);
    expect(await readJson(client.get(`/items/${ids["itemId"]}`))).toMatchObject({
      title: "Secret A",
      version: 1,
    });
  });
});

describe("every path of the OpenAPI document", () => {
  test("returns 405 to other methods and lists its own in Allow", async () => {
    const { client, ids } = await openSeededWorkspace();
    const operations = listOperations();
    const paths = [...new Set(operations.map(({ path }) => path))];
    const mismatches = await Promise.all(
      paths.map(async (path) => {
        const methods = operations
          .filter((operation) => operation.path === path)
          .map(({ method }) => method);
        const method =
          ["PATCH", "DELETE", "PUT", "POST"].find((name) => !methods.includes(name)) ?? "";
        const url = fillPath(path, ids).split("?")[0] ?? "";
        const key = path === "/v1/workspaces" ? (env.ROOT_KEY ?? "") : client.key;
        const response = await client.environment.fetch(buildRequest({ method, path }, url, key));
        const allow = response.headers
          .get("allow")
          ?.split(", ")
          .filter((name) => name !== "HEAD");
        const isExpected =
          response.status === 405 && allow?.toSorted().join() === methods.toSorted().join();
        return isExpected ? [] : [{ method, path, status: response.status, allow }];
      }),
    );
    expect(mismatches.flat()).toEqual([]);
  });

  test("requires a key, except /health", async () => {
    const { ids } = await openSeededWorkspace();
    const operations = listOperations();
    const responses = await Promise.all(
      operations.map(async (operation) => {
        const operationRequest = buildRequest(
          operation,
          fillPath(operation.path, ids),
          "ord_unknown",
        );
        const { status } = await openWorkerEnvironment().fetch(operationRequest);
        return { path: operation.path, status };
      }),
    );
    expect(responses.filter(({ status }) => status !== 401)).toEqual([
      { path: "/health", status: 200 },
    ]);
  });

  test("returns the headers of GET without a body to HEAD", async () => {
    const { client } = await openSeededWorkspace();
    const response = await client.call("HEAD", "/ranking");
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe((await readResponse(client.get("/ranking"))).etag);
    expect(await response.text()).toBe("");
  });
});

describe("wrangler.toml", () => {
  test("has the crons of the schedule and no others", () => {
    const [, crons = ""] = /^crons = \[(.*)\]$/m.exec(wranglerToml) ?? [];
    expect(crons.match(/[^", ][^",]*(?=")/g)).toEqual(Object.keys(schedule));
  });

  test("sets the quotas that the RateLimit-Policy header states", async () => {
    const [, key] = /^KEY_QUOTA = "(\d+)"/m.exec(wranglerToml) ?? [];
    const [, workspace] = /^WORKSPACE_QUOTA = "(\d+)"/m.exec(wranglerToml) ?? [];
    const { KEY_QUOTA = "", WORKSPACE_QUOTA = "" } = env;
    const client = await openWorkspace(openWorkerEnvironment({ KEY_QUOTA, WORKSPACE_QUOTA }));
    const { headers } = await client.get("/items");
    expect(headers.get("ratelimit-policy")).toBe(
      `"key";q=${key};w=60, "workspace";q=${workspace};w=60`,
    );
  });

  test("limits failed authentications at the same number as the isolates", () => {
    const [, limit, period] = /limit = (\d+), period = (\d+)/.exec(wranglerToml) ?? [];
    expect([Number(limit), Number(period)]).toEqual([failuresMax, windowSeconds]);
  });
});

test("a cron trigger throws if the schedule does not have its expression", async () => {
  await expect(openWorkerEnvironment().tick("1 2 3 4 5")).rejects.toThrow("1 2 3 4 5");
});

describe("custom models", () => {
  test("are listed at their newest revision in this workspace", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    await client.send("POST", "/models", { id: "a", kind: "rice" });
    await other.send("POST", "/models", { id: "a", kind: "rice" });
    await client.send("POST", "/models", { id: "b", kind: "wsjf" });
    await client.send("POST", "/models/b", { name: "B again" });
    await other.send("POST", "/models/a", {});
    await other.send("POST", "/models/a", {});
    const { data } = await readJson<{
      data: { id: string; revision: number; is_built_in: boolean }[];
    }>(client.get("/models"));
    const own = data.filter((model) => !model.is_built_in);
    expect(own.map(({ id, revision }) => [id, revision])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  test("limit the ratings of their criteria", async () => {
    const client = await openWorkspace();
    const criteria = [{ key: "zeal", min: 1, max: 3 }];
    await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
    await client.send("POST", "/models", { id: "other", kind: "rice" });
    await client.send("POST", "/models/other", {});
    const response = await client.send("POST", "/items", { title: "A", ratings: { zeal: 4 } });
    const problem = await readJson<Problem>(response);
    expect(response.status).toBe(422);
    expect(problem.errors?.[0]?.pointer).toBe("/ratings/zeal");
  });

  test("rank by their newest revision, or by the requested one", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "Zealous", ratings: { zeal: 9, calm: 1 } },
      { title: "Calm", ratings: { zeal: 1, calm: 9 } },
    ]);
    const criteria = [{ key: "zeal" }, { key: "calm" }];
    const buildWeights = (zeal: number) => ({ criteria, weights: { zeal, calm: 1 - zeal } });
    await client.send("POST", "/models", { id: "mine", kind: "weighted", ...buildWeights(0.9) });
    const first = await readTopTitle(client, "/ranking?model=mine");
    await client.send("POST", "/models/mine", buildWeights(0.1));
    expect(first).toBe("Zealous");
    expect(await readTopTitle(client, "/ranking?model=mine")).toBe("Calm");
    expect(await readTopTitle(client, "/ranking?model=mine&revision=1")).toBe("Zealous");
  });
});

async function readTopTitle(client: Client, path: string): Promise<string | undefined> {
  const { data } = await readJson<{ data: { item: ItemView }[] }>(client.get(path));
  return data[0]?.item.title;
}

describe("GET /live", () => {
  test.each([
    ["a short message", "hello", 1_003],
    ["a message of 1,025 characters", "x".repeat(1_025), 1_009],
    ["a binary message of 2 MB", new Uint8Array(2_000_000), 1_009],
  ])("closes the socket of a client that sends %s, and no other", async (_, message, code) => {
    const client = await openWorkspace();
    const open = async () => {
      const { webSocket } = await client.get("/live", { upgrade: "websocket" });
      webSocket?.accept();
      return requireValue(webSocket);
    };
    const [socket, other] = [await open(), await open()];
    const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener("close", resolve));
    socket.send(message);
    expect((await closed).code).toBe(code);
    const pong = new Promise((resolve) => {
      other.addEventListener("message", ({ data }) => resolve(data));
    });
    other.send("ping");
    expect(await pong).toBe("pong");
    other.close();
  });

  test("returns 426 to a request without a WebSocket upgrade", async () => {
    const client = await openWorkspace();
    const response = await client.get("/live");
    expect(response.status).toBe(426);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });
});
