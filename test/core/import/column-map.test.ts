import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { parseColumnMap, planColumns } from "../../../src/core/import/column-map.ts";

function faultsOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof Failure ? [error.kind, ...error.faults] : error;
  }
}

const refused = (...details: string[]) => [
  "malformed",
  ...details.map((detail) => ({ parameter: "map", detail: expect.stringContaining(detail) })),
];

describe("parseMap", () => {
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
  ])("refuses %j", (text, detail) => {
    expect(faultsOf(() => parseColumnMap(text))).toEqual(refused(detail));
  });

  test("names every bad pair at once", () => {
    expect(faultsOf(() => parseColumnMap("x,a=title,b=B"))).toEqual(refused('"x"', '"B"'));
  });
});

const plan = (columns: string[], map?: string) => planColumns(columns, parseColumnMap(map));

describe("planColumns", () => {
  test("maps what the map says and what names itself, and tells of the rest", () => {
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

  test("passes over what only the server writes, unless the map says what it is", () => {
    const columns = ["title", "number", "version", "created_at", "updated_at"];
    expect(plan(columns).unmapped).toEqual([]);
    expect(plan(columns, "number=rank_hint").targets[1]).toEqual({ criterion: "rank_hint" });
  });

  test.each([[["external_id"]], [["id", "status"]], [["title"]]])("takes %j", (columns) => {
    expect(plan(columns).unmapped).toEqual([]);
  });

  test.each([
    [["status", "x"], undefined, ["title, the external_id or the id"]],
    [["title"], "Summary=title", ['The file has no column "Summary".']],
    [["a", "b"], "a=title,b=title", ['"a" and "b" are both title']],
    [["a", "title"], "a=title", ['"a" and "title" are both title']],
    [["title", "a", "ratings.x"], "a=x", ['"a" and "ratings.x" are both ratings.x']],
    [["x"], "a=title", ['no column "a"', "title, the external_id or the id"]],
  ])("refuses %j with the map %j", (columns, map, details) => {
    expect(faultsOf(() => plan(columns, map))).toEqual(refused(...details));
  });

  test("refuses a target that is no target even in a map made by hand", () => {
    const map = new Map([["title", "Not A Key"]]);
    const run = () => planColumns(["title", "id"], map);
    expect(faultsOf(run)).toEqual(refused('"Not A Key" is neither'));
  });
});
