import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiClient, type Schemas } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { type JourneyEnvironment, openJourneyEnvironment } from "../environments/journey.ts";
import {
  backlogNames,
  isAbsent,
  type Issue,
  readBytes,
  readIssues,
  rowCounts,
} from "./backlogs.ts";
import { importFile } from "./import-file.ts";
import {
  classicScore,
  generateRatings,
  type PlainItem,
  orderItems,
  type PlainScore,
  wsjfScore,
} from "./plain-models.ts";

const seed = 20_261_121;
const map = "issuekey=external_id,storypoint=story_points";

type Job = Schemas["Job"];
type RankingPage = Schemas["RankingPage"];
type RankedItem = RankingPage["data"][number];

/** A workspace, as the path parameter of its routes, and a client with its key. */
type Access = { readonly client: ApiClient; readonly path: { readonly workspaceId: string } };

/** The results of the imports, which run once before the tests. */
type Imported = {
  readonly issues: ReadonlyMap<string, Issue>;
  readonly jobs: readonly Job[];
  readonly importedCsv: string;
  readonly reimport: Job;
  readonly second: Access & { readonly job: Job };
  readonly rated: readonly PlainItem[];
  readonly key: string;
};

let environment: JourneyEnvironment | undefined;
let access: Access;
let imported: Imported;

/**
 * Imports ten files, exports the items, imports them into two workspaces, and rates them for WSJF.
 */
async function importBacklogs(journey: JourneyEnvironment): Promise<void> {
  const workspace = await journey.createWorkspace();
  access = openAccess(journey, workspace);
  const { client, path } = access;
  const jobs = await Promise.all(
    backlogNames.map((name) =>
      importFile(client, path.workspaceId, {
        body: new Blob([readBytes(name)]),
        type: "text/csv",
        map,
      }),
    ),
  );
  const importedCsv = await exportItems(access, "csv");
  const ndjson = await exportItems(access, "ndjson");
  const other = openAccess(journey, await journey.createWorkspace());
  const [reimport, copied] = await Promise.all([
    importFile(client, path.workspaceId, { body: importedCsv, type: "text/csv" }),
    importFile(other.client, other.path.workspaceId, {
      body: ndjson,
      type: "application/x-ndjson",
    }),
  ]);
  await rateItems(parseItems(ndjson));
  imported = {
    issues: new Map(backlogNames.flatMap(readIssues).map((issue) => [issue.key, issue])),
    jobs,
    importedCsv,
    reimport,
    second: { ...other, job: copied },
    rated: parseItems(await exportItems(access, "ndjson")),
    key: workspace.key,
  };
}

/** Adds generated WSJF ratings, because these trackers only estimate story points. */
async function rateItems(items: readonly PlainItem[]): Promise<void> {
  const operations = generateRatings(items, seed).map(({ id, ratings }) => ({
    op: "patch" as const,
    id,
    patch: { ratings },
  }));
  for (let from = 0; from < operations.length; from += 1_000) {
    const body = { operations: operations.slice(from, from + 1_000) };
    const params = { path: access.path };
    requireData(
      // oxlint-disable-next-line no-await-in-loop -- the Worker writes one batch of a workspace at a time
      await access.client.POST("/v1/workspaces/{workspaceId}/items:batch", { params, body }),
    );
  }
}

function openAccess(
  journey: JourneyEnvironment,
  { id, key }: { readonly id: string; readonly key: string },
): Access {
  return { client: journey.openClient(key), path: { workspaceId: id } };
}

async function exportItems({ client, path }: Access, format: "csv" | "ndjson"): Promise<string> {
  const params = { path, query: { format } };
  return requireData(
    await client.GET("/v1/workspaces/{workspaceId}/export", { params, parseAs: "text" }),
  );
}

async function readSummary(): Promise<Schemas["WorkspaceSummary"]> {
  const params = { path: access.path };
  return requireData(await access.client.GET("/v1/workspaces/{workspaceId}/summary", { params }));
}

function parseItems(ndjson: string): PlainItem[] {
  return ndjson
    .trimEnd()
    .split("\n")
    .map((line) => {
      const item: PlainItem = JSON.parse(line);
      return item;
    });
}

beforeAll(async () => {
  if (!isAbsent) {
    environment = await openJourneyEnvironment();
    await importBacklogs(environment);
  }
}, 60_000);

afterAll(async () => {
  await environment?.close();
});

describe.skipIf(isAbsent)("ten real backlogs of 10,100 issues in one workspace", () => {
  test("have unique keys, so that a key can be the external id", () => {
    expect(imported.issues.size).toBe(10_100);
  });

  test("create one item per row", () => {
    expect(imported.jobs.map(({ state, errors }) => ({ state, errors }))).toEqual(
      backlogNames.map(() => ({ state: "done", errors: [] })),
    );
    expect(imported.jobs.map(({ result }) => result?.created)).toEqual(Object.values(rowCounts));
    expect(imported.jobs.map(({ unmapped }) => unmapped)).toEqual(
      backlogNames.map(() => ["split_mark"]),
    );
  });

  test("are counted by the item list and by the summary", async () => {
    const list = await readItems({ page: 1, per_page: 1 });
    const summary = await readSummary();
    expect(list.pagination?.total).toBe(10_100);
    expect(summary.total).toBe(10_100);
    expect(summary.rated["story_points"]).toBe(10_100);
  });

  test.each(["mesos", "springxd", "talendesb"])(
    "keep the longest issue of %s unchanged",
    async (name) => {
      const [issue] = readIssues(name).toSorted(
        (a, b) => b.description.length - a.description.length,
      );
      const key = issue?.key ?? "";
      const { data } = await readItems({ external_id: key });
      const path = { ...access.path, itemId: data[0]?.id ?? "" };
      const item = requireData(
        await access.client.GET("/v1/workspaces/{workspaceId}/items/{itemId}", {
          params: { path },
        }),
      );
      expect(data).toHaveLength(1);
      expect(item).toMatchObject({
        external_id: key,
        title: issue?.title,
        description: issue?.description,
        ratings: { story_points: issue?.points },
      });
    },
  );

  test("are exported as CSV without changes", () => {
    const { data } = Papa.parse<Record<string, string>>(imported.importedCsv.trimEnd(), {
      header: true,
    });
    const exported = data.map((row) => ({
      key: removeGuard(row["external_id"]),
      title: removeGuard(row["title"]),
      description: removeGuard(row["description"]),
      points: Number(row["ratings.story_points"]),
    }));
    expect(new Map(exported.map((issue) => [issue.key, issue]))).toEqual(imported.issues);
  });

  test("are exported without a cell that starts like a formula", () => {
    const { data } = Papa.parse<string[]>(imported.importedCsv.trimEnd());
    const harmful = data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !isNumber(cell));
    const guarded = data.flat().filter((cell) => /^'+[=+\-@\t\r]/.test(cell));
    expect(harmful).toEqual([]);
    expect(guarded.length).toBeGreaterThan(0);
  });

  test("do not change if the exported CSV is imported again", () => {
    expect(imported.reimport.result).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 10_100,
      failed: 0,
    });
  });

  test("are equal in another workspace that imports the exported NDJSON", async () => {
    const { second } = imported;
    const items = parseItems(await exportItems(second, "ndjson"));
    expect(second.job.result).toMatchObject({ created: 10_100, failed: 0 });
    expect(new Map(items.map((item) => [item.external_id, toIssue(item)]))).toEqual(
      imported.issues,
    );
  });

  test.each([
    { model: "qvf-classic", computeScore: classicScore },
    { model: "wsjf", computeScore: wsjfScore },
  ])(
    "are ranked by $model in the order that plain arithmetic gives",
    async ({ model, computeScore }) => {
      const rankedItems = await readAllPages(model);
      const expected = orderItems(imported.rated, computeScore);
      expect(rankedItems.map(({ rank }) => rank)).toEqual(expected.map((_, index) => index + 1));
      expect(listKeys(rankedItems)).toEqual(expected.map(({ external_id }) => external_id));
      expect(rankedItems.filter((item, index) => !hasScore(item, expected[index]))).toEqual([]);
    },
  );

  test("have the same order by page number as by cursor", async () => {
    const rankedItems = await readAllPages("wsjf");
    const pages = await Promise.all(
      Array.from({ length: 21 }, (_, index) => readRanking({ per_page: 500, page: index + 1 })),
    );
    expect(pages[0]?.pagination?.pages).toBe(21); // 10,100 / 500
    expect(listKeys(pages.flatMap(({ data }) => data))).toEqual(listKeys(rankedItems));
  });

  test("have the same ranking after a restart", async () => {
    const before = await readRanking({ limit: 500 });
    await environment?.restart();
    const client = environment?.openClient(imported.key);
    access = client === undefined ? access : { ...access, client };
    const after = await readRanking({ limit: 500 });
    const { total } = await readSummary();
    expect(after).toEqual(before);
    expect(total).toBe(10_100);
  });
});

function isNumber(cell: string): boolean {
  return cell !== "" && Number.isFinite(Number(cell));
}

/** Returns the issue that an item was imported from. */
function toIssue({ external_id, title, description, ratings }: PlainItem): Issue {
  return {
    key: external_id,
    title,
    description: description ?? "",
    points: ratings["story_points"] ?? Number.NaN,
  };
}

function removeGuard(cell: string | undefined): string {
  return (cell ?? "").replace(/^'(?='*[=+\-@\t\r])/, "");
}

type ItemQuery = {
  readonly external_id?: string;
  readonly page?: number;
  readonly per_page?: number;
};

async function readItems(query: ItemQuery): Promise<Schemas["ItemList"]> {
  const params = { path: access.path, query };
  return requireData(await access.client.GET("/v1/workspaces/{workspaceId}/items", { params }));
}

type PageQuery = {
  readonly model?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly page?: number;
  readonly per_page?: number;
};

/** Reads one page of a ranking, by WSJF unless the query names another model. */
async function readRanking(query: PageQuery, minGeneration = 0): Promise<RankingPage> {
  const params = { path: access.path, query: { model: "wsjf", ...query } };
  return requireData(
    await access.client.GET("/v1/workspaces/{workspaceId}/ranking", {
      params,
      headers: { "ordinal-min-generation": minGeneration },
    }),
  );
}

/** Reads every page of a ranking by cursor. */
async function readAllPages(model: string): Promise<RankedItem[]> {
  const rankedItems: RankedItem[] = [];
  const { generation } = requireData(
    await access.client.GET("/v1/workspaces/{workspaceId}", { params: { path: access.path } }),
  );
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = { model, limit: 500, ...(cursor !== "" && { cursor }) };
    // oxlint-disable-next-line no-await-in-loop -- each page has the cursor of the next
    const page: RankingPage = await readRanking(query, generation);
    rankedItems.push(...page.data);
    cursor = page.page.next_cursor;
  }
  return rankedItems;
}

function listKeys(rankedItems: readonly RankedItem[]): (string | undefined)[] {
  return rankedItems.map(({ item }) => item.external_id);
}

function hasScore({ score, coverage }: RankedItem, plain: PlainScore | undefined): boolean {
  const hasSameValue =
    score === null || plain?.value === undefined
      ? score === (plain?.value ?? null)
      : Math.abs(score - plain.value) < 1e-12;
  return hasSameValue && Math.abs(coverage - (plain?.coverage ?? Number.NaN)) < 1e-12;
}
