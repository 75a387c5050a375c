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
import { createBacklog, visitEveryRoute } from "./visit-every-route.ts";

/** Lists the routes of the app, such as "GET /v1/workspaces/{workspaceId}". */
function listAppRoutes(): string[] {
  const { routes } = createApp(() => {
    throw new Error("This test sends no request.");
  });
  const own = routes.filter(({ method }) => method !== "ALL"); // the others are middleware
  return [
    ...new Set(own.map(({ method, path }) => formatRoute(method, toPublicPath(path)))),
  ].toSorted();
}

function formatRoute(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\/:(\w+)/g, "/{$1}")}`;
}

/** Returns the largest number of statements of a successful request to each route. */
function countMaxByRoute(points: readonly Point[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const { blobs = [], doubles = [] } of points) {
    const [kind, , method, path] = blobs;
    const [, status = 0, statements = 0] = doubles;
    if (kind === "request" && status < 400) {
      const route = formatRoute(String(method), String(path));
      most.set(route, Math.max(most.get(route) ?? 0, statements));
    }
  }
  return most;
}

describe("every statement of all routes, the queue and the crons", () => {
  let statements: readonly RecordedStatement[] = [];
  let distinct: readonly RecordedStatement[] = [];
  let points: readonly Point[] = [];

  beforeAll(async () => {
    ({ statements, points } = await visitEveryRoute());
    distinct = [...new Map(statements.map((statement) => [statement.sql, statement])).values()];
  }, 60_000);

  test("scans no whole table", async () => {
    const plans = await Promise.all(
      distinct.map(async (statement) => {
        const scans = await findTableScans(statement); // json_each and CTEs are not tables
        return scans.map((scan) => `${scan}: ${statement.sql.replaceAll(/\s+/g, " ")}`);
      }),
    );
    expect(plans.flat()).toEqual([]);
    expect(distinct.length).toBeGreaterThan(40);
  });

  test("scans all rows of a workspace only where that is allowed", async () => {
    const plans = await Promise.all(
      distinct.map(async (statement) => {
        const isAllowed = allowedScans.some(({ pattern }) =>
          pattern.test(statement.sql.replaceAll(/\s+/g, " ")),
        );
        const scans = isAllowed ? [] : await findWorkspaceScans(statement);
        return scans.map((scan) => `${scan}: ${statement.sql.replaceAll(/\s+/g, " ")}`);
      }),
    );
    expect(plans.flat()).toEqual([]);
  });

  test("stays within the budget of its route, and every route has a budget", () => {
    const routes = listAppRoutes();
    const most = countMaxByRoute(points);
    expect(Object.keys(statementsByRoute).toSorted()).toEqual(routes);
    expect([...most.keys()].toSorted()).toEqual(routes);
    const overBudget = [...most].filter(
      ([route, count]) => count > (statementsByRoute[route] ?? -1),
    );
    expect(overBudget).toEqual([]);
  });

  test("has at most a hundred parameters", () => {
    const most = Math.max(...statements.map(({ values }) => values.length));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(100);
  });

  test("is bound to a workspace, unless it belongs to the sweep or the directory", () => {
    const tenantTables =
      /\b["`]?(items|changes|models|people|hierarchies|rankings|published|baselines|status_maps|import_chunks|import_receipts)["`]?\b/;
    const isBound = ({ sql, values }: RecordedStatement) =>
      // Thinning passes the workspaces of many rows as JSON.
      values.some((value) => typeof value === "string" && /^(?:\[\[")?wsp_/.test(value)) ||
      !tenantTables.test(sql);
    const unbound = distinct.filter((statement) => !isBound(statement)).map(({ sql }) => sql);
    // The sweep searches all workspaces of a shard for stale rankings, and thinning pages through
    // all rankings.
    const sweeps = ["w.changed_at <", "(workspace_id, generation) >"];
    expect(unbound.filter((sql) => !sweeps.some((part) => sql.includes(part)))).toEqual([]);
  });

  test("would fail these tests if it scanned a table", async () => {
    const scan = { sql: "SELECT 1 FROM items i WHERE i.title = ?", values: ["x"] };
    const scanOfJoin = {
      sql: "SELECT 1 FROM json_each(?) j JOIN items i ON i.title = j.value",
      values: ["[]"],
    };
    expect(await findTableScans(scan)).not.toEqual([]);
    expect(await findTableScans(scanOfJoin)).not.toEqual([]);
  });
});

function fillPath(path: string, [a, b]: readonly string[]): string {
  return path.replace("=A", `=${a}`).replace("=B", `=${b}`).replace("/A/", `/${a}/`);
}

describe("the number of statements", () => {
  let client: Client;
  let items: readonly ItemView[];
  let rankings: readonly string[];

  beforeAll(async () => {
    client = await openWorkspace();
    items = await createBacklog(client);
    const ids: string[] = [];
    for (const business_value of [10, 1]) {
      const operations = items.map(({ id }, index) => ({
        op: "patch",
        id,
        patch: { ratings: { business_value: index % 2 === 0 ? business_value : 5 } },
      }));
      // oxlint-disable-next-line no-await-in-loop -- each change is followed by a read
      const response = await client.send("POST", "/items:batch", { operations });
      const headers = {
        "ordinal-min-generation": requireValue(response.headers.get("ordinal-generation")),
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
    ["/ranking:matrix?x=effort&y=score&limit=1", "/ranking:matrix?x=effort&y=score&limit=500"],
  ])("is the same for %s as for %s", async (few, many) => {
    clearAllMemories(); // drops the cached pointer
    await client.get(fillPath(few, rankings).replace(/limit=\d+/, "limit=6")); // publishes the ranking
    const expected = await countStatements(() => client.get(fillPath(few, rankings)));
    expect(await countStatements(() => client.get(fillPath(many, rankings)))).toBe(expected);
    expect(expected).toBeGreaterThan(0);
    expect(expected).toBeLessThanOrEqual(12);
  });

  test.each([5, 500])("is the same for a batch of %i operations as for two", async (size) => {
    const operations = [
      ...items.slice(0, size).map(({ id }) => ({ op: "patch", id, patch: { team: `t${size}` } })),
      ...Array.from({ length: size }, (_, index) => ({
        op: "create",
        item: { title: `${index}`, parent: items[index]?.id },
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

  test("of a what-if does not depend on its patches or its page", async () => {
    const patches = items.slice(0, 300).map(({ id }) => ({ id, ratings: { reach: 1 } }));
    const few = { patches: patches.slice(0, 1), limit: 1, scope: "all" };
    const many = { patches, limit: 300, scope: "all" };
    const expected = await countStatements(() => client.send("POST", "/ranking:whatif", few));
    const actual = await countStatements(() => client.send("POST", "/ranking:whatif", many));
    expect(actual).toBe(expected);
  });

  test("of a cascade does not depend on its page, and that of a lint not on its findings", async () => {
    const statements = [1, 500].map((limit) => {
      const body = { amount: 100, limit, root: items[0]?.id };
      return () => countStatements(() => client.send("POST", "/items:cascade", body));
    });
    const ofCascade = await statements[0]?.();
    expect(await statements[1]?.()).toBe(ofCascade);
    const ofLint = await countStatements(() => client.get("/ranking:lint?model=qvf-classic"));
    expect(await countStatements(() => client.get("/ranking:lint?model=rice"))).toBe(ofLint);
    expect(Math.max(ofCascade ?? 99, ofLint)).toBeLessThanOrEqual(12);
  });

  test("of a comparison does not depend on its page", async () => {
    const [countOne, countAll] = [1, 500].map((limit) => {
      const body = { models: ["rice", "wsjf", "ice"], limit };
      return () => countStatements(() => client.send("POST", "/ranking:compare", body));
    });
    const expected = await countOne?.();
    expect(await countAll?.()).toBe(expected);
    expect(expected).toBeLessThanOrEqual(12);
  });

  test("of a counterfactual does not depend on the target rank", async () => {
    const path = `/items/${items[0]?.id}/score?model=rice&target_rank=`;
    const expected = await countStatements(() => client.get(`${path}600`));
    expect(await countStatements(() => client.get(`${path}1`))).toBe(expected);
    expect(expected).toBeLessThanOrEqual(12);
  });

  test("of a verification is at most twelve for any past ranking", async () => {
    const [first = "", second = ""] = rankings.map((id) => `/rankings/${id}:verify`);
    const expected = await countStatements(() => client.call("POST", first));
    expect(await countStatements(() => client.call("POST", second))).toBe(expected);
    expect(expected).toBeLessThanOrEqual(12);
  });

  test("of a score is at most three", async () => {
    const path = `/items/${items[0]?.id}/score?model=rice`;
    expect(await countStatements(() => client.get(path))).toBeLessThanOrEqual(3);
  });

  test.each(["limit=8", "limit=8&page=70", "limit=100&page=2", "limit=8&status=open&fields=title"])(
    "of an uncached page is one if the ranking is cached: %s",
    async (query) => {
      // A stopped clock keeps the cached pointer valid.
      const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now());
      onTestFinished(() => clock.mockRestore());
      clearAllMemories();
      await client.get("/ranking?limit=6");
      const response = await client.get(`/ranking?${query}`);
      expect(response.headers.get("cache-status")).toContain("fwd=miss");
      expect(response.headers.get("server-timing")).toMatch(/d1;[^,]*desc="1x"/);
    },
  );

  test("of a page in memory is at most one", async () => {
    await client.get("/ranking?limit=7");
    const response = await client.get("/ranking?limit=7");
    expect(response.headers.get("cache-status")).toBe("ordinal; hit; detail=memory");
    expect(response.headers.get("server-timing")).not.toMatch(/d1;[^,]*desc="(?:[2-9]|\d\d)x"/);
  });
});
