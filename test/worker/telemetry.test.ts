import { describe, expect, test, vi } from "vitest";
import { pointColumns } from "../../src/telemetry/points.ts";
import {
  type Client,
  createItem,
  type JobView,
  openClient,
  openWorkerEnvironment,
  openWorkspace,
  type Point,
  type Problem,
  readJson,
  readResponse,
  stub,
} from "../environments/worker.ts";

function indexOfBlob(column: (typeof pointColumns.blobs)[number]): number {
  return pointColumns.blobs.indexOf(column);
}

function listKinds(points: readonly Point[]) {
  return points.map(({ blobs }) => blobs[indexOfBlob("kind")]);
}

describe("telemetry", () => {
  test("writes one point per request, with its route and without ids", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    client.environment.points.splice(0);
    await client.get(`/items/${id}`);
    const [point, ...more] = client.environment.points;
    expect(more).toEqual([]);
    expect(point?.indexes).toEqual([client.id]);
    expect(point?.blobs[indexOfBlob("kind")]).toBe("request");
    expect(point?.blobs[indexOfBlob("route")]).toMatch(
      /^\/v1\/workspaces\/[:{]workspaceId\}?\/items\/[:{]itemId\}?$/,
    );
    expect(JSON.stringify(point?.blobs)).not.toContain(id);
  });

  test("writes one point per publish, import, stability analysis and cron run", async () => {
    const client = await openWorkspace();
    await client.importFile("title\nA\n");
    client.environment.points.splice(0);
    await client.environment.drain();
    expect(listKinds(client.environment.points)).toEqual(["publish", "job", "job"]);
    client.environment.points.splice(0);
    await client.environment.tick("* * * * *");
    expect(listKinds(client.environment.points)).toEqual(["cron"]);
  });

  test("changes no response if it throws", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A", ratings: { business_value: 9 } });
    const paths = ["/ranking", "/items", "/summary", "/items/nonsense", "/rankings"];
    const headers = { "x-request-id": "same" };
    const read = (from: Client) =>
      Promise.all(paths.map((path) => readResponse(from.get(path, headers))));
    await read(client); // publishes, so that both reads below find a ranking
    const before = await read(client);
    const writeDataPoint = vi.fn<() => never>(() => {
      throw new Error("No points today.");
    });
    const log = vi.spyOn(console, "log").mockImplementation(() => {
      throw new Error("No lines today.");
    });
    const failing = openClient(openWorkerEnvironment({ POINTS: { writeDataPoint } }), client);
    expect(await read(failing)).toEqual(before);
    const created = await failing.send("POST", "/items", { title: "B" });
    const job = await readJson<JobView>(failing.importFile("title\nC\n"));
    await failing.environment.drain();
    await failing.environment.tick("* * * * *");
    expect(created.status).toBe(201);
    expect(await readJson(failing.get(`/jobs/${job.id}`))).toMatchObject({ state: "done" });
    expect(writeDataPoint).toHaveBeenCalled();
    expect(log).toHaveBeenCalled();
    log.mockRestore();
  });

  test("sets X-Request-Id, X-Exec-Time and Server-Timing on every response", async () => {
    const client = await openWorkspace();
    const { headers } = await client.get("/items", { "x-request-id": "mine-1" });
    expect(headers.get("x-request-id")).toBe("mine-1");
    expect(headers.get("x-exec-time")).toMatch(/^\d+ms$/);
    expect(headers.get("server-timing")).toMatch(/^total;dur=\d+, .*d1;dur=\d+;desc="\d+x"/);
  });

  test("hides the message of an unexpected error from the client", async () => {
    const client = await openWorkspace();
    const response = await openClient(
      openWorkerEnvironment({ DB: stub(brokenDatabase) }),
      client,
    ).get("/items");
    const text = await response.clone().text();
    expect(response.status).toBe(500);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect((await readJson<Problem>(response)).code).toBe("internal-error");
    expect(text).not.toContain("secret internals");
  });
});

const brokenDatabase = {
  withSession: () => ({
    prepare: () => {
      throw new TypeError("secret internals");
    },
    getBookmark: () => null,
  }),
};
