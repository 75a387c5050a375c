import { describe, expect, test } from "vitest";
import { mergeWords } from "../../../../src/core/import/rows/merge-words.ts";
import { foldWord, parseValueMap } from "../../../../src/core/import/rows/value-map.ts";
import { catchFailure } from "../catch-failure.ts";

const parse = (text: string | undefined) =>
  Object.fromEntries(
    [...parseValueMap(text)].map(([target, words]) => [target, Object.fromEntries(words)]),
  );

describe("parseValueMap", () => {
  test.each([
    [undefined, {}],
    ["priority: P0=critical, P1=high", { priority: { p0: "critical", p1: "high" } }],
    [
      "type: Epic=initiative; priority: P0 = low ;",
      { type: { epic: "initiative" }, priority: { p0: "low" } },
    ],
    ["priority: a=b=high", { priority: { "a=b": "high" } }],
    ["priority: soon=", { priority: { soon: "" } }],
    ["impact: huge=3", { "ratings.impact": { huge: "3" } }],
    ["ratings.own: huge=3", { "ratings.own": { huge: "3" } }],
    ["my_own: huge=3", { "ratings.my_own": { huge: "3" } }],
    ["Prio: P0=critical", { priority: { p0: "critical" } }],
    ["Story Points: M=3", { size: { m: "3" } }],
    ['{"priority":{"A, B; C=D:":"low"}}', { priority: { "a, b; c=d:": "low" } }],
    ['{"impact":{"huge":3,"none":null}}', { "ratings.impact": { huge: "3", none: "" } }],
    ["priority: É=low; priority: b=high", { priority: { e: "low", b: "high" } }],
  ])("reads %j", (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  test.each([
    ["P0=critical", '"P0=critical" names no field. Write field: word=value'],
    ["priority:", '"priority:" names no field'],
    ["priority: P0", '"P0" is not a pair of a word and a value'],
    ["priority: =high", '"=high" is not a pair'],
    ["Ganz anders: a=b", '"Ganz anders" is neither a field of an item nor a criterion.'],
    ["{", "`values` is not a JSON object"],
    ['{"priority":"high"}', 'The words of "priority" must be an object'],
  ])("rejects %j", async (text, detail) => {
    expect(await catchFailure(() => parse(text))).toEqual([
      "malformed",
      expect.stringContaining(detail),
    ]);
  });
});

describe("mergeWords", () => {
  test("prefers the meanings of the caller, and keeps the others of the profile", () => {
    const words = mergeWords(parseValueMap("priority: 1=low; type: x=bug"), {
      priority: { 1: "critical", Urgent: "critical" },
      status: { OPEN: "open" },
    });
    expect(Object.fromEntries(words.get("priority") ?? [])).toEqual({
      1: "low",
      urgent: "critical",
    });
    expect([...(words.get("type") ?? [])]).toEqual([["x", "bug"]]);
    expect([...(words.get("status") ?? [])]).toEqual([["open", "open"]]);
  });

  test("compares words without case, accents and surrounding blanks", () => {
    expect(foldWord("  Très Élevée ")).toBe(foldWord("tres elevee"));
    expect(foldWord("P0")).not.toBe(foldWord("P 0"));
  });
});
