import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type JourneyEnvironment, openJourneyEnvironment } from "../environments/journey.ts";
import {
  backlogNames,
  isAbsent,
  type Issue,
  readBytes,
  readIssues,
  rowCounts,
} from "./backlogs.ts";
import { type Client, type JobView, readJson } from "./client.ts";
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

type RankedItem = {
  readonly rank: number;
  readonly score: number | null;
  readonly coverage: number;
  readonly item: { readonly number: number; readonly external_id: string };
};

type RankingPage = {
  readonly ranking: { readonly count: number; readonly unscored: number; readonly digest: string };
  readonly data: readonly RankedItem[];
  readonly page: { readonly next_cursor: string | null };
  readonly pagination?: { readonly pages: number };
};

/** The results of the imports, which run once before the tests. */
type Imported = {
  readonly issues: ReadonlyMap<string, Issue>;
  readonly jobs: readonly JobView[];
  readonly importedCsv: string;
  readonly reimport: JobView;
  readonly second: { readonly client: Client; readonly job: JobView };
  readonly rated: readonly PlainItem[];
  readonly key: string;
};

let environment: JourneyEnvironment | undefined;
let client: Client;
let imported: Imported;

/**
 * Imports ten files, exports the items, imports them into two workspaces, and rates them for WSJF.
 */
async function importBacklogs(journey: JourneyEnvironment): Promise<void> {
  const workspace = await journey.createWorkspace();
  client = journey.openClient(workspace);
  const jobs = await Promise.all(
    backlogNames.map((name) => client.importFile({ body: readBytes(name), type: "text/csv", map })),
  );
  const importedCsv = await readText("/export");
  const ndjson = await readText("/export?format=ndjson");
  const other = journey.openClient(await journey.createWorkspace());
  const [reimport, copied] = await Promise.all([
    client.importFile({ body: importedCsv, type: "text/csv" }),
    other.importFile({ body: ndjson, type: "application/x-ndjson" }),
  ]);
  await rateItems(parseItems(ndjson));
  imported = {
    issues: new Map(backlogNames.flatMap(readIssues).map((issue) => [issue.key, issue])),
    jobs,
    importedCsv,
    reimport,
    second: { client: other, job: copied },
    rated: parseItems(await readText("/export?format=ndjson")),
    key: workspace.key,
  };
}

/** Adds generated WSJF ratings, because these trackers only estimate story points. */
async function rateItems(items: readonly PlainItem[]): Promise<void> {
  const operations = generateRatings(items, seed).map(({ id, ratings }) => ({
    op: "patch",
    id,
    patch: { ratings },
  }));
  for (let from = 0; from < operations.length; from += 1_000) {
    const body = { operations: operations.slice(from, from + 1_000) };
    // The Worker writes one batch of a workspace at a time.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await readJson(client.post("/items:batch", body));
  }
}

async function readText(path: string, from = client): Promise<string> {
  return (await from.get(path)).text();
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
    const list = await readJson<{ pagination: { total: number } }>(
      client.get("/items?page=1&per_page=1"),
    );
    const summary = await readJson<{ total: number; rated: Record<string, number> }>(
      client.get("/summary"),
    );
    expect(list.pagination.total).toBe(10_100);
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
      const { data } = await readJson<{ data: { id: string }[] }>(
        client.get(`/items?external_id=${encodeURIComponent(key)}`),
      );
      const item = await readJson<PlainItem>(client.get(`/items/${data[0]?.id}`));
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
    const { client: other, job } = imported.second;
    const items = parseItems(await readText("/export?format=ndjson", other));
    expect(job.result).toMatchObject({ created: 10_100, failed: 0 });
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
      expect(rankedItems.map(({ rank }) => rank)).toEqual(expected.map((_, at) => at + 1));
      expect(listKeys(rankedItems)).toEqual(expected.map(({ external_id }) => external_id));
      expect(rankedItems.filter((item, at) => !hasScore(item, expected[at]))).toEqual([]);
    },
  );

  test("have the same order by page number as by cursor", async () => {
    const rankedItems = await readAllPages("wsjf");
    const paths = Array.from(
      { length: 21 },
      (_, at) => `/ranking?model=wsjf&per_page=500&page=${at + 1}`,
    );
    const pages = await Promise.all(paths.map((path) => readJson<RankingPage>(client.get(path))));
    expect(pages[0]?.pagination?.pages).toBe(21); // 10,100 / 500
    expect(listKeys(pages.flatMap(({ data }) => data))).toEqual(listKeys(rankedItems));
  });

  test("have the same ranking after a restart", async () => {
    const before = await readText("/ranking?model=wsjf&limit=500");
    await environment?.restart();
    client = environment?.openClient({ id: client.workspace, key: imported.key }) ?? client;
    const after = await readText("/ranking?model=wsjf&limit=500");
    const summary = await readJson<{ total: number }>(client.get("/summary"));
    expect(after).toBe(before);
    expect(summary.total).toBe(10_100);
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

/** Reads every page of a ranking by cursor. */
async function readAllPages(model: string): Promise<RankedItem[]> {
  const rankedItems: RankedItem[] = [];
  const { generation } = await readJson<{ generation: number }>(client.get(""));
  const path = `/ranking?model=${model}&limit=500`;
  let cursor: string | null = "";
  while (cursor !== null) {
    const next: string = cursor === "" ? path : `${path}&cursor=${cursor}`;
    // oxlint-disable-next-line no-await-in-loop -- each page has the cursor of the next
    const { data, page } = await readJson<RankingPage>(
      client.get(next, { "ordinal-min-generation": String(generation) }),
    );
    rankedItems.push(...data);
    cursor = page.next_cursor;
  }
  return rankedItems;
}

function listKeys(rankedItems: readonly RankedItem[]): string[] {
  return rankedItems.map(({ item }) => item.external_id);
}

function hasScore({ score, coverage }: RankedItem, plain: PlainScore | undefined): boolean {
  const hasSameValue =
    score === null || plain?.value === undefined
      ? score === (plain?.value ?? null)
      : Math.abs(score - plain.value) < 1e-12;
  return hasSameValue && Math.abs(coverage - (plain?.coverage ?? Number.NaN)) < 1e-12;
}
