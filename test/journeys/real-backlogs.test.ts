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
  plainOrder,
  type PlainScore,
  wsjfScore,
} from "./plain-models.ts";

const seed = 20_261_121;
const map = "issuekey=external_id,storypoint=story_points";

type Place = {
  readonly rank: number;
  readonly score: number | null;
  readonly coverage: number;
  readonly item: { readonly number: number; readonly external_id: string };
};

type RankingPage = {
  readonly ranking: { readonly count: number; readonly unscored: number; readonly digest: string };
  readonly data: readonly Place[];
  readonly page: { readonly next_cursor: string | null };
  readonly pagination?: { readonly pages: number };
};

/** What the journey does once, in this order; the tests look at what came of it. */
type Imported = {
  readonly issues: ReadonlyMap<string, Issue>;
  readonly jobs: readonly JobView[];
  readonly importedCsv: string;
  readonly again: JobView;
  readonly second: { readonly client: Client; readonly job: JobView };
  readonly rated: readonly PlainItem[];
  readonly key: string;
};

let environment: JourneyEnvironment | undefined;
let client: Client;
let imported: Imported;

/** Ten files at once; then out and in again, into a second workspace, and rated for WSJF. */
async function importBacklogs(journey: JourneyEnvironment): Promise<void> {
  const workspace = await journey.createWorkspace();
  client = journey.openClient(workspace);
  const jobs = await Promise.all(
    backlogNames.map((name) => client.importFile({ body: readBytes(name), type: "text/csv", map })),
  );
  const importedCsv = await textOf("/export");
  const ndjson = await textOf("/export?format=ndjson");
  const other = journey.openClient(await journey.createWorkspace());
  const [again, copied] = await Promise.all([
    client.importFile({ body: importedCsv, type: "text/csv" }),
    other.importFile({ body: ndjson, type: "application/x-ndjson" }),
  ]);
  await rate(itemsIn(ndjson));
  imported = {
    issues: new Map(backlogNames.flatMap(readIssues).map((issue) => [issue.key, issue])),
    jobs,
    importedCsv,
    again,
    second: { client: other, job: copied },
    rated: itemsIn(await textOf("/export?format=ndjson")),
    key: workspace.key,
  };
}

/** WSJF ratings are made up: these trackers estimate story points and nothing else. */
async function rate(items: readonly PlainItem[]): Promise<void> {
  const operations = generateRatings(items, seed).map(({ id, ratings }) => ({
    op: "patch",
    id,
    patch: { ratings },
  }));
  for (let from = 0; from < operations.length; from += 1_000) {
    const body = { operations: operations.slice(from, from + 1_000) };
    // A client sends one batch after another.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await readJson(client.post("/items:batch", body));
  }
}

async function textOf(path: string, from = client): Promise<string> {
  return (await from.get(path)).text();
}

function itemsIn(ndjson: string): PlainItem[] {
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

describe.skipIf(isAbsent)("ten real backlogs, 10,100 issues, in one workspace", () => {
  test("hold no key twice, so that it can be an external id", () => {
    expect(imported.issues.size).toBe(10_100);
  });

  test("are imported whole: every row of every file makes an item", () => {
    expect(imported.jobs.map(({ state, errors }) => ({ state, errors }))).toEqual(
      backlogNames.map(() => ({ state: "done", errors: [] })),
    );
    expect(imported.jobs.map(({ result }) => result?.created)).toEqual(Object.values(rowCounts));
    expect(imported.jobs.map(({ unmapped }) => unmapped)).toEqual(
      backlogNames.map(() => ["split_mark"]),
    );
  });

  test("are counted by the list and by the summary", async () => {
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
    "keep the longest issue of %s to the letter",
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

  test("come out as CSV just as they went in", () => {
    const { data } = Papa.parse<Record<string, string>>(imported.importedCsv.trimEnd(), {
      header: true,
    });
    const exported = data.map((row) => ({
      key: unguarded(row["external_id"]),
      title: unguarded(row["title"]),
      description: unguarded(row["description"]),
      points: Number(row["ratings.story_points"]),
    }));
    expect(new Map(exported.map((issue) => [issue.key, issue]))).toEqual(imported.issues);
  });

  test("come out harmless: no cell of the file begins like a formula", () => {
    const { data } = Papa.parse<string[]>(imported.importedCsv.trimEnd());
    const harmful = data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !isNumber(cell));
    const guarded = data.flat().filter((cell) => /^'+[=+\-@\t\r]/.test(cell));
    expect(harmful).toEqual([]);
    expect(guarded.length).toBeGreaterThan(0);
  });

  test("are the same items when the exported CSV is imported again", () => {
    expect(imported.again.result).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 10_100,
      failed: 0,
    });
  });

  test("are equal items when the exported NDJSON is imported elsewhere", async () => {
    const { client: other, job } = imported.second;
    const copies = itemsIn(await textOf("/export?format=ndjson", other));
    expect(job.result).toMatchObject({ created: 10_100, failed: 0 });
    expect(new Map(copies.map((item) => [item.external_id, written(item)]))).toEqual(
      imported.issues,
    );
  });

  test.each([
    { model: "qvf-classic", scoreOf: classicScore },
    { model: "wsjf", scoreOf: wsjfScore },
  ])(
    "are walked by cursor in the order that plain arithmetic gives, by $model",
    async ({ model, scoreOf }) => {
      const walked = await walk(model);
      const expected = plainOrder(imported.rated, scoreOf);
      expect(walked.map(({ rank }) => rank)).toEqual(expected.map((_, at) => at + 1));
      expect(keysOf(walked)).toEqual(expected.map(({ external_id }) => external_id));
      expect(walked.filter((place, at) => !isScoredAs(place, expected[at]))).toEqual([]);
    },
  );

  test("are walked by page numbers in the same order as by cursor", async () => {
    const walked = await walk("wsjf");
    const paths = Array.from(
      { length: 21 },
      (_, at) => `/ranking?model=wsjf&per_page=500&page=${at + 1}`,
    );
    const pages = await Promise.all(paths.map((path) => readJson<RankingPage>(client.get(path))));
    expect(pages[0]?.pagination?.pages).toBe(21); // 10,100 / 500
    expect(keysOf(pages.flatMap(({ data }) => data))).toEqual(keysOf(walked));
  });

  test("are all there after a restart, ranked as before", async () => {
    const before = await textOf("/ranking?model=wsjf&limit=500");
    await environment?.restart();
    client = environment?.openClient({ id: client.workspace, key: imported.key }) ?? client;
    const after = await textOf("/ranking?model=wsjf&limit=500");
    const summary = await readJson<{ total: number }>(client.get("/summary"));
    expect(after).toBe(before);
    expect(summary.total).toBe(10_100);
  });
});

function isNumber(cell: string): boolean {
  return cell !== "" && Number.isFinite(Number(cell));
}

/** What a file says of an issue, of an item. */
function written({ external_id, title, description, ratings }: PlainItem): Issue {
  return {
    key: external_id,
    title,
    description: description ?? "",
    points: ratings["story_points"] ?? Number.NaN,
  };
}

function unguarded(cell: string | undefined): string {
  return (cell ?? "").replace(/^'(?='*[=+\-@\t\r])/, "");
}

/** Every page, from the first to the one that names no next. */
async function walk(model: string): Promise<Place[]> {
  const places: Place[] = [];
  const { generation } = await readJson<{ generation: number }>(client.get(""));
  const path = `/ranking?model=${model}&limit=500`;
  let cursor: string | null = "";
  while (cursor !== null) {
    const next: string = cursor === "" ? path : `${path}&cursor=${cursor}`;
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const { data, page } = await readJson<RankingPage>(
      client.get(next, { "ordinal-min-generation": String(generation) }),
    );
    places.push(...data);
    cursor = page.next_cursor;
  }
  return places;
}

function keysOf(places: readonly Place[]): string[] {
  return places.map(({ item }) => item.external_id);
}

function isScoredAs({ score, coverage }: Place, plain: PlainScore | undefined): boolean {
  const isSame =
    score === null || plain?.value === undefined
      ? score === (plain?.value ?? null)
      : Math.abs(score - plain.value) < 1e-12;
  return isSame && Math.abs(coverage - (plain?.coverage ?? Number.NaN)) < 1e-12;
}
