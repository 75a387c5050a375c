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

function at(name: (typeof pointColumns.blobs)[number]): number {
  return pointColumns.blobs.indexOf(name);
}

function kindsOf(points: readonly Point[]) {
  return points.map(({ blobs }) => blobs[at("kind")]);
}

describe("telemetry", () => {
  test("writes one point for a request, with its route and never an id", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    client.environment.points.splice(0);
    await client.get(`/items/${id}`);
    const [point, ...more] = client.environment.points;
    expect(more).toEqual([]);
    expect(point?.indexes).toEqual([client.id]);
    expect(point?.blobs[at("kind")]).toBe("request");
    expect(point?.blobs[at("route")]).toMatch(
      /^\/v1\/workspaces\/[:{]workspaceId\}?\/items\/[:{]itemId\}?$/,
    );
    expect(JSON.stringify(point?.blobs)).not.toContain(id);
  });

  test("writes one point for a publish, an import, a stability analysis and a cron", async () => {
    const client = await openWorkspace();
    await client.importFile("title\nA\n");
    client.environment.points.splice(0);
    await client.environment.drain();
    expect(kindsOf(client.environment.points)).toEqual(["publish", "job", "job"]);
    client.environment.points.splice(0);
    await client.environment.tick("* * * * *");
    expect(kindsOf(client.environment.points)).toEqual(["cron"]);
  });

  test("that throws changes no answer", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A", ratings: { business_value: 9 } });
    const paths = ["/ranking", "/items", "/summary", "/items/nonsense", "/rankings"];
    const headers = { "x-request-id": "same" };
    const read = (reader: Client) =>
      Promise.all(paths.map((path) => readResponse(reader.get(path, headers))));
    await read(client); // what this publishes is there before and after
    const before = await read(client);
    const writeDataPoint = vi.fn<() => never>(() => {
      throw new Error("No points today.");
    });
    const log = vi.spyOn(console, "log").mockImplementation(() => {
      throw new Error("No lines today.");
    });
    const blind = openClient(openWorkerEnvironment({ POINTS: { writeDataPoint } }), client);
    expect(await read(blind)).toEqual(before);
    const made = await blind.send("POST", "/items", { title: "B" });
    const job = await readJson<JobView>(blind.importFile("title\nC\n"));
    await blind.environment.drain();
    await blind.environment.tick("* * * * *");
    expect(made.status).toBe(201);
    expect(await readJson(blind.get(`/jobs/${job.id}`))).toMatchObject({ state: "done" });
    expect(writeDataPoint).toHaveBeenCalled();
    expect(log).toHaveBeenCalled();
    log.mockRestore();
  });

  test("says on every answer how long it took, where, and under which name", async () => {
    const client = await openWorkspace();
    const { headers } = await client.get("/items", { "x-request-id": "mine-1" });
    expect(headers.get("x-request-id")).toBe("mine-1");
    expect(headers.get("x-exec-time")).toMatch(/^\d+ms$/);
    expect(headers.get("server-timing")).toMatch(/^total;dur=\d+, .*d1;dur=\d+;desc="\d+x"/);
  });

  test("a bug is told to nobody outside, and answered as a problem", async () => {
    const client = await openWorkspace();
    const answer = await openClient(
      openWorkerEnvironment({ DB: stub(brokenDatabase) }),
      client,
    ).get("/items");
    const text = await answer.clone().text();
    expect(answer.status).toBe(500);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect((await readJson<Problem>(answer)).code).toBe("bug");
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
