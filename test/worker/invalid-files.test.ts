import { describe, expect, test } from "vitest";
import { encodeText } from "../core/import/streams.ts";
import {
  type Client,
  readGeneration,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
} from "../environments/worker.ts";
import { importFile, listTitles } from "./jobs.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

async function listItems(client: Client): Promise<readonly ItemView[]> {
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?limit=500"));
  return data;
}

const ndjson = { type: "application/x-ndjson" };
const validRows = Array.from(
  { length: 9 },
  (_, index) => `K-${index + 1},Row ${index + 1},${index + 1}`,
);

/** Builds a file of a header and nine rows; the given row replaces the seventh, on line 8. */
function buildFile(seventh: string): string {
  return ["external_id,title,size", ...validRows.with(6, seventh)].join("\n");
}

describe("an import with an invalid row", () => {
  test.each([
    { name: "an extra field", row: "K-7,Row 7,7,extra", message: /4 fields.*3/ },
    { name: "a missing field", row: "K-7,Row 7", message: /2 fields.*3/ },
    { name: "text after a closing quote", row: 'K-7,"Row" 7,7', message: /closing quote/ },
    { name: "no title", row: "K-7,,7", message: /title/ },
    { name: "a title of 501 characters", row: `K-7,${"x".repeat(501)},7`, message: /title.*500/ },
  ])("reports the line of $name and imports the other rows", async ({ row, message }) => {
    const client = await openWorkspace();
    const job = await importFile(client, buildFile(row));
    expect(job).toMatchObject({ state: "done", done: 9, total: 9, error_count: 1 });
    expect(job.errors).toEqual([{ line: 8, detail: expect.stringMatching(message) }]);
    expect(job.result).toMatchObject({ created: 8, failed: 1 });
    expect(await listTitles(client)).toEqual(
      [1, 2, 3, 4, 5, 6, 8, 9].map((index) => `Row ${index}`),
    );
  });

  test("reports the line of damaged bytes in a UTF-8 file and imports the other rows", async () => {
    const client = await openWorkspace();
    const bytes = new TextEncoder().encode(buildFile("K-7,Größe #,7"));
    const file = bytes.map((byte) => (byte === 0x23 ? 0xff : byte));
    const job = await importFile(client, file);
    expect(job.errors).toEqual([{ line: 8, detail: expect.stringContaining("not valid") }]);
    expect(await listTitles(client)).toHaveLength(8);
  });

  test("imports no row of a file that is not UTF-8, and names the line and the encoding", async () => {
    const client = await openWorkspace();
    const bytes = new TextEncoder().encode(buildFile("K-7,Row #,7"));
    const file = bytes.map((byte) => (byte === 0x23 ? 0xe4 : byte));
    const problem = await readProblem(client.importFile(file));
    expect(problem).toMatchObject({ status: 400, errors: [{ line: 8, parameter: "encoding" }] });
    expect(problem.detail).toContain("encoding=windows-1252");
    expect(await listTitles(client)).toEqual([]);
  });

  test("reports the line of an unclosed quote and imports the rows before and after it", async () => {
    const client = await openWorkspace();
    const job = await importFile(client, buildFile('K-7,"Row 7,7'));
    expect(job.errors.map(({ line }) => line)).toEqual([8]);
    expect(await listTitles(client)).toEqual(
      [1, 2, 3, 4, 5, 6, 8, 9].map((index) => `Row ${index}`),
    );
  });

  test("imports every row of a parent cycle without one parent, and reports it", async () => {
    const client = await openWorkspace();
    const job = await importFile(client, "external_id,title,parent\nA,A,C\nB,B,A\nC,C,B\n");
    const items = await listItems(client);
    expect(items.map(({ title }) => title)).toEqual(["A", "B", "C"]);
    expect(items.filter(({ parent }) => parent !== undefined)).toHaveLength(2);
    expect(job.errors).toHaveLength(1);
    expect(job.errors[0]?.detail).toMatch(/parent/);
  });

  test("reports 100 of 150 invalid rows and counts all of them", async () => {
    const client = await openWorkspace();
    const rows = Array.from({ length: 150 }, (_, index) => `,${index + 1}`);
    const job = await importFile(client, ["title,size", ...rows, "Good,1"].join("\n"));
    expect(job.errors).toHaveLength(100);
    expect(job).toMatchObject({ error_count: 150, result: { created: 1, failed: 150 } });
  });

  test("reports the lines of invalid NDJSON rows and imports the other rows", async () => {
    const client = await openWorkspace();
    const lines = [
      '{"title":"A"}',
      "{nonsense",
      "[1]",
      "",
      '{"title":null,"size":1}',
      '{"title":"B","size":2}',
    ];
    const job = await importFile(client, lines.join("\n"), ndjson);
    expect(job.errors.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(await listTitles(client)).toEqual(["A", "B"]);
  });
});

describe("a cell that cannot be read", () => {
  test.each([
    { name: "a size that is not a number", cell: "a lot", detail: /Not a number/ },
    { name: "a negative size", cell: "-3", detail: /more than 0/ },
  ])("is a warning if it is $name, and leaves the field unchanged", async ({ cell, detail }) => {
    const client = await openWorkspace();
    await createItem(client, { title: "Row 7", external_id: "K-7", size: 70 });
    const job = await importFile(client, buildFile(`K-7,Changed,${cell}`));
    expect(job).toMatchObject({ done: 9, error_count: 0, warning_count: 1 });
    expect(job.warnings).toEqual([
      { line: 8, column: "size", value: cell, detail: expect.stringMatching(detail), count: 1 },
    ]);
    expect(job.result).toMatchObject({ created: 8, updated: 1, failed: 0 });
    const [item] = await listItems(client);
    expect(item).toMatchObject({ title: "Changed", size: 70 });
  });

  test("is a warning if it is a rating outside the range of its criterion", async () => {
    const client = await openWorkspace();
    const file = "title,bv\nA,5\nB,11\nC,0.5\nD,10\n";
    const job = await importFile(client, file, { query: "?map=bv=business_value" });
    expect(job.warnings).toMatchObject([
      { line: 3, column: "bv", value: "11", detail: expect.stringContaining("1 to 10") },
      { line: 4, column: "bv", value: "0.5", detail: expect.stringContaining("1 to 10") },
    ]);
    const items = await listItems(client);
    expect(items.map(({ ratings }) => ratings["business_value"])).toEqual([
      5,
      undefined,
      undefined,
      10,
    ]);
  });

  test("is listed once per value, up to 100 values, and always counted", async () => {
    const client = await openWorkspace();
    const rows = Array.from({ length: 150 }, (_, index) => `Row ${index},x${index % 120}`);
    const job = await importFile(client, ["title,size", ...rows].join("\n"));
    expect(job.warnings).toHaveLength(100);
    expect(job.warnings[0]).toMatchObject({ line: 2, value: "x0", count: 2 });
    expect(job).toMatchObject({ warning_count: 150, result: { created: 150, failed: 0 } });
  });
});

describe("an import", () => {
  test.each([
    { name: "starts with a byte order mark", file: "\uFEFFtitle,size\nA,1\n" },
    { name: "is separated by semicolons", file: "title;size\nA;1\n" },
    { name: "is separated by tabs", file: "title\tsize\nA\t1\n" },
    { name: "ends its lines with CRLF", file: "title,size\r\nA,1\r\n" },
    { name: "ends its lines with CR", file: "title,size\rA,1\r" },
    { name: "states its delimiter", file: "sep=;\ntitle;size\nA;1\n" },
    { name: "is UTF-16", file: encodeText("\uFEFFtitle,size\nA,1\n", "utf-16le") },
    { name: "has a column without a name", file: "title,,size\nA,,1\n" },
    { name: "repeats a column", file: "title,size,size\nA,1,2\n" },
    { name: "does not end with a line break", file: "title,size\nA,1" },
    { name: "has empty lines", file: "\n\ntitle,size\n\nA,1\n\n\n" },
    { name: "quotes every field", file: '"title","size"\n"A","1"\n' },
  ])("accepts a file that $name", async ({ file }) => {
    const client = await openWorkspace();
    const job = await importFile(client, file);
    expect(job.result).toMatchObject({ created: 1, failed: 0 });
    expect(await listItems(client)).toMatchObject([{ title: "A", size: 1 }]);
  });

  test("accepts a gzipped file", async () => {
    const client = await openWorkspace();
    const file = new Blob(["title\nA\nB\n"]).stream().pipeThrough(new CompressionStream("gzip"));
    const body = await new Response(file).arrayBuffer();
    const job = await importFile(client, body, { headers: { "content-encoding": "gzip" } });
    expect(job.result).toMatchObject({ created: 2 });
  });

  test("fails with a reason if the file has only a header", async () => {
    const client = await openWorkspace();
    const job = await importFile(client, "title,size\n");
    expect(job).toMatchObject({ state: "failed", total: 0, errors: [] });
    expect(job.reason).toContain("no rows");
  });

  test("applies the last row of an item that has two rows", async () => {
    const client = await openWorkspace();
    const job = await importFile(client, "external_id,title\nA,First\nB,Other\nA,Second\n");
    expect(job.result).toMatchObject({ failed: 0 });
    expect(await listItems(client)).toMatchObject([
      { external_id: "A", title: "Second" },
      { external_id: "B", title: "Other" },
    ]);
  });

  test("reports the columns that it does not map", async () => {
    const client = await openWorkspace();
    const job = await importFile(client, "title,colour,points\nA,red,3\n", {
      query: "?map=points=reach",
    });
    expect(job.unmapped).toEqual(["colour"]);
    expect(await listItems(client)).toMatchObject([{ ratings: { reach: 3 } }]);
  });
});

describe("an unusable file", () => {
  test.each([
    { name: "is empty", file: "" },
    { name: "is blank", file: "\n\n\n" },
    { name: "has no column that identifies an item", file: "size,team\n1,red\n" },
  ])("is rejected if it $name", async ({ file }) => {
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
    "?mapp=title=title",
  ])("is rejected with %s, and the error names the parameter", async (query) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.importFile("title\nA\n", { query }));
    const parameter = query.startsWith("?mapp") ? "mapp" : "map";
    expect(problem.status).toBe(400);
    expect(listErrorLocations(problem)).toContainEqual({ parameter });
  });

  test("is rejected with 415 if it is an Excel workbook, and the error names the format", async () => {
    const client = await openWorkspace();
    const file = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00);
    const problem = await readProblem(client.importFile(file));
    expect(problem).toMatchObject({ status: 415, code: "unsupported-media-type" });
    expect(problem.detail).toContain(".xlsx");
  });

  test.each(["application/xml", "image/png", ""])(
    "is rejected with the content type %j",
    async (type) => {
      const client = await openWorkspace();
      expect((await readProblem(client.importFile("title\nA\n", { type }))).status).toBe(415);
    },
  );

  test.each([
    { name: "is not gzipped as its header states", file: "title\nA\n" },
    { name: "ends in the middle of its gzip stream", file: undefined },
  ])("is rejected if it $name", async ({ file }) => {
    const client = await openWorkspace();
    const text = `title\n${Array.from({ length: 5_000 }, () => crypto.randomUUID()).join("\n")}`;
    const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
    const truncated = (await new Response(compressed).arrayBuffer()).slice(0, 60_000);
    const headers = { "content-encoding": "gzip" };
    const problem = await readProblem(client.importFile(file ?? truncated, { headers }));
    expect(problem.status).toBe(400);
  });

  test("creates no items if its upload is interrupted", async () => {
    const client = await openWorkspace();
    let pulls = 0;
    const file = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        if (pulls > 3) {
          controller.error(new Error("The client disconnected."));
        } else {
          controller.enqueue(new TextEncoder().encode(pulls === 1 ? "title\n" : "A\nB\n"));
        }
      },
    });
    const response = await client.importFile(file);
    expect(response.status).toBeLessThan(500);
    expect(await listTitles(client)).toEqual([]);
  });
});

describe("POST /items:batch", () => {
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

  test("reports each operation separately and applies the valid ones", async () => {
    const client = await openWorkspace();
    const existing = await createItem(client, { title: "Taken", external_id: "T" });
    const operations = [
      { op: "create", item: { title: "Good" } },
      { op: "create", item: { title: "A", size: -1 } },
      { op: "create", item: { title: "Taken too", external_id: "T" } },
      { op: "create", item: { title: "Twin", external_id: "X" } },
      { op: "create", item: { title: "Twin", external_id: "X" } },
      { op: "patch", id: existing.id, patch: { size: 1 }, expected_version: 7 },
      { op: "delete", id: "itm_01jd3wq2f8e5avb1j0yqk3n9ds" },
      { op: "delete", id: "nonsense" },
      { op: "explode" },
      7,
      { op: "create", item: { title: "A", colour: "red" } },
      { op: "patch", id: existing.id, patch: { title: "Still here" } },
    ];
    const { results, counts } = await readJson<Results>(
      client.send("POST", "/items:batch", { operations }),
    );
    expect(results.map(({ status }) => status)).toEqual([
      201, 422, 409, 201, 409, 412, 404, 422, 422, 422, 400, 200,
    ]);
    expect(counts).toMatchObject({ created: 2, updated: 1, rejected: 9 });
    expect(results[1]?.problem?.errors).toMatchObject([{ pointer: "/item/size" }]);
    expect(results[5]?.problem?.errors).toEqual([
      {
        pointer: "/operations/5/expected_version",
        detail: "The item is at version 1, not 7. Read the item again and retry.",
      },
    ]);
    expect(await listTitles(client)).toEqual(["Still here", "Good", "Twin"]);
  });

  test("rejects 1,001 operations as a whole", async () => {
    const client = await openWorkspace();
    const operations = Array.from({ length: 1_001 }, () => ({
      op: "create",
      item: { title: "A" },
    }));
    const problem = await readProblem(client.send("POST", "/items:batch", { operations }));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([
      422,
      { pointer: "/operations" },
    ]);
    expect(await readGeneration(client)).toBe(0);
  });
});

describe("names of Object.prototype", () => {
  test("are valid statuses, labels, assignees and teams", async () => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "A", status: "constructor", labels: ["__proto__"], ratings: { valueof: 4 } },
      { title: "B", status: "valueOf", assignee: "constructor", team: "__proto__" },
      { title: "C", status: "toString" },
    ]);
    const summary = await (await client.get("/summary")).text();
    const csv = await (await client.get("/export")).text();
    const { by_status: byStatus }: { by_status: Record<string, number> } = JSON.parse(summary);
    expect(new Map(Object.entries(byStatus))).toEqual(
      new Map([
        ["constructor", 1],
        ["toString", 1],
        ["valueOf", 1],
      ]),
    );
    expect(csv).not.toContain("undefined");
    const job = await importFile(client, csv);
    expect(job.result).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 0 });
    const byLabel = await readJson<{ data: object[] }>(client.get("/ranking?label=__proto__"));
    expect(byLabel.data).toHaveLength(1);
  });

  test("do not include __proto__ as a status, a criterion or the name of a member", async () => {
    const client = await openWorkspace();
    const bodies = [
      ["POST", "/items", '{"title":"A","status":"__proto__"}', 422, "/status"],
      ["POST", "/items", '{"title":"A","ratings":{"__proto__":3}}', 400, "/ratings/__proto__"],
      ["PATCH", "/statuses", '{"categories":{"__proto__":"done"}}', 400, "/categories/__proto__"],
    ] as const;
    for (const [method, path, body, status, pointer] of bodies) {
      const headers = { "content-type": "application/json" };
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      const problem = await readProblem(client.call(method, path, { body, headers }));
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([status, { pointer }]);
    }
    const job = await importFile(client, "title,status\nA,__proto__\n");
    expect(job).toMatchObject({ result: { created: 1, failed: 0 }, warnings: [{ line: 2 }] });
  });
});
