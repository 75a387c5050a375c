import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { encodeText } from "../core/import/streams.ts";
import { type JobView, openWorkspace, readGeneration, readJson } from "../environments/worker.ts";
import { importFile, importNew, listNamedItems, listTitles } from "./jobs.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

/** Encodes a text of Latin characters, one byte per character. */
function encodeLatin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

describe("a file in another encoding", () => {
  const german = "key,title,size\nA-1,Gästekonto für Käufer,3\nA-2,Plain,5\n";

  test.each([
    { name: "UTF-16 with a mark", file: encodeText(`\uFEFF${german}`, "utf-16le") },
    { name: "UTF-16 with tabs", file: encodeText(german.replaceAll(",", "\t"), "utf-16be") },
  ])("is read if it is $name", async ({ file }) => {
    const { job, items } = await importNew(file, { type: "text/plain" });
    expect(job.report?.encoding).toMatch(/^utf-16/);
    expect(items).toMatchObject([{ title: "Gästekonto für Käufer", size: 3 }, { size: 5 }]);
  });

  test.each(["text/csv; charset=windows-1252", 'text/csv; charset="ISO-8859-1"'])(
    "is rejected with 415 if it is declared by %s, and the problem names encoding=",
    async (type) => {
      const client = await openWorkspace();
      const problem = await readProblem(client.importFile(encodeLatin(german), { type }));
      expect(problem.status).toBe(415);
      expect(problem.detail).toContain("encoding=windows-1252");
    },
  );

  test.each(["text/csv", "text/csv; charset=utf-8"])(
    "is read if encoding= declares it",
    async (type) => {
      const query = "?encoding=windows-1252";
      const { job, items } = await importNew(encodeLatin(german), { query, type });
      expect(job.report?.encoding).toBe("windows-1252");
      expect(items[0]?.title).toBe("Gästekonto für Käufer");
    },
  );

  test("that is not declared is rejected as a whole, and the problem proposes the encoding", async () => {
    const client = await openWorkspace();
    const lateBytes = `key,title\n${"B,Plain\n".repeat(20_000)}C,für\n`;
    for (const text of [german, lateBytes]) {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      const problem = await readProblem(client.importFile(encodeLatin(text)));
      expect(problem).toMatchObject({ status: 400, errors: [{ parameter: "encoding" }] });
      expect(problem.detail).toContain("encoding=windows-1252");
    }
    await client.environment.drain();
    expect(await listTitles(client)).toEqual([]);
    expect(await readGeneration(client)).toBe(0);
    const { results: jobs } = await env.DB.prepare(
      "SELECT state, reason FROM jobs WHERE workspace_id = ?",
    )
      .bind(client.id)
      .all<{ state: string; reason: string }>();
    expect(jobs.length).toBeGreaterThan(0);
    for (const { state, reason } of jobs) {
      expect(state).toBe("failed");
      expect(reason).toContain("encoding=windows-1252");
    }
  });
});

describe("a file that is not text", () => {
  test.each([
    "text/csv",
    "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ])("is a 415 that names the format, sent as %s", async (type) => {
    const client = await openWorkspace();
    const file = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00);
    const problem = await readProblem(client.importFile(file, { type }));
    expect(problem).toMatchObject({ status: 415, code: "unsupported-media-type" });
    expect(problem.detail).toMatch(/\.xlsx.*CSV UTF-8/);
  });
});

describe("JSON", () => {
  test.each([
    { name: "an array", file: '[{"title":"A","size":2},{"title":"B"}]' },
    { name: "an object with an array", file: '{"total":2,"issues":[{"title":"A"},{"title":"B"}]}' },
    { name: "an object per line", file: '{"title":"A"}\n{"title":"B"}\n' },
  ])("is imported as $name", async ({ file }) => {
    const { job, items } = await importNew(file, { type: "application/json" });
    expect(job.result).toMatchObject({ created: 2 });
    expect(items.map(({ title }) => title)).toEqual(["A", "B"]);
  });

  test.each(['{"title":', "[1,2", "nonsense", "[]", "null", "7"])(
    "is a 400 or a failed job with a reason if it is %s",
    async (file) => {
      const client = await openWorkspace();
      const response = await client.importFile(file, { type: "application/json" });
      const { state, reason, status } = await readJson<JobView & { status?: number }>(response);
      expect(state === "failed" ? typeof reason : status).toBe(state === "failed" ? "string" : 400);
    },
  );
});

describe("a file without a title", () => {
  test("is a 400 that lists the columns, their samples and a map to paste", async () => {
    const client = await openWorkspace();
    const file = "Xyz,Punkte\nAnmeldung mit Passkey,3\nSuche verbessern,5\nExport,8\nX,1\n";
    const problem = await readProblem(client.importFile(file));
    expect(problem).toMatchObject({ status: 400, code: "malformed" });
    expect(problem.detail).toContain('map={"Xyz":"title"}');
    expect(problem.errors?.map(({ detail }) => detail).slice(1)).toEqual([
      expect.stringContaining('"Xyz": "Anmeldung mit Passkey", "Suche verbessern", "Export"'),
      expect.stringContaining('"Punkte": "3", "5", "8"'),
    ]);
    const map = encodeURIComponent('{"Xyz":"title"}');
    const job = await importFile(client, file, { query: `?map=${map}` });
    expect(job.result).toMatchObject({ created: 4 });
  });
});

describe("a file of which no row is imported", () => {
  test.each([
    { name: "has only a header", file: "title,size\n", reason: /no rows/ },
    { name: "has rows without titles", file: "key,title\nA,\nB,\n", reason: /all 2 rows.*Line 2/ },
    { name: "has one wrong row", file: "title,size\nA,1,2,3\n", reason: /only row.*Line 2/ },
  ])("is a failed job with a reason if it $name", async ({ file, reason }) => {
    const { client, job } = await importNew(file);
    expect(job).toMatchObject({ state: "failed", reason: expect.stringMatching(reason) });
    expect(await readGeneration(client)).toBe(0);
  });

  test("is failed in the response if no row can be staged", async () => {
    const client = await openWorkspace();
    const response = await client.importFile("title,size\nA,1,2\nB,1,2\n");
    expect(response.status).toBe(200);
    expect(await readJson(response)).toMatchObject({ state: "failed", error_count: 2 });
    expect(client.environment.queued).toEqual([]);
  });

  test.each(["", "\n\n", "\uFEFF", " "])("is a 400 if it is blank: %j", async (file) => {
    const client = await openWorkspace();
    expect((await readProblem(client.importFile(file))).status).toBe(400);
  });
});

describe("the option", () => {
  test("strict=true rejects the rows of cells that cannot be read", async () => {
    const file = "key,title,size\nA,a,abc\nB,b,2\n";
    const { job, items } = await importNew(file, { query: "?strict=true" });
    expect(job.errors).toEqual([{ line: 2, detail: expect.stringMatching(/size "abc"/) }]);
    expect(items).toMatchObject([{ external_id: "B", size: 2 }]);
  });

  test("strict=true rejects the rows of values that contradict the stored items", async () => {
    const client = await openWorkspace();
    await importFile(client, "key,title,start_date\nA,a,2026-06-01\n");
    const file = "key,title,due_date\nA,New,2026-05-01\nB,b,2026-05-01\n";
    const dry = await importFile(client, file, { query: "?strict=true&dry_run=true" });
    const job = await importFile(client, file, { query: "?strict=true" });
    const errors = [{ line: 2, detail: expect.stringContaining("must not be before start_date") }];
    expect(job).toMatchObject({ errors, result: { created: 1, updated: 0, failed: 1 } });
    expect([dry.errors, dry.result?.failed]).toEqual([job.errors, 1]);
    expect(await listTitles(client)).toEqual(["a", "b"]);
  });

  test("strict=true rejects a file whose dates are ambiguous", async () => {
    const client = await openWorkspace();
    const file = "key,title,due_date\nA,a,03/04/2026\n";
    const problem = await readProblem(client.importFile(file, { query: "?strict=true" }));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([400, { parameter: "dates" }]);
    expect(await listTitles(client)).toEqual([]);
    const query = "?strict=true&dates=month-first";
    expect((await importFile(client, file, { query })).result).toMatchObject({ created: 1 });
  });

  test("map names headings with commas, feeds two fields, and leaves columns out", async () => {
    const map = encodeURIComponent(
      JSON.stringify({ "Title, long": "title", Points: ["size", "effort"], Team: null }),
    );
    const file = '"Title, long",Points,Team\nA,3,red\n';
    const { job, items } = await importNew(file, { query: `?map=${map}` });
    expect(items).toMatchObject([{ title: "A", size: 3, ratings: { effort: 3 } }]);
    expect(items[0]).not.toHaveProperty("team");
    expect(job.unmapped).toEqual(["Team"]);
  });

  test("map accepts pairs, and finds headings in another case and spelling", async () => {
    const file = "Story Title,Story-Points,Team\nA,3,red\n";
    const query = "?map=story_title=title,storypoints=size,team=";
    const { items } = await importNew(file, { query });
    expect(items).toMatchObject([{ title: "A", size: 3 }]);
    expect(items[0]).not.toHaveProperty("team");
  });

  test.each([
    { query: "profile=jirra", parameter: "profile" },
    { query: "encoding=utf-99", parameter: "encoding" },
    { query: "map=title=storypoints", parameter: "map" },
    { query: "map=title=titel", parameter: "map" },
    { query: "map=colour=title", parameter: "map" },
    { query: "map=%7Bnonsense", parameter: "map" },
    { query: "values=nonsense", parameter: "values" },
    { query: "dates=iso", parameter: "dates" },
    { query: "decimal=dot", parameter: "decimal" },
    { query: "blank=ignore", parameter: "blank" },
    { query: "match=id", parameter: "match" },
    { query: "source=a%00b", parameter: "source" },
    { query: "strict=yes", parameter: "strict" },
    { query: "dry_run=1", parameter: "dry_run" },
  ])("$query is a 400 that names the parameter", async ({ query, parameter }) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.importFile("title\nA\n", { query: `?${query}` }));
    expect(problem.status).toBe(400);
    expect(listErrorLocations(problem)).toContainEqual({ parameter });
    expect(await readGeneration(client)).toBe(0);
  });

  test("profile applies to a file that it does not recognise", async () => {
    const { job, items } = await importNew("Summary,Issue key\nA,K-1\n", {
      query: "?profile=jira",
    });
    expect(job.report?.profile.name).toBe("jira");
    expect(items).toMatchObject([{ external_id: "K-1", source: "jira" }]);
  });
});

test("the report describes the file and each of its columns", async () => {
  const { job } = await importNew(
    "key;Titel;Story Points;Status;;Notiz;Notiz\nA;eins;3;Done;;x;\nB;zwei;viel;To Do;;y;z\n",
  );
  expect(job.report).toMatchObject({
    profile: { name: "generic" },
    format: "csv",
    encoding: "utf-8",
    delimiter: ";",
    blank: "keep",
    statuses: [
      { status: "Done", count: 1, category: "done" },
      { status: "To Do", count: 1, category: "todo" },
    ],
  });
  const columns = job.report?.columns ?? [];
  expect(columns.find(({ targets }) => targets.includes("size"))).toMatchObject({
    column: "Story Points",
    samples: ["3", "viel"],
    values: 2,
    understood: 1,
  });
  expect(columns.find(({ column }) => column === "Notiz")).toMatchObject({ count: 2, values: 3 });
  expect(job.unmapped).toEqual(["Notiz"]);
});

test("a warning has a line, a column, a value and a remedy", async () => {
  const { client, job } = await importNew("key,title,Art\nA,a,Wunsch\n", {
    query: "?map=Art=type",
  });
  expect(job).toMatchObject({ warning_count: 1 });
  expect(job.warnings).toEqual([
    {
      line: 2,
      column: "Art",
      value: "Wunsch",
      detail: expect.stringContaining("values=type: Wunsch=story"),
      count: 1,
    },
  ]);
  expect(await listNamedItems(client)).toMatchObject([{ type: "story" }]);
});
