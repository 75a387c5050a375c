import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { schedule } from "../../src/cron/schedule.ts";
import openApi from "../../src/web/openapi.json?raw";
import wranglerToml from "../../wrangler.toml?raw";
import {
  readResponse,
  type Client,
  type ItemView,
  type JobView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
  type Problem,
  request,
} from "../environments/worker.ts";

type Operation = { readonly method: string; readonly path: string };

/** Every operation of the API, as its own document lists them. */
function operationsOf(): Operation[] {
  const { paths }: { paths: Record<string, Record<string, unknown>> } = JSON.parse(openApi);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Things of a workspace to ask for: one of each kind. */
async function openFurnished() {
  const client = await openWorkspace();
  const [item] = await createItems(client, [
    { title: "Secret A", external_id: "EXT-1" },
    { title: "Secret B" },
  ]);
  await client.send("POST", "/models", { id: "secret-model", kind: "rice" });
  const { id: job } = await readJson<JobView>(client.importFile("title\nSecret C\n"));
  const { ranking } = await readJson<{ ranking: { id: string } }>(client.get("/ranking"));
  const names: Record<string, string> = {
    workspaceId: client.id,
    itemId: item?.id ?? "",
    externalId: "EXT-1",
    jobId: job,
    rankingId: ranking.id,
    modelId: "secret-model",
  };
  return { client, names };
}

function filledIn(path: string, names: Readonly<Record<string, string>>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? `{${name}}`);
  return filled.endsWith(":diff")
    ? `${filled}?from=${names["rankingId"]}&to=${names["rankingId"]}`
    : filled;
}

/** A request that the route would take from its own tenant, as far as the outside can tell. */
function requestFor({ method, path }: Operation, url: string, key: string): Request {
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

describe("another tenant", () => {
  test("gets the same 404 from every route, whatever the id belongs to", async () => {
    const { client, names } = await openFurnished();
    const stranger = await openWorkspace();
    const operations = operationsOf().filter(({ path }) => path.includes("{workspaceId}"));
    const answers = await Promise.all(
      operations.map(async (operation) => {
        const url = filledIn(operation.path, names);
        const answer = await client.environment.fetch(requestFor(operation, url, stranger.key));
        return { ...operation, status: answer.status, body: await answer.text() };
      }),
    );
    expect(operations.length).toBeGreaterThan(20);
    expect(answers.filter(({ status }) => status !== 404)).toEqual([]);
    expect(answers.filter(({ body }) => body.includes("Secret"))).toEqual([]);
  });

  test("gets 404 for another's ids within a workspace of its own", async () => {
    const { names } = await openFurnished();
    const stranger = await openWorkspace();
    const own = { ...names, workspaceId: stranger.id };
    const operations = operationsOf().filter(
      ({ method, path }) =>
        /\{(?:itemId|jobId|rankingId|modelId)\}|:diff$/.test(path) && method !== "PUT",
    );
    const answers = await Promise.all(
      operations.map(async (operation) => {
        const asked = requestFor(operation, filledIn(operation.path, own), stranger.key);
        const answer = await stranger.environment.fetch(asked);
        return { ...operation, status: answer.status };
      }),
    );
    expect(operations.length).toBeGreaterThan(8);
    expect(answers.filter(({ status }) => status !== 404)).toEqual([]);
  });

  test("gets nowhere with another's cursor", async () => {
    const [one, other] = [await openWorkspace(), await openWorkspace()];
    await createItems(one, [{ title: "A" }, { title: "B" }]);
    await createItems(other, [{ title: "A" }, { title: "B" }]);
    for (const list of ["/ranking?limit=1", "/items?limit=1"]) {
      // oxlint-disable-next-line no-await-in-loop -- two lists
      const { page } = await readJson<{ page: { next_cursor: string } }>(one.get(list));
      // oxlint-disable-next-line no-await-in-loop -- see above
      const answer = await other.get(`${list}&cursor=${page.next_cursor}`);
      expect(answer.status).toBe(400);
    }
  });

  test("sees nothing of another's items by any filter", async () => {
    const { names } = await openFurnished();
    const stranger = await openWorkspace();
    const lists = [
      `/items?parent=${names["itemId"]}`,
      "/items?external_id=EXT-1",
      "/items?q=Secret",
    ];
    const answers = await Promise.all(
      lists.map((list) => readJson<{ data: ItemView[] }>(stranger.get(list))),
    );
    expect(answers.flatMap(({ data }) => data)).toEqual([]);
  });

  test("cannot put an item below another's, nor write to it", async () => {
    const { client, names } = await openFurnished();
    const stranger = await openWorkspace();
    const answer = await stranger.send("POST", "/items", { title: "X", parent: names["itemId"] });
    const { results } = await readJson<{ results: { status: number }[] }>(
      stranger.send("POST", "/items:batch", {
        operations: [
          { op: "delete", id: names["itemId"] },
          { op: "patch", id: names["itemId"], patch: { title: "Mine now" } },
        ],
      }),
    );
    expect(answer.status).toBe(422);
    expect(results.map(({ status }) => status)).toEqual([404, 404]);
    expect(await readJson(client.get(`/items/${names["itemId"]}`))).toMatchObject({
      title: "Secret A",
      version: 1,
    });
  });
});

describe("every path of the document", () => {
  test("answers 405 to any other method, and says which it has", async () => {
    const { client, names } = await openFurnished();
    const operations = operationsOf();
    const paths = [...new Set(operations.map(({ path }) => path))];
    const wrong = await Promise.all(
      paths.map(async (path) => {
        const known = operations.filter((one) => one.path === path).map(({ method }) => method);
        const method = ["PATCH", "DELETE", "PUT", "POST"].find((one) => !known.includes(one)) ?? "";
        const url = filledIn(path, names).split("?")[0] ?? "";
        const key = path === "/v1/workspaces" ? (env.ROOT_KEY ?? "") : client.key;
        const answer = await client.environment.fetch(requestFor({ method, path }, url, key));
        const allow = answer.headers
          .get("allow")
          ?.split(", ")
          .filter((one) => one !== "HEAD");
        const isRight =
          answer.status === 405 && allow?.toSorted().join() === known.toSorted().join();
        return isRight ? [] : [{ method, path, status: answer.status, allow }];
      }),
    );
    expect(wrong.flat()).toEqual([]);
  });

  test("wants a key, but for the health of the Worker", async () => {
    const { names } = await openFurnished();
    const operations = operationsOf();
    const answers = await Promise.all(
      operations.map(async (operation) => {
        const asked = requestFor(operation, filledIn(operation.path, names), "ord_nobodys");
        const { status } = await openWorkerEnvironment().fetch(asked);
        return { path: operation.path, status };
      }),
    );
    expect(answers.filter(({ status }) => status !== 401)).toEqual([
      { path: "/health", status: 200 },
    ]);
  });

  test("answers HEAD as it answers GET, without a body", async () => {
    const { client } = await openFurnished();
    const answer = await client.call("HEAD", "/ranking");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toBe((await readResponse(client.get("/ranking"))).etag);
    expect(await answer.text()).toBe("");
  });
});

describe("wrangler.toml", () => {
  test("has the crons that the schedule knows, and no other", () => {
    const [, crons = ""] = /^crons = \[(.*)\]$/m.exec(wranglerToml) ?? [];
    expect(crons.match(/[^", ][^",]*(?=")/g)).toEqual(Object.keys(schedule));
  });

  test("limits requests as the RateLimit-Policy header says", async () => {
    const [, limit, period] = /limit = (\d+), period = (\d+)/.exec(wranglerToml) ?? [];
    const client = await openWorkspace();
    const { headers } = await client.get("/items");
    expect(headers.get("ratelimit-policy")).toBe(`"default";q=${limit};w=${period}`);
  });

  test("an expression that nobody scheduled is a bug", async () => {
    await expect(openWorkerEnvironment().tick("1 2 3 4 5")).rejects.toThrow("1 2 3 4 5");
  });
});

describe("models of a workspace's own", () => {
  test("are listed each at its newest revision, whatever others are at", async () => {
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

  test("say what a criterion may be rated", async () => {
    const client = await openWorkspace();
    const criteria = [{ key: "zeal", min: 1, max: 3 }];
    await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
    await client.send("POST", "/models", { id: "other", kind: "rice" });
    await client.send("POST", "/models/other", {});
    const answer = await client.send("POST", "/items", { title: "A", ratings: { zeal: 4 } });
    const problem = await readJson<Problem>(answer);
    expect(answer.status).toBe(422);
    expect(problem.errors?.[0]?.pointer).toBe("/ratings/zeal");
  });

  test("rank, and are ranked by again after a new revision", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "Zealous", ratings: { zeal: 9, calm: 1 } },
      { title: "Calm", ratings: { zeal: 1, calm: 9 } },
    ]);
    const criteria = [{ key: "zeal" }, { key: "calm" }];
    const weigh = (zeal: number) => ({ criteria, weights: { zeal, calm: 1 - zeal } });
    await client.send("POST", "/models", { id: "mine", kind: "weighted", ...weigh(0.9) });
    const first = await topOf(client, "/ranking?model=mine");
    await client.send("POST", "/models/mine", weigh(0.1));
    expect(first).toBe("Zealous");
    expect(await topOf(client, "/ranking?model=mine")).toBe("Calm");
    expect(await topOf(client, "/ranking?model=mine&revision=1")).toBe("Zealous");
  });
});

async function topOf(client: Client, path: string): Promise<string | undefined> {
  const { data } = await readJson<{ data: { item: ItemView }[] }>(client.get(path));
  return data[0]?.item.title;
}

describe("a room", () => {
  test("tells its listeners of a new ranking", async () => {
    const client = await openWorkspace();
    const answer = await client.get("/live", { upgrade: "websocket" });
    const socket = answer.webSocket;
    socket?.accept();
    const heard = new Promise<string>((resolve) => {
      socket?.addEventListener("message", ({ data }) => resolve(String(data)));
    });
    await createItem(client, { title: "A" });
    await client.environment.drain();
    const news: unknown = JSON.parse(await heard);
    socket?.close();
    expect(answer.status).toBe(101);
    expect(news).toMatchObject({
      generation: 1,
      model: "qvf-classic",
      ranking: expect.any(String),
    });
  });

  test("is a problem to whoever does not ask for a socket", async () => {
    const client = await openWorkspace();
    const answer = await client.get("/live");
    expect(answer.status).toBe(426);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});
