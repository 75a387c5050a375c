import { parseList } from "structured-headers";
import { describe, expect, test } from "vitest";
import { createToken } from "../../../src/core/token.ts";
import { authenticate } from "../../../src/http/request/auth/authenticate.ts";
import { openApp, openHttpEnvironment, sha256 } from "../../environments/unit-http.ts";

const [key, otherKey] = [1, 2].map((byte) => createToken("ord", new Uint8Array(32).fill(byte)));

/** Serves a read (1 unit), a what-if (20 units) and a stability analysis (500 units). */
function openServer(policy = { key: 1_000, workspace: 1_500 }) {
  const environment = openHttpEnvironment();
  environment.quotaPolicy = policy;
  environment.now = 60_000;
  for (const [index, each] of [key, otherKey].entries()) {
    const row = { id: `key_${index}`, workspace: "wsp_1", name: "ci", role: "developer" } as const;
    environment.tables.keys.set(sha256(each ?? ""), { ...row, createdAt: 0 });
  }
  const app = openApp(environment);
  app.use("/v1/*", authenticate);
  app.get("/v1/ranking", (c) => c.text("page"));
  app.post("/v1/ranking~whatif", (c) => c.text("what if"));
  app.get("/v1/stability", (c) => c.text("stability"));
  const send = async (method: string, path: string, bearer = key) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const response = await app.request(`/v1/${path}`, { method, headers });
    await environment.settle();
    return response;
  };
  return { environment, read: () => send("GET", "ranking"), send };
}

/** Parses the fields as structured fields (RFC 9651): policy → parameters. */
function parseRateLimit(response: Response) {
  const parse = (name: string) =>
    Object.fromEntries(
      parseList(response.headers.get(name) ?? "").map(([policy, parameters]) => [
        policy,
        Object.fromEntries(parameters),
      ]),
    );
  return { policy: parse("ratelimit-policy"), limit: parse("ratelimit") };
}

describe("the fields of a response", () => {
  test("are structured fields with the quotas and the units left", async () => {
    const { environment, send } = openServer();
    environment.now += 12_300;
    const { policy, limit } = parseRateLimit(await send("GET", "stability"));
    expect(policy).toEqual({ key: { q: 1_000, w: 60 }, workspace: { q: 1_500, w: 60 } });
    expect(limit).toEqual({ key: { r: 500, t: 48 }, workspace: { r: 1_000, t: 48 } });
  });

  test("count exactly for expensive requests of all keys", async () => {
    const { send } = openServer();
    await send("POST", "ranking:whatif");
    await send("GET", "stability", otherKey);
    const { limit } = parseRateLimit(await send("POST", "ranking:whatif"));
    // The workspace: 1,500 − 20 − 500 − 20
    expect(limit).toMatchObject({ key: { r: 960 }, workspace: { r: 960 } });
  });

  test("have a lower bound for reads: the units of the lease", async () => {
    const { read } = openServer();
    await read();
    const { limit } = parseRateLimit(await read());
    expect(limit).toMatchObject({ key: { r: 63 }, workspace: { r: 63 } }); // 64 − 1
  });
});

describe("a read", () => {
  test("waits for the coordinator only without a lease", async () => {
    const { environment, read } = openServer();
    for (let count = 0; count < 30; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      expect((await read()).status).toBe(200);
    }
    expect(environment.unitRequests).toEqual([
      { key: "key_0", start: 60_000, units: 1, lease: 64 },
    ]);
  });

  test("asks for more units after the response, before the lease is used up", async () => {
    const { environment, read } = openServer();
    for (let count = 0; count < 200; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      expect((await read()).status).toBe(200);
    }
    const [first, ...renewals] = environment.unitRequests;
    expect(first).toMatchObject({ units: 1 });
    expect(renewals.length).toBeGreaterThan(0);
    expect(renewals.every(({ units }) => units === 0)).toBe(true);
  });

  test("takes a lease of the next window in advance", async () => {
    const { environment, read } = openServer();
    environment.now = 117_000;
    await read();
    expect(environment.unitRequests.at(-1)).toMatchObject({ start: 120_000, units: 0 });
    environment.now = 120_000;
    await read();
    expect(environment.unitRequests).toHaveLength(2);
  });
});

describe("a quota that is used up", () => {
  test("gives 429 until the window ends, with the seconds to wait", async () => {
    const { environment, send } = openServer();
    await send("GET", "stability");
    await send("GET", "stability");
    environment.now += 20_500;
    const refused = await send("GET", "stability");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
    expect(await refused.json()).toMatchObject({
      detail:
        "The request costs 500 units, and the quota of the key (1000 units in 60 seconds) has 0 left. Wait 40 seconds.",
    });
    expect(parseRateLimit(refused).limit).toMatchObject({ key: { r: 0, t: 40 } });
    environment.now += 39_500;
    expect((await send("GET", "stability")).status).toBe(200);
  });

  test("of the workspace refuses its other keys", async () => {
    const { send } = openServer({ key: 1_000, workspace: 1_200 });
    await send("GET", "stability");
    await send("GET", "stability");
    const refused = await send("GET", "stability", otherKey);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      detail: expect.stringContaining("the quota of the workspace (1200 units"),
    });
  });

  test("is not asked about again in the window", async () => {
    const { environment, read } = openServer({ key: 0, workspace: 9 });
    expect((await read()).status).toBe(429);
    expect((await read()).status).toBe(429);
    expect(environment.unitRequests).toHaveLength(1);
  });

  test("serves exactly as many reads as the quota has units", async () => {
    const { read } = openServer({ key: 150, workspace: 1_000 });
    const statuses: number[] = [];
    for (let count = 0; count < 160; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      statuses.push((await read()).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(150);
    expect(statuses.slice(150)).toEqual(Array.from({ length: 10 }, () => 429));
  });
});

test("accepts requests without numbers if the coordinator does not respond", async () => {
  const { environment, read, send } = openServer();
  environment.isCoordinatorDown = true;
  const responses = [await read(), await send("GET", "stability")];
  expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  expect(responses.map(({ headers }) => headers.get("ratelimit"))).toEqual([null, null]);
  expect(environment.unitRequests).toHaveLength(2);
});
