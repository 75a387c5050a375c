import { describe, expect, test } from "vitest";
import {
  type Client,
  readGeneration,
  type ImportOptions,
  type ItemView,
  type JobView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
} from "../environments/worker.ts";
import { readJob, listTitles } from "./jobs.ts";
import { errorLocations, readProblem } from "./problems.ts";

/** Imports a file and carries its job out. */
async function take(client: Client, file: BodyInit, options: ImportOptions = {}): Promise<JobView> {
  const staged = await readJson<JobView>(client.importFile(file, options));
  await client.environment.drain();
  return readJob(client, staged.id);
}

async function itemsOf(client: Client): Promise<readonly ItemView[]> {
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?limit=500"));
  return data;
}

const ndjson = { type: "application/x-ndjson" };
const nine = Array.from({ length: 9 }, (_, at) => `K-${at + 1},Row ${at + 1},${at + 1}`);

/** Nine rows under a header, of which the seventh (on line 8) is this. */
function fileWith(seventh: string): string {
  return ["external_id,title,size", ...nine.with(6, seventh)].join("\n");
}

describe("a file with a broken row 7", () => {
  test.each([
    { what: "a size that is no number", row: "K-7,Row 7,1;5", said: /size.*number/ },
    { what: "a size below zero", row: "K-7,Row 7,-3", said: /size/ },
    { what: "a field too many", row: "K-7,Row 7,7,extra", said: /4 fields.*3/ },
    { what: "a field too few", row: "K-7,Row 7", said: /2 fields.*3/ },
    { what: "text behind a closing quote", row: 'K-7,"Row" 7,7', said: /closing quote/ },
    { what: "no title", row: "K-7,,7", said: /title/ },
    { what: "a title of 501 letters", row: `K-7,${"x".repeat(501)},7`, said: /title.*500/ },
  ])("$what: names the line and keeps the eight around it", async ({ row, said }) => {
    const client = await openWorkspace();
    const job = await take(client, fileWith(row));
    expect(job).toMatchObject({ state: "done", done: 9, total: 9, error_count: 1 });
    expect(job.errors).toEqual([{ line: 8, detail: expect.stringMatching(said) }]);
    expect(job.result).toMatchObject({ created: 8, failed: 1 });
    expect(await listTitles(client)).toEqual([1, 2, 3, 4, 5, 6, 8, 9].map((at) => `Row ${at}`));
  });

  test("bytes that are no UTF-8: names the line and keeps the eight around it", async () => {
    const client = await openWorkspace();
    const bytes = new TextEncoder().encode(fileWith("K-7,Row #,7"));
    const file = bytes.map((byte) => (byte === 0x23 ? 0xff : byte));
    const job = await take(client, file);
    expect(job.errors).toEqual([{ line: 8, detail: expect.stringContaining("UTF-8") }]);
    expect(await listTitles(client)).toHaveLength(8);
  });

  test("a quote that never closes: names the line and keeps those before and after", async () => {
    const client = await openWorkspace();
    const job = await take(client, fileWith('K-7,"Row 7,7'));
    expect(job.errors.map(({ line }) => line)).toEqual([8]);
    expect(await listTitles(client)).toEqual([1, 2, 3, 4, 5, 6, 8, 9].map((at) => `Row ${at}`));
  });

  test("a rating out of its range, which only the truth can tell", async () => {
    const client = await openWorkspace();
    const file = "title,bv\nA,5\nB,11\nC,0.5\nD,10\n";
    const job = await take(client, file, { query: "?map=bv=business_value" });
    expect(job.errors).toEqual([
      { line: 3, detail: expect.stringMatching(/business_value.*1 to 10/) },
      { line: 4, detail: expect.stringMatching(/business_value.*1 to 10/) },
    ]);
    expect(await listTitles(client)).toEqual(["A", "D"]);
  });

  test("a parent cycle within the file: every row is kept, and one is told", async () => {
    const client = await openWorkspace();
    const job = await take(client, "external_id,title,parent\nA,A,C\nB,B,A\nC,C,B\n");
    const items = await itemsOf(client);
    expect(items.map(({ title }) => title)).toEqual(["A", "B", "C"]);
    expect(items.filter(({ parent }) => parent !== undefined)).toHaveLength(2);
    expect(job.errors).toHaveLength(1);
    expect(job.errors[0]?.detail).toMatch(/parent/);
  });

  test("more than a hundred bad rows: a hundred are named and all are counted", async () => {
    const client = await openWorkspace();
    const rows = Array.from({ length: 150 }, (_, at) => `Row ${at},x`);
    const job = await take(client, ["title,size", ...rows, "Good,1"].join("\n"));
    expect(job.errors).toHaveLength(100);
    expect(job).toMatchObject({ error_count: 150, result: { created: 1, failed: 150 } });
  });

  test("NDJSON: names the line and keeps the rows around it", async () => {
    const client = await openWorkspace();
    const lines = [
      '{"title":"A"}',
      "{nonsense",
      "[1]",
      "",
      '{"title":7}',
      '{"title":"B","size":2}',
    ];
    const job = await take(client, lines.join("\n"), ndjson);
    expect(job.errors.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(await listTitles(client)).toEqual(["A", "B"]);
  });
});

describe("a file that can be read", () => {
  test.each([
    { what: "begins with a byte order mark", file: "\uFEFFtitle,size\nA,1\n" },
    { what: "has semicolons", file: "title;size\nA;1\n" },
    { what: "has tabs", file: "title\tsize\nA\t1\n" },
    { what: "ends its lines as Windows does", file: "title,size\r\nA,1\r\n" },
    { what: "has no line end at its end", file: "title,size\nA,1" },
    { what: "has empty lines", file: "\n\ntitle,size\n\nA,1\n\n\n" },
    { what: "has quotes around everything", file: '"title","size"\n"A","1"\n' },
  ])("and $what gives its item", async ({ file }) => {
    const client = await openWorkspace();
    const job = await take(client, file);
    expect(job.result).toMatchObject({ created: 1, failed: 0 });
    expect(await itemsOf(client)).toMatchObject([{ title: "A", size: 1 }]);
  });

  test("gzipped gives its items", async () => {
    const client = await openWorkspace();
    const file = new Blob(["title\nA\nB\n"]).stream().pipeThrough(new CompressionStream("gzip"));
    const body = await new Response(file).arrayBuffer();
    const job = await take(client, body, { headers: { "content-encoding": "gzip" } });
    expect(job.result).toMatchObject({ created: 2 });
  });

  test("holding a header and nothing else is done with nothing", async () => {
    const client = await openWorkspace();
    const job = await take(client, "title,size\n");
    expect(job).toMatchObject({ state: "done", total: 0, errors: [], result: { created: 0 } });
  });

  test("names an item twice, and the second row has the last word", async () => {
    const client = await openWorkspace();
    const job = await take(client, "external_id,title\nA,First\nB,Other\nA,Second\n");
    expect(job.result).toMatchObject({ failed: 0 });
    expect(await itemsOf(client)).toMatchObject([
      { external_id: "A", title: "Second" },
      { external_id: "B", title: "Other" },
    ]);
  });

  test("names the columns it made nothing of", async () => {
    const client = await openWorkspace();
    const job = await take(client, "title,colour,points\nA,red,3\n", {
      query: "?map=points=reach",
    });
    expect(job.unmapped).toEqual(["colour"]);
    expect(await itemsOf(client)).toMatchObject([{ ratings: { reach: 3 } }]);
  });
});

describe("a file that cannot be used", () => {
  test.each([
    { what: "is empty", file: "", place: undefined },
    { what: "is blank", file: "\n\n\n", place: undefined },
    { what: "has no column that says which item a row is", file: "size,team\n1,red\n" },
    { what: "has a column twice", file: "title,size,size\nA,1,2\n" },
    { what: "has a column without a name", file: "title,,size\nA,1,2\n" },
    { what: "is UTF-16", file: new Uint8Array([0xff, 0xfe, 0x74, 0x00, 0x0a, 0x00]) },
  ])("because it $what is malformed", async ({ file }) => {
    const client = await openWorkspace();
    expect((await readProblem(client.importFile(file))).status).toBe(400);
    expect(await readGeneration(client)).toBe(0);
  });

  test.each([
    "?map=missing=external_id",
    "?map=title",
    "?map==title",
    "?map=title=No%20Criterion",
    "?map=title=version",
    "?map=title=external_id,title=team",
    "?mapp=title=title",
  ])("with %s is malformed, and names the parameter", async (query) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.importFile("title\nA\n", { query }));
    const parameter = query.startsWith("?mapp") ? "mapp" : "map";
    expect(problem.status).toBe(400);
    expect(errorLocations(problem)).toContainEqual({ parameter });
  });

  test.each(["application/json", "text/plain", ""])("of the type %j is not taken", async (type) => {
    const client = await openWorkspace();
    expect((await readProblem(client.importFile("title\nA\n", { type }))).status).toBe(415);
  });

  test.each([
    { what: "only says that it is gzipped", file: "title\nA\n" },
    { what: "breaks off in the middle of its gzip", file: undefined },
  ])("because it $what is malformed", async ({ file }) => {
    const client = await openWorkspace();
    const text = `title\n${Array.from({ length: 5_000 }, () => crypto.randomUUID()).join("\n")}`;
    const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
    const half = (await new Response(zipped).arrayBuffer()).slice(0, 60_000);
    const headers = { "content-encoding": "gzip" };
    const problem = await readProblem(client.importFile(file ?? half, { headers }));
    expect(problem.status).toBe(400);
  });

  test("says so in its job, when it breaks off half way", async () => {
    const client = await openWorkspace();
    let sent = 0;
    const file = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 3) {
          controller.error(new Error("The client has gone."));
        } else {
          controller.enqueue(new TextEncoder().encode(sent === 1 ? "title\n" : "A\nB\n"));
        }
      },
    });
    const answer = await client.importFile(file);
    expect(answer.status).toBeLessThan(500);
    expect(await listTitles(client)).toEqual([]);
  });
});

describe("a batch", () => {
  type Results = {
    readonly results: readonly {
      readonly status: number;
      readonly item?: ItemView;
      readonly problem?: {
        readonly code: string;
        readonly errors: readonly { pointer?: string }[];
      };
    }[];
    readonly counts: Readonly<Record<string, number>>;
  };

  test("answers each operation by itself; the good ones happen", async () => {
    const client = await openWorkspace();
    const taken = await createItem(client, { title: "Taken", external_id: "T" });
    const operations = [
      { op: "create", item: { title: "Good" } },
      { op: "create", item: { title: "A", size: -1 } },
      { op: "create", item: { title: "Taken too", external_id: "T" } },
      { op: "create", item: { title: "Twin", external_id: "X" } },
      { op: "create", item: { title: "Twin", external_id: "X" } },
      { op: "patch", id: taken.id, patch: { size: 1 }, expected_version: 7 },
      { op: "delete", id: "itm_01jd3wq2f8e5avb1j0yqk3n9ds" },
      { op: "delete", id: "nonsense" },
      { op: "explode" },
      7,
      { op: "create", item: { title: "A", colour: "red" } },
      { op: "patch", id: taken.id, patch: { title: "Still here" } },
    ];
    const { results, counts } = await readJson<Results>(
      client.send("POST", "/items:batch", { operations }),
    );
    expect(results.map(({ status }) => status)).toEqual([
      201, 422, 409, 201, 409, 412, 404, 422, 422, 422, 400, 200,
    ]);
    expect(counts).toMatchObject({ created: 2, updated: 1, refused: 9 });
    expect(results[1]?.problem?.errors).toMatchObject([{ pointer: "/item/size" }]);
    expect(await listTitles(client)).toEqual(["Still here", "Good", "Twin"]);
  });

  test("of 1,001 operations is refused whole", async () => {
    const client = await openWorkspace();
    const operations = Array.from({ length: 1_001 }, () => ({
      op: "create",
      item: { title: "A" },
    }));
    const problem = await readProblem(client.send("POST", "/items:batch", { operations }));
    expect([problem.status, ...errorLocations(problem)]).toEqual([422, { pointer: "/operations" }]);
    expect(await readGeneration(client)).toBe(0);
  });
});

describe("what Object.prototype knows", () => {
  test("is a status and a label like any other", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "A", status: "constructor", labels: ["__proto__"], ratings: { valueof: 4 } },
      { title: "B", status: "__proto__", assignee: "constructor", team: "__proto__" },
      { title: "C", status: "toString" },
    ]);
    const summary = await (await client.get("/summary")).text();
    const csv = await (await client.get("/export")).text();
    const { by_status: byStatus }: { by_status: Record<string, number> } = JSON.parse(summary);
    expect(new Map(Object.entries(byStatus))).toEqual(
      new Map([
        ["__proto__", 1],
        ["constructor", 1],
        ["toString", 1],
      ]),
    );
    expect(csv).not.toContain("undefined");
    const again = await take(client, csv);
    expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 0 });
    const byLabel = await readJson<{ data: object[] }>(client.get("/ranking?label=__proto__"));
    expect(byLabel.data).toHaveLength(1);
  });
});

describe("an export", () => {
  const odd = [
    { title: "=1+1", description: "'=quoted", external_id: "+E-1", assignee: "@me", team: "-t" },
    { title: '"', description: 'a "b"\r\nc\n\nd', labels: ["a;b", "c\\", "=d", "e,f"] },
    { title: " spaces ", description: "", status: "in, progress", labels: ["\\;"] },
    { title: "'", description: "''=x", ratings: { reach: { low: 1, likely: 2.5, high: 1e3 } } },
    { title: "ä🙂\u2028", size: 0.1, start_date: "2026-01-01", due_date: "2026-01-01" },
    { title: "a\rb", description: "\t=x", ratings: { reach: 1e-7, zeal: -1e12 } },
  ];

  test.each(["csv", "ndjson"])("as %s, imported again, changes nothing", async (format) => {
    const client = await openWorkspace();
    const [parent] = await createItems(client, odd);
    await createItem(client, { title: "Child", parent: parent?.id, type: "bug", priority: "low" });
    const before = await itemsOf(client);
    const file = await (await client.get(`/export?format=${format}`)).text();
    expect(file.match(/\+E-1/g)).toHaveLength(2); // its own, and as the parent of its child
    const job = await take(client, file, format === "csv" ? {} : ndjson);
    expect(job.errors).toEqual([]);
    expect(job.result).toMatchObject({ created: 0, updated: 0, unchanged: 7, failed: 0 });
    expect(await itemsOf(client)).toEqual(before);
  });

  test("as CSV has a column for every criterion, however many there are", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "A", ratings: ratingsFrom(0) },
      { title: "B", ratings: ratingsFrom(150) },
    ]);
    const [header = ""] = (await (await client.get("/export")).text()).split("\r\n");
    expect(header.match(/ratings\.c\d+/g)).toHaveLength(300);
  });
});

function ratingsFrom(first: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`c${first + at}`, 1]));
}
