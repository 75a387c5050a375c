import { describe, expect, test } from "vitest";
import { parseColumnMap } from "../../../../src/core/import/columns/column-map.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";
import { catchFailure } from "../catch-failure.ts";

const parse = (text: string | undefined) => Object.fromEntries(parseColumnMap(text, catalogue));

describe("parseColumnMap", () => {
  test.each([
    [undefined, {}],
    ["", {}],
    [" , ", {}],
    ["issuekey=external_id,pts=size", { issuekey: ["external_id"], pts: ["size"] }],
    ["Story Points = size", { "Story Points": ["size"] }],
    ["Story%20Points=size", { "Story Points": ["size"] }],
    ["a%2Cb=reach,c=d=impact", { "a,b": ["ratings.reach"], "c=d": ["ratings.impact"] }],
    ["% done=progress", { "% done": ["ratings.progress"] }],
    ["x=ratings.reach", { x: ["ratings.reach"] }],
    ["x=ratings.due", { x: ["ratings.due"] }],
    ["a=title,a=external_id", { a: ["title", "external_id"] }],
    ["a=", { a: [] }],
    ['{"a=b, c":"size"}', { "a=b, c": ["size"] }],
    ['{"a":["size","effort"]}', { a: ["size", "ratings.effort"] }],
    ['{"a":null,"b":[],"c":"","d":" id "}', { a: [], b: [], c: [], d: ["id"] }],
    ['{"__proto__":"title"}', JSON.parse('{"__proto__":["title"]}')],
  ])("reads %j", (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  test.each([
    ["title", '"title" is not a pair'],
    ["=title", '"=title" is not a pair'],
    ["a=Story Points", '"Story Points" is not a field of an item. Did you mean'],
    ["a=storypoints", 'Did you mean "ratings.story_points"?'],
    ["a=due", 'Did you mean "due_date"? To set a criterion of this name, write ratings.due.'],
    ["a=Völlig anders", '"Völlig anders" is neither a field of an item nor a criterion'],
    ["a=number", 'cannot be mapped to "number"'],
    ["a=ratings", 'cannot be mapped to "ratings"'],
    ["a=ratings.__proto__", '"ratings.__proto__" is neither a field'],
    ["a=constructor", '"constructor" is neither a field'],
    ["{", "`map` is not a JSON object"],
    ['{"a":5}', 'The field of the column "a" must be a string'],
    ['{"a":["title",5]}', 'The field of the column "a" must be a string'],
  ])("rejects %j", async (text, detail) => {
    expect(await catchFailure(() => parse(text))).toEqual([
      "malformed",
      expect.stringContaining(detail),
    ]);
  });

  test("reports every problem", async () => {
    const failure = await catchFailure(() => parse("x,a=title,b=B B B,c=version"));
    expect(failure).toHaveLength(4); // the kind, and three problems
  });
});
