import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { meantWhole } from "../../scripts/explain/meant.ts";
import { forgetEverything } from "../../src/cache/tiers/memory.ts";
import { writeHierarchies } from "./hierarchies.ts";
import { type Asked, recordDatabase, scansOf, statementsOf, tenantScansOf } from "./recorder.ts";
import {
  type Client,
  type ItemView,
  type JobView,
  jsonOf,
  makeItems,
  openWorkspace,
  openWorld,
  present,
  request,
} from "./world.ts";

const count = 600;

const seeds = Array.from({ length: count }, (_, at) => ({
  title: `Item ${at}`,
  external_id: `K-${at}`,
  status: at % 2 === 0 ? "open" : "done",
  priority: "high",
  assignee: "ana",
  team: "red",
  labels: ["core"],
  size: 1 + (at % 8),
  ratings: { reach: at, impact: 1, confidence: 0.5, effort: 2, business_value: 1 + (at % 10) },
}));

async function openBacklog(client: Client): Promise<readonly ItemView[]> {
  const items = await makeItems(client, seeds);
  const operations = items.slice(1).map(({ id }, at) => ({
    op: "patch",
    id,
    patch: { parent: items[Math.floor(at / 10)]?.id },
  }));
  await client.send("POST", "/items:batch", { operations });
  return items;
}

/** Every route, the queue and the cron, cold and warm; what they asked of the database. */
async function travel(): Promise<readonly Asked[]> {
  const { database, asked } = recordDatabase();
  const world = openWorld({ DB: database });
  const client = await openWorkspace(world);
  const items = await openBacklog(client);
  const [first, second] = [present(items[1]), present(items[2])];
  await world.drain();
  await writeEverything(client, { first, second });
  await world.drain();
  forgetEverything();
  await readEverything(client, { first, second });
  await operate(client);
  await world.tick("* * * * *");
  await world.tick("*/5 * * * *");
  await world.drain();
  await world.deliver(
    [{ kind: "import", workspace: client.id, job: "job_0" }],
    "ordinal-jobs-dead",
  );
  return asked;
}

type Two = { readonly first: ItemView; readonly second: ItemView };

async function writeEverything(client: Client, { first, second }: Two): Promise<void> {
  const key = { "idempotency-key": "k" };
  const criteria = [{ key: "zeal" }];
  await client.send("POST", "/items", { title: "New", parent: first.id }, key);
  await client.send("POST", "/items", { title: "New", parent: first.id }, key);
  await client.send("POST", "/items", { title: "", parent: first.id }, { "idempotency-key": "x" });
  await client.send("PATCH", `/items/${first.id}`, { size: 3, parent: null });
  await client.send("PUT", "/items/external/K-1", { status: "doing" });
  await client.send("PUT", "/items/external/NEW", { title: "New" });
  await client.send("PATCH", `/items/${second.id}`, { parent: second.id });
  await client.send("PATCH", `/items/${first.id}`, { blocked_by: [second.id, "K-5"] });
  await client.send("POST", "/items", { title: "Linked", blocked_by: ["K-7"] });
  await client.call("DELETE", `/items/${second.id}`);
  await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria }, key);
  await client.send("POST", "/models", { id: "near", kind: "topsis", criteria });
  const votes = [{ winner: first.id, loser: second.id }];
  await client.send("POST", "/models", { id: "liked", kind: "votes", votes });
  await writePeople(client);
  await writeHierarchies(client);
  await client.send("POST", "/models/mine", { criteria, name: "Mine" });
  const file = "external_id,title,parent,blocked_by\nX,X,Y,K-7\nY,Y,,\nK-5,Five,nowhere,X\n";
  await client.importFile(file, { headers: key });
  await client.importFile(file);
}

async function writePeople(client: Client): Promise<void> {
  const ana = { name: "Ana", skills: ["core"], capacity: 50 };
  const { id } = await jsonOf<{ id: string }>(client.send("POST", "/people", ana));
  await client.send("POST", "/people", ana, { "idempotency-key": "p" });
  await client.send("PATCH", `/people/${id}`, { capacity: 40 });
  await client.get(`/people/${id}`);
  await client.call("DELETE", `/people/${id}`, { headers: { "if-match": '"2"' } });
}

async function readEverything(client: Client, { first }: Two): Promise<void> {
  const { ranking, page } = await jsonOf<{
    ranking: { id: string };
    page: { next_cursor: string };
  }>(client.get("/ranking?limit=10"));
  const list = await jsonOf<{ page: { next_cursor: string } }>(client.get("/items?limit=10"));
  const { id: job } = await jsonOf<JobView>(client.importFile("title\nA\n"));
  const filters = `status=open&type=story&priority=high&assignee=ana&label=core&team=red`;
  const paths = [
    "",
    "/summary",
    `/items/${first.id}`,
    `/items/${first.id}/links`,
    `/items?limit=10&cursor=${list.page.next_cursor}`,
    ...filters.split("&").map((filter) => `/items?${filter}`),
    `/items?${filters}&parent=${first.id}&q=item&external_id=K-1&page=2&per_page=10`,
    `/items?parent=${first.id}`,
    "/items?external_id=K-1",
    `/ranking?limit=10&cursor=${page.next_cursor}`,
    `/ranking?${filters}&parent=${first.id}`,
    "/ranking?model=rice",
    "/ranking?model=mine",
    "/ranking?limit=9&expand=stability,breakdown,parent",
    "/ranking?model=mine&revision=1",
    "/rankings",
    "/rankings?before=2",
    `/rankings/${ranking.id}`,
    `/rankings/${ranking.id}?expand=parent,stability`,
    `/rankings/${ranking.id}/stability`,
    `/rankings/${ranking.id}/items/${first.id}`,
    `/rankings:diff?from=${ranking.id}&to=${ranking.id}`,
    `/items/${first.id}/score?model=mine`,
    `/items/${first.id}/score?model=rice&wanted_rank=1`,
    "/ranking:bands?model=rice&limit=5",
    "/ranking:lint",
    "/ranking:lint?model=mine&revision=1",
    `/items/${first.id}/score?model=near`,
    "/ranking?model=liked",
    "/models",
    "/models/mine",
    "/models:presets",
    `/jobs/${job}`,
    "/export",
    "/export?format=ndjson",
    "/people",
    "/hierarchies",
    "/people?skill=core",
    "/live",
  ];
  for (const path of paths) {
    // oxlint-disable-next-line no-await-in-loop -- one after another, as one client asks
    await client.get(path);
  }
  const patches = [{ id: first.id, ratings: { reach: 1 } }];
  const criteria = [{ key: "reach" }];
  await client.send("POST", "/ranking:whatif", { patches, filters: { parent: first.id } });
  await client.send("POST", "/ranking:compare", { models: ["rice", { model: "mine", criteria }] });
  await client.send("POST", "/items:cascade", { criterion: "business_value", root: first.id });
  await client.send("POST", "/ranking:order", {});
  await client.send("POST", "/ranking:fit", { people: true, filters: { parent: first.id } });
  await client.call("POST", `/rankings/${ranking.id}:verify`);
  await readThePast(client, ranking.id);
}

/** What the root key may ask for, about a workspace. */
async function operate({ world, id: workspace }: Client): Promise<void> {
  const headers = {
    authorization: `Bearer ${env.ROOT_KEY}`,
    "content-type": "application/json",
  };
  for (const path of ["warm", "clear", "warm"]) {
    const init = { headers, body: JSON.stringify({ workspace }) };
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await world.fetch(request("POST", `/v1/cache/${path}`, init));
  }
}

/** A ranking whose copies are lost, of a generation that is over. */
async function readThePast(client: Client, ranking: string): Promise<void> {
  await client.send("PUT", "/items/external/K-7", { size: 8 });
  await client.send("PUT", "/items/external/K-8", { parent: null });
  forgetEverything();
  const { keys } = await env.COPIES.list();
  await Promise.all(keys.map(({ name }) => env.COPIES.delete(name)));
  await client.get(`/rankings/${ranking}?limit=3`);
}

describe("every statement of a journey through all routes, the queue and the cron", () => {
  let asked: readonly Asked[] = [];
  let distinct: readonly Asked[] = [];

  beforeAll(async () => {
    asked = await travel();
    distinct = [...new Map(asked.map((each) => [each.sql, each])).values()];
  });

  test("is planned without going through a whole table", async () => {
    const plans = await Promise.all(
      distinct.map(async (each) => {
        const scans = await scansOf(each); // none is allowed; json_each and CTEs are no tables
        return scans.map((scan) => `${scan}: ${each.sql.replaceAll(/\s+/g, " ")}`);
      }),
    );
    expect(plans.flat()).toEqual([]);
    expect(distinct.length).toBeGreaterThan(40);
  });

  test("goes through all that a workspace has only where that is what it is for", async () => {
    const plans = await Promise.all(
      distinct.map(async (each) => {
        const isAllowed = meantWhole.some(({ of }) => of.test(each.sql.replaceAll(/\s+/g, " ")));
        const scans = isAllowed ? [] : await tenantScansOf(each);
        return scans.map((scan) => `${scan}: ${each.sql.replaceAll(/\s+/g, " ")}`);
      }),
    );
    expect(plans.flat()).toEqual([]);
  });

  test("takes no more than a hundred parameters", () => {
    const most = Math.max(...asked.map(({ values }) => values.length));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(100);
  });

  test("is bound to a workspace, a key, a shard's sweep, or the directory", () => {
    const tenantTables =
      /\b["`]?(items|changes|models|people|hierarchies|rankings|published|import_chunks|import_receipts)["`]?\b/;
    const isBound = ({ sql, values }: Asked) =>
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
    expect(await scansOf(scan)).not.toEqual([]);
    expect(await scansOf(aside)).not.toEqual([]);
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
        "ordinal-min-generation": present(answer.headers.get("ordinal-generation")),
      };
      // oxlint-disable-next-line no-await-in-loop -- see above
      const { ranking } = await jsonOf<{ ranking: { id: string } }>(
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
    forgetEverything(); // where the workspace stood a moment ago
    await client.get(namedIn(few, rankings).replace(/limit=\d+/, "limit=6")); // the ranking is there now
    const one = await statementsOf(() => client.get(namedIn(few, rankings)));
    expect(await statementsOf(() => client.get(namedIn(many, rankings)))).toBe(one);
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
    const statements = await statementsOf(() =>
      client.send("POST", "/items:batch", { operations }),
    );
    expect(statements).toBeLessThanOrEqual(20);
    expect(statements).toBe(await statementsOf(() => batchOfTwo()));
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
    const one = await statementsOf(() => client.send("POST", "/ranking:whatif", few));
    expect(await statementsOf(() => client.send("POST", "/ranking:whatif", many))).toBe(one);
  });

  test("of a cascade does not grow with its page, nor that of a lint with its findings", async () => {
    const statements = [1, 500].map((limit) => {
      const body = { amount: 100, limit, root: items[0]?.id };
      return () => statementsOf(() => client.send("POST", "/items:cascade", body));
    });
    const one = await statements[0]?.();
    expect(await statements[1]?.()).toBe(one);
    const few = await statementsOf(() => client.get("/ranking:lint?model=qvf-classic"));
    expect(await statementsOf(() => client.get("/ranking:lint?model=rice"))).toBe(few);
    expect(Math.max(one ?? 99, few)).toBeLessThanOrEqual(12);
  });

  test("of a comparison does not grow with its answer", async () => {
    const [one, many] = [1, 500].map((limit) => {
      const body = { models: ["rice", "wsjf", "ice"], limit };
      return () => statementsOf(() => client.send("POST", "/ranking:compare", body));
    });
    const few = await one?.();
    expect(await many?.()).toBe(few);
    expect(few).toBeLessThanOrEqual(12);
  });

  test("of what lifts an item does not grow with how far it is from there", async () => {
    const path = `/items/${items[0]?.id}/score?model=rice&wanted_rank=`;
    const one = await statementsOf(() => client.get(`${path}600`));
    expect(await statementsOf(() => client.get(`${path}1`))).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });

  test("of a proof is that of reading a board of the past, and little more", async () => {
    const [one, other] = rankings.map((id) => `/rankings/${id}:verify`);
    const first = await statementsOf(() => client.call("POST", one ?? ""));
    expect(await statementsOf(() => client.call("POST", other ?? ""))).toBe(first);
    expect(first).toBeLessThanOrEqual(12);
  });

  test("of a score is small", async () => {
    const path = `/items/${items[0]?.id}/score?model=rice`;
    expect(await statementsOf(() => client.get(path))).toBeLessThanOrEqual(3);
  });

  test("that a page in memory needs is one at the most", async () => {
    await client.get("/ranking?limit=7");
    const answer = await client.get("/ranking?limit=7");
    expect(answer.headers.get("cache-status")).toBe("ordinal; hit; detail=memory");
    expect(answer.headers.get("server-timing")).not.toMatch(/d1;[^,]*desc="(?:[2-9]|\d\d)x"/);
  });
});
