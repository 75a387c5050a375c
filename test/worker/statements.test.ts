import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { allowedScans } from "../../scripts/lab/explain/allowed-scans.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { createApp } from "../../src/http/app.ts";
import { toPublicPath } from "../../src/http/request/path.ts";
import {
  type Client,
  type ItemView,
  readJson,
  openWorkspace,
  type Point,
  requireValue,
} from "../environments/worker.ts";
import {
  type RecordedStatement,
  findTableScans,
  countStatements,
  findWorkspaceScans,
} from "./record-statements.ts";
import { statementsByRoute } from "./statement-budgets.ts";
import { openBacklog, visitEveryRoute } from "./visit-every-route.ts";

/** "GET /v1/workspaces/{workspaceId}" … of every route that the app has. */
function routesOfApp(): string[] {
  const { routes } = createApp(() => {
    throw new Error("Nobody asks it anything.");
  });
  const own = routes.filter(({ method }) => method !== "ALL"); // -- the rest is middleware
  return [
    ...new Set(own.map(({ method, path }) => routeOf(method, toPublicPath(path)))),
  ].toSorted();
}

function routeOf(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\/:(\w+)/g, "/{$1}")}`;
}

/** Of the requests that were answered well, the most statements that one of each route took. */
function mostByRoute(points: readonly Point[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const { blobs = [], doubles = [] } of points) {
    const [kind, , method, path] = blobs;
    const [, status = 0, statements = 0] = doubles;
    if (kind === "request" && status < 400) {
      const route = routeOf(String(method), String(path));
      most.set(route, Math.max(most.get(route) ?? 0, statements));
    }
  }
  return most;
}

describe("every statement of a journey through all routes, the queue and the cron", () => {
  let statements: readonly RecordedStatement[] = [];
  let distinct: readonly RecordedStatement[] = [];
  let points: readonly Point[] = [];

  beforeAll(async () => {
    ({ statements, points } = await visitEveryRoute());
    distinct = [...new Map(statements.map((each) => [each.sql, each])).values()];
  }, 60_000);

  test("is planned without going through a whole table", async () => {
    const plans = await Promise.all(
      distinct.map(async (each) => {
        const scans = await findTableScans(each); // none is allowed; json_each and CTEs are no tables
        return scans.map((scan) => `${scan}: ${each.sql.replaceAll(/\s+/g, " ")}`);
      }),
    );
    expect(plans.flat()).toEqual([]);
    expect(distinct.length).toBeGreaterThan(40);
  });

  test("goes through all that a workspace has only where that is what it is for", async () => {
    const plans = await Promise.all(
      distinct.map(async (each) => {
        const isAllowed = allowedScans.some(({ pattern }) =>
          pattern.test(each.sql.replaceAll(/\s+/g, " ")),
        );
        const scans = isAllowed ? [] : await findWorkspaceScans(each);
        return scans.map((scan) => `${scan}: ${each.sql.replaceAll(/\s+/g, " ")}`);
      }),
    );
    expect(plans.flat()).toEqual([]);
  });

  test("is one of a number that is written down, for every route of the app", () => {
    const routes = routesOfApp();
    const most = mostByRoute(points);
    expect(Object.keys(statementsByRoute).toSorted()).toEqual(routes);
    expect([...most.keys()].toSorted()).toEqual(routes);
    const beyond = [...most].filter(([route, count]) => count > (statementsByRoute[route] ?? -1));
    expect(beyond).toEqual([]);
  });

  test("takes no more than a hundred parameters", () => {
    const most = Math.max(...statements.map(({ values }) => values.length));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(100);
  });

  test("is bound to a workspace, a key, a shard's sweep, or the directory", () => {
    const tenantTables =
      /\b["`]?(items|changes|models|people|hierarchies|rankings|published|import_chunks|import_receipts)["`]?\b/;
    const isBound = ({ sql, values }: RecordedStatement) =>
      values.some((value) => typeof value === "string" && value.startsWith("wsp_")) ||
      !tenantTables.test(sql);
    const unbound = distinct.filter((each) => !isBound(each)).map(({ sql }) => sql);
    // The sweep looks at all workspaces of a shard for rankings that are behind.
    expect(unbound.filter((sql) => !sql.includes("w.changed_at <"))).toEqual([]);
  });

  test("would be found out, if it went through a table", async () => {
    const scan = { sql: "SELECT 1 FROM items i WHERE i.title = ?", values: ["x"] };
    const aside = {
      sql: "SELECT 1 FROM json_each(?) j JOIN items i ON i.title = j.value",
      values: ["[]"],
    };
    expect(await findTableScans(scan)).not.toEqual([]);
    expect(await findTableScans(aside)).not.toEqual([]);
  });
});

function namedIn(path: string, [a, b]: readonly string[]): string {
  return path.replace("=A", `=${a}`).replace("=B", `=${b}`).replace("/A/", `/${a}/`);
}

describe("the number of statements", () => {
  let client: Client;
  let items: readonly ItemView[];
  let rankings: readonly string[];

  beforeAll(async () => {
    client = await openWorkspace();
    items = await openBacklog(client);
    const ids: string[] = [];
    for (const business_value of [10, 1]) {
      const operations = items.map(({ id }, at) => ({
        op: "patch",
        id,
        patch: { ratings: { business_value: at % 2 === 0 ? business_value : 5 } },
      }));
      // oxlint-disable-next-line no-await-in-loop -- a ranking follows each change
      const answer = await client.send("POST", "/items:batch", { operations });
      const headers = {
        "ordinal-min-generation": requireValue(answer.headers.get("ordinal-generation")),
      };
      // oxlint-disable-next-line no-await-in-loop -- see above
      const { ranking } = await readJson<{ ranking: { id: string } }>(
        client.get("/ranking", headers),
      );
      ids.push(ranking.id);
    }
    rankings = ids;
  });

  test.each([
    ["/ranking?limit=5", "/ranking?limit=200"],
    ["/ranking?model=rice&limit=5", "/ranking?model=rice&limit=200"],
    [
      "/ranking?expand=stability,breakdown,parent&limit=5",
      "/ranking?expand=stability,breakdown,parent&limit=200",
    ],
    ["/rankings/A/stability?limit=1", "/rankings/A/stability?limit=500"],
    ["/items?limit=5", "/items?limit=500"],
    ["/items?limit=5&label=core", "/items?limit=500&label=core"],
    ["/rankings?limit=1", "/rankings?limit=500"],
    ["/rankings:diff?from=A&to=B&limit=1", "/rankings:diff?from=A&to=B&limit=500"],
    ["/ranking:bands?limit=1", "/ranking:bands?limit=500"],
  ])("of %s is that of %s", async (few, many) => {
    clearAllMemories(); // where the workspace stood a moment ago
    await client.get(namedIn(few, rankings).replace(/limit=\d+/, "limit=6")); // the ranking is there now
    const one = await countStatements(() => client.get(namedIn(few, rankings)));
    expect(await countStatements(() => client.get(namedIn(many, rankings)))).toBe(one);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThanOrEqual(12);
  });

  test.each([5, 500])("of a batch of %i operations is the same", async (size) => {
    const operations = [
      ...items.slice(0, size).map(({ id }) => ({ op: "patch", id, patch: { team: `t${size}` } })),
      ...Array.from({ length: size }, (_, at) => ({
        op: "create",
        item: { title: `${at}`, parent: items[at]?.id },
      })),
    ];
    const statements = await countStatements(() =>
      client.send("POST", "/items:batch", { operations }),
    );
    expect(statements).toBeLessThanOrEqual(20);
    expect(statements).toBe(await countStatements(() => batchOfTwo()));
  });

  function batchOfTwo(): Promise<Response> {
    const operations = [
      { op: "patch", id: items[0]?.id, patch: { status: crypto.randomUUID() } },
      { op: "create", item: { title: "One", parent: items[1]?.id } },
    ];
    return client.send("POST", "/items:batch", { operations });
  }

  test("of what-if does not grow with its patches or its answer", async () => {
    const patches = items.slice(0, 300).map(({ id }) => ({ id, ratings: { reach: 1 } }));
    const few = { patches: patches.slice(0, 1), limit: 1 };
    const many = { patches, limit: 300 };
    const one = await countStatements(() => client.send("POST", "/ranking:whatif", few));
    expect(await countStatements(() => client.send("POST", "/ranking:whatif", many))).toBe(one);
  });

  test("of a cascade does not grow with its page, nor that of a lint with its findings", async () => {
    const statements = [1, 500].map((limit) => {
      const body = { amount: 100, limit, root: items[0]?.id };
      return () => countStatements(() => client.send("POST", "/items:cascade", body));
    });
    const one = await statements[0]?.();
    expect(await statements[1]?.()).toBe(one);
    const few = await countStatements(() => client.get("/ranking:lint?model=qvf-classic"));
    expect(await countStatements(() => client.get("/ranking:lint?model=rice"))).toBe(few);
    expect(Math.max(one ?? 99, few)).toBeLessThanOrEqual(12);
  });

  test("of a comparison does not grow with its answer", async () => {
    const [one, many] = [1, 500].map((limit) => {
      const body = { models: ["rice", "wsjf", "ice"], limit };
      return () => countStatements(() => client.send("POST", "/ranking:compare", body));
    });
    const few = await one?.();
    expect(await many?.()).toBe(few);
    expect(few).toBeLessThanOrEqual(12);
  });

  test("of what lifts an item does not grow with how far it is from there", async () => {
    const path = `/items/${items[0]?.id}/score?model=rice&wanted_rank=`;
    const one = await countStatements(() => client.get(`${path}600`));
    expect(await countStatements(() => client.get(`${path}1`))).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });

  test("of a proof is that of reading a board of the past, and little more", async () => {
    const [one, other] = rankings.map((id) => `/rankings/${id}:verify`);
    const first = await countStatements(() => client.call("POST", one ?? ""));
    expect(await countStatements(() => client.call("POST", other ?? ""))).toBe(first);
    expect(first).toBeLessThanOrEqual(12);
  });

  test("of a score is small", async () => {
    const path = `/items/${items[0]?.id}/score?model=rice`;
    expect(await countStatements(() => client.get(path))).toBeLessThanOrEqual(3);
  });

  test.each(["limit=8", "limit=8&page=70", "limit=100&page=2", "limit=8&status=open&fields=title"])(
    "that a page needs which nobody has read is one, where the ranking is held: %s",
    async (query) => {
      // Where the workspace stands is read once, and stays good.
      const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now());
      onTestFinished(() => clock.mockRestore());
      clearAllMemories();
      await client.get("/ranking?limit=6");
      const answer = await client.get(`/ranking?${query}`);
      expect(answer.headers.get("cache-status")).toContain("fwd=miss");
      expect(answer.headers.get("server-timing")).toMatch(/d1;[^,]*desc="1x"/);
    },
  );

  test("that a page in memory needs is one at the most", async () => {
    await client.get("/ranking?limit=7");
    const answer = await client.get("/ranking?limit=7");
    expect(answer.headers.get("cache-status")).toBe("ordinal; hit; detail=memory");
    expect(answer.headers.get("server-timing")).not.toMatch(/d1;[^,]*desc="(?:[2-9]|\d\d)x"/);
  });
});
