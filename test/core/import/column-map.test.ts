import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { parseColumnMap, planColumns } from "../../../src/core/import/column-map.ts";
import { exportColumns } from "../../../src/core/item/item-columns.ts";

function catchFaults(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof Failure ? [error.kind, ...error.faults] : error;
  }
}

const malformed = (...details: string[]) => [
  "malformed",
  ...details.map((detail) => ({ parameter: "map", detail: expect.stringContaining(detail) })),
];

describe("parseColumnMap", () => {
  test.each([
    [undefined, {}],
    ["", {}],
    ["issuekey=external_id,storypoint=size", { issuekey: "external_id", storypoint: "size" }],
    ["Story Points=size", { "Story Points": "size" }],
    ["Story%20Points=size", { "Story Points": "size" }],
    ["a%2Cb=reach,c=d=impact", { "a,b": "reach", "c=d": "impact" }],
    ["% done=progress", { "% done": "progress" }],
    ["x=ratings.reach", { x: "ratings.reach" }],
    ["version=fix_version", { version: "fix_version" }],
  ])("reads %j", (text, expected) => {
    expect(Object.fromEntries(parseColumnMap(text))).toEqual(expected);
  });

  test.each([
    ["title", '"title" is not a pair'],
    ["=title", '"=title" is not a pair'],
    ["a=", '"" is neither a field'],
    ["a=Story Points", '"Story Points" is neither a field'],
    ["a=number", 'cannot be mapped to "number"'],
    ["a=ratings", 'cannot be mapped to "ratings"'],
    ["a=title,a=status", 'The column "a" is mapped twice.'],
  ])("rejects %j", (text, detail) => {
    expect(catchFaults(() => parseColumnMap(text))).toEqual(malformed(detail));
  });

  test("reports every invalid pair", () => {
    expect(catchFaults(() => parseColumnMap("x,a=title,b=B"))).toEqual(malformed('"x"', '"B"'));
  });
});

const plan = (columns: string[], map?: string) => planColumns(columns, parseColumnMap(map));

describe("planColumns", () => {
  test("resolves mapped and self-named columns, and lists the others", () => {
    const { targets, unmapped, isOwnExport } = plan(
      ["issuekey", "title", "storypoint", "split_mark", "ratings.reach", "id", "Title"],
      "issuekey=external_id,storypoint=story_points",
    );
    expect(targets).toEqual([
      { field: "external_id" },
      { field: "title" },
      { criterion: "story_points" },
      undefined,
      { criterion: "reach" },
      "id",
      undefined,
    ]);
    expect(unmapped).toEqual(["split_mark", "Title"]);
    expect(isOwnExport).toBe(false);
  });

  test("ignores columns that only the server writes unless the map names them", () => {
    const columns = ["title", "number", "version", "created_at", "updated_at"];
    expect(plan(columns).unmapped).toEqual([]);
    expect(plan(columns, "number=rank_hint").targets[1]).toEqual({ criterion: "rank_hint" });
  });

  test.each([[[]], [["source"]], [["blocked_by"]], [["source", "blocked_by"]]])(
    "recognises an export without the columns %j",
    (omitted: readonly string[]) => {
      const columns = exportColumns.filter((column) => !omitted.includes(column));
      expect(plan([...columns, "ratings.reach"]).isOwnExport).toBe(true);
      expect(plan([...columns, "other"]).isOwnExport).toBe(false);
    },
  );

  test.each([[["external_id"]], [["id", "status"]], [["title"]]])("accepts %j", (columns) => {
    expect(plan(columns).unmapped).toEqual([]);
  });

  test.each([
    [["status", "x"], undefined, ["title, the external_id or the id"]],
    [["Title", "Story Points"], undefined, ['the columns "Title", "Story Points": column=title']],
    [["x".repeat(999)], undefined, [`the columns "${"x".repeat(199)}…: column=title`]],
    [["title"], "Summary=title", ['The file has no column "Summary".']],
    [["a", "b"], "a=title,b=title", ['"a" and "b" are both title']],
    [["a", "title"], "a=title", ['"a" and "title" are both title']],
    [["title", "a", "ratings.x"], "a=x", ['"a" and "ratings.x" are both ratings.x']],
    [["x"], "a=title", ['no column "a"', "title, the external_id or the id"]],
  ])("rejects %j with the map %j", (columns, map, details) => {
    expect(catchFaults(() => plan(columns, map))).toEqual(malformed(...details));
  });

  test("rejects an invalid target in a map that was not parsed", () => {
    const map = new Map([["title", "Not A Key"]]);
    const run = () => planColumns(["title", "id"], map);
    expect(catchFaults(run)).toEqual(malformed('"Not A Key" is neither'));
  });
});
