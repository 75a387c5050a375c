import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "../../../../src/core/import/formats/read-json.ts";
import { all, textsOf } from "../streams.ts";

async function readRows(text: string, path = "", pieceLength = 7): Promise<unknown[]> {
  const { readRows: read } = await readJson(textsOf(text, pieceLength));
  return all(read(path));
}

/** Returns rows as [line, value] and faults as [line, fault]. */
async function readPairs(text: string, path = ""): Promise<unknown[]> {
  const { readRows: read } = await readJson(textsOf(text, 1_000));
  const rows = await all(read(path));
  return rows.map((row) => [row.line, "value" in row ? row.value : row.fault]);
}

const objects = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
const fault = (text: string) => expect.stringContaining(text);

describe("readJson", () => {
  test("reads any array of objects in any layout and in pieces of any size", async () => {
    const lists = fc.array(objects.map((value) => JSON.parse(JSON.stringify(value))));
    const layouts = fc.record({
      indent: fc.constantFrom(0, 1, 4, "\t"),
      newline: fc.constantFrom("\n", "\r\n", "\r"),
      length: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(lists, layouts, async (list, { indent, newline, length }) => {
        const text = JSON.stringify(list, undefined, indent);
        const rows = await readRows(text.replaceAll("\n", newline), "", length);
        expect(rows).toEqual(list.map((value) => ({ line: expect.any(Number), value })));
      }),
    );
  });

  test("returns the line on which each element begins", async () => {
    const text = '\n[\n {"a":\n  "\\n"}, {"b":2},\r\n\n {"c":"}]"}\r]\n';
    expect(await readPairs(text)).toEqual([
      [3, { a: "\n" }],
      [4, { b: 2 }],
      [6, { c: "}]" }],
    ]);
  });

  test("lists the arrays of objects with their lengths", async () => {
    const text = JSON.stringify({
      name: "Board",
      labelNames: { green: "", list: ["a"] },
      cards: [{ name: "A" }, { name: "B" }],
      lists: [{ id: 1 }],
      powerUps: ["x"],
      checklists: [],
      data: { repository: { issues: { nodes: [{ number: 1 }], deeper: { than: [{}] } } } },
    });
    const { arrays } = await readJson(textsOf(text));
    expect([...arrays]).toEqual([
      ["cards", 2],
      ["lists", 1],
      ["checklists", 0],
      ["data.repository.issues.nodes", 1],
    ]);
    expect(await readRows(text, "cards")).toEqual([
      { line: 1, value: { name: "A" } },
      { line: 1, value: { name: "B" } },
    ]);
    expect(await readRows(text, "data.repository.issues.nodes")).toHaveLength(1);
  });

  test.each([
    ["an object without arrays of objects", { title: "A", labels: ["x"] }, [["", 1]]],
    [
      "an object with an empty array",
      { title: "A", labels: [] },
      [
        ["", 1],
        ["labels", 0],
      ],
    ],
  ])("reads %s as one row", async (_, value, lengths) => {
    const text = `\n${JSON.stringify(value)}\n`;
    expect([...(await readJson(textsOf(text))).arrays]).toEqual(lengths);
    expect(await readRows(text)).toEqual([{ line: 2, value }]);
  });

  test("returns the length 0 for an empty array", async () => {
    expect([...(await readJson(textsOf(" [ ] "))).arrays]).toEqual([["", 0]]);
    expect(await readRows("[]")).toEqual([]);
  });

  test("reads 50,000 elements in batches", async () => {
    const list = Array.from({ length: 50_000 }, (_, index) => ({ index }));
    const { arrays, readRows: read } = await readJson(textsOf(JSON.stringify(list), 65_536));
    expect(arrays.get("")).toBe(50_000);
    let count = 0;
    for await (const rows of read("")) {
      expect(rows.length).toBeLessThanOrEqual(500);
      count += rows.length;
    }
    expect(count).toBe(50_000);
  });

  test("accepts the maximum length and proposes NDJSON for more", async () => {
    const { arrays } = await readJson(textsOf('[{"a":1}]'), 9);
    expect(arrays.get("")).toBe(1);
    await expect(readJson(textsOf('[{"a":1}] '), 9)).rejects.toMatchObject({
      kind: "too-large",
      message: fault("NDJSON"),
    });
  });

  test("names the arrays of the file for an unknown path", async () => {
    const { readRows: read } = await readJson(textsOf('{"cards":[{}],"lists":[{}]}'));
    expect(() => read("issues")).toThrow(
      expect.objectContaining({ kind: "malformed", message: fault('It has "cards", "lists".') }),
    );
  });

  test.each([
    ["", 1, "is empty"],
    [" \n ", 1, "is empty"],
    ["7", 1, "neither a JSON array nor a JSON object"],
    ["key,title\nA,B", 1, "neither a JSON array nor a JSON object"],
    ['{"a":1}\n{"a":2}', 2, "NDJSON"],
    ['[{"a":1}]\n\n{"a":2}', 3, "NDJSON"],
    ['{"a":1', 1, "a key in double quotes is missing"],
    ["{\n'a':1}", 2, "a key in double quotes is missing"],
    ['{"a" 1}', 1, 'a colon is missing after "a"'],
    ['{"a":{"b":"x\n"}}', 1, "the value of a.b is broken"],
  ])("rejects %j with its line", async (text, line, detail) => {
    await expect(readJson(textsOf(text))).rejects.toMatchObject({
      kind: "malformed",
      faults: [{ line, detail: fault(detail) }],
    });
  });
});

describe("readJson with broken elements", () => {
  test.each([
    ["a trailing comma", '{"a":1,}', "at character 8 of the element"],
    ["a key without quotes", "{a:1}", "property name"],
    ["a word", '{"a":nope}', "nope"],
    ["a line end in a string", '{"a":"x\n"}', "on line 3"],
    ["an unclosed string", '{"a":"x}', "at character"],
    ["an unclosed object", '{"a":{"b":1}', "at character"],
    ["an unclosed array", '{"a":[1,{"b":2}}', "at character"],
    ["a closing bracket too many", '{"a":1]}', "at character"],
    ["a number", "7", "not a JSON object"],
    ["an array", "[{}]", "not a JSON object"],
    ["damaged bytes", '{"a":"\uFDD1"}', "bytes that are not valid"],
    ["65 levels", `{"a":${"[".repeat(64)}${"]".repeat(64)}}`, "more than 64 levels"],
    ["12,000 levels", `{"a":${"[".repeat(12_000)}${"]".repeat(12_000)}}`, "levels"],
  ])("rejects only an element with %s", async (_, element, detail) => {
    const text = `[\n  {"id":1},\n  ${element},\n  {"id":\n    2},\n  {"id":3}\n]\n`;
    const pairs = await readPairs(text);
    expect(pairs).toEqual([
      [2, { id: 1 }],
      [3, expect.stringMatching(new RegExp(detail))],
      [expect.any(Number), { id: 2 }],
      [expect.any(Number), { id: 3 }],
    ]);
    expect((await readJson(textsOf(text, 100))).arrays.get("")).toBe(4);
  });

  test("rejects only the broken elements of a document with one element per line", async () => {
    const text = '[{"id":1},\n{"id":"2},\n{"id":3,\n{"id":4}}},\n{"id":5}]';
    expect(await readPairs(text)).toEqual([
      [1, { id: 1 }],
      [2, fault("not JSON")],
      [3, fault("not JSON")],
      [4, { id: 4 }],
      expect.anything(),
      [5, { id: 5 }],
    ]);
  });

  test("reads the elements before damage in a document of one line", async () => {
    expect(await readPairs('[{"id":1},{"id":"2},{"id":3}]')).toEqual([
      [1, { id: 1 }],
      [1, fault("Nothing after it can be read.")],
    ]);
  });

  test.each([
    ['[{"id":1},', [1, "The file ends before its array is closed. It may be cut off."]],
    ['[{"id":1},\n{"id":2', [2, "Nothing after it can be read."]],
  ])("reports the end of the cut-off file %j", async (text, [line, detail]) => {
    expect(await readPairs(text)).toEqual([
      [1, { id: 1 }],
      [line, fault(String(detail))],
    ]);
  });

  test("reads the rows of a cut-off object", async () => {
    const text = '{"issues":[{"id":1},{"id":2}],"total';
    await expect(readJson(textsOf(text))).rejects.toMatchObject({ kind: "malformed" });
    expect(await readPairs('{"issues":[{"id":1},{"id":2}],', "issues")).toHaveLength(2);
    expect(await readPairs('{"issues":[{"id":1},{"id":', "issues")).toEqual([
      [1, { id: 1 }],
      [1, fault("Nothing after it can be read.")],
    ]);
  });

  test("keeps the valid elements before and after any damage", async () => {
    // After a closing brace, the damage would be outside the element.
    const noise = fc.array(
      fc.constantFrom('"', "{", "[", "]", ",", ":", "x", "\n", "\\", " ", '"a"'),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(noise, async (parts) => {
        const text = `[\n  {"first":1},\n  {"a":${parts.join("")},\n  {"last":1}\n]\n`;
        const pairs = await readPairs(text);
        expect(pairs[0]).toEqual([2, { first: 1 }]);
        expect(pairs.at(-1)).toEqual([text.split("\n").length - 2, { last: 1 }]);
        expect((await readJson(textsOf(text))).arrays.get("")).toBe(pairs.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ["unclosed strings", '{"a":"x,\n'],
    ["escaped quotes", '{"a\\"\\"\\"\\"\\"\n'],
    ["unclosed objects", '{"a":1,\n'],
    ["closing brackets", "}\n"],
    ["unclosed objects on one line", '{"a":{'],
    ["nested arrays", "["],
  ])("reads a document of %s in linear time", async (_, piece) => {
    const text = `[${piece.repeat(Math.floor(400_000 / piece.length))}`;
    const { arrays, readRows: read } = await readJson(textsOf(text, 65_536));
    expect(arrays.get("")).toBeGreaterThan(0);
    let count = 0;
    for await (const rows of read("")) {
      count += rows.length;
    }
    expect(count).toBeGreaterThan(0);
  });
});

const sample = `${import.meta.dirname}/../../../../../shared/field/06-github-issues.json`;
const isAbsent = !existsSync(sample);
if (isAbsent) {
  console.warn(`SKIPPED: the sample of GitHub issues is not at ${sample}`);
}

test.skipIf(isAbsent)("reads the sample of GitHub issues", async () => {
  const text = readFileSync(sample, "utf8");
  const rows = await readRows(text);
  const expected: unknown[] = JSON.parse(text);
  expect(rows).toEqual(expected.map((value) => ({ line: expect.any(Number), value })));
  expect(rows[0]).toMatchObject({ line: 2 });
});
