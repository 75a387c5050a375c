import { expect, test } from "vitest";
import { analyseBands, listItemBands } from "../../../src/core/bands/band-analysis.ts";
import { type UnratedPolicy } from "../../../src/core/bands/bands.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { buildSnapshot } from "../models/snapshots.ts";

const criteria = ["delight", "growth", "trust"].map((key) => ({ key, min: 0, max: 10 }));

/** The worked case [10, –, –] and [9, 9, 9.5], and an item of 3 everywhere. */
const items = [
  { ratings: { delight: 10 } },
  { ratings: { delight: 9, growth: 9, trust: 9.5 } },
  { ratings: { delight: 3, growth: 3, trust: 3 } },
];

function analyse(options: DefinitionRequest, unrated: UnratedPolicy) {
  const model = requireModelKind("weighted");
  const definition = model.define({ criteria, ...options });
  const resolvedModel = { id: "m", revision: 1, model, definition };
  const analysis = analyseBands(buildSnapshot(items), resolvedModel, { unrated, questionsMax: 9 });
  const bands = listItemBands(analysis, { offset: 0, limit: 9 });
  return { analysis, sparse: bands.find(({ row }) => row === 0) };
}

const third = expect.closeTo(1 / 3, 12);

test.for([
  [{}, { rank: 1, band: { low: third, high: 1 } }],
  [{ missing: "worst" }, { rank: 2, band: { low: third, high: 1 } }],
  [{ missing: "neutral" }, { rank: 2, band: { low: third, high: 1 } }],
  // It may stay unscored, and ranks first if its missing ratings turn out to be the best.
  [{ missing: "none" }, { rank: 3, band: { high: 1 }, rankRange: { best: 1, worst: 3 } }],
  [{ minCoverage: 0.5 }, { rank: 3, band: { high: 1 }, rankRange: { best: 1, worst: 3 } }],
] as const)("an unrated criterion may have any rating, with %o", ([options, expected]) => {
  const { analysis, sparse } = analyse(options, "ranges");
  expect(sparse).toMatchObject(expected);
  expect(sparse?.band).toEqual(expected.band);
  expect(analysis.isExact).toBe(true);
});

test.for([
  [{}, { rank: 1, score: 1, band: { low: 1, high: 1 } }],
  [{ missing: "worst" }, { rank: 2, score: third, band: { low: third, high: third } }],
  [{ missing: "none" }, { rank: 3, band: {}, rankRange: { best: 3, worst: 3 } }],
  [{ minCoverage: 0.5 }, { rank: 3, band: {}, rankRange: { best: 3, worst: 3 } }],
] as const)("an absent rating counts by the rule of the model, with %o", ([options, expected]) => {
  expect(analyse(options, "absent").sparse).toMatchObject(expected);
});

test("asks for the rating that gives an item a score, and states that it asks for one at a time", () => {
  const once = analyse({ minCoverage: 0.5 }, "ranges").analysis;
  // With growth rated, the coverage is 2/3. The mean rating 6 gives a band from (10 + 6) / 30 to
  // (10 + 6 + 10) / 30 = .867, between the scores .3 and .917: both pairs are settled.
  expect(once.questions).toMatchObject([
    { row: 0, criterion: "growth", settles: 2, whatIfRating: 6 },
    { row: 0, criterion: "trust", settles: 2 },
  ]);
  expect(once.note).toContain("one new rating");
  const twice = analyse({ missing: "none" }, "ranges").analysis;
  // One rating gives no score, so the item may still rank last: only the lead of item 2 is settled.
  expect(twice.questions.map(({ settles }) => settles)).toEqual([1, 1]);
  expect(twice.note).toContain("several new ratings");
  expect(analyse({ missing: "worst" }, "ranges").analysis.note).toBeUndefined();
});
