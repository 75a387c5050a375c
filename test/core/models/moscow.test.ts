import fc from "fast-check";
import { expect, test } from "vitest";
import { type DefinitionRequest, type RatedItem } from "../../../src/core/models/model.ts";
import { createMoscow } from "../../../src/core/models/moscow.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rice } from "../../../src/core/models/rice.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { rankedItemAt } from "../../../src/core/ranking/ranking.ts";
import { computeWhatIf } from "../../../src/core/ranking/what-if.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

const moscow = requireModelKind("moscow");

/** Builds an item whose RICE score is its reach. */
function buildItem(rating: number, reach?: number): RatedItem {
  const others = { impact: 1, confidence: 1, effort: 1 };
  return { ratings: { moscow: rating, ...(reach !== undefined && { ...others, reach }) } };
}

function buildModelInUse(request: DefinitionRequest = {}) {
  return { id: "ours", revision: 1, model: moscow, definition: moscow.define(request) };
}

test.for([
  [3, 3, "Must"],
  [2, 2, "Should"],
  [1, 1, "Could"],
  [0, 0, "Won't"],
  [2.4, 2, "Should"], // the nearer class
  [2.5, 3, "Must"], // halfway: the upper class
  [9, 3, "Must"], // the nearest end
  [-9, 0, "Won't"],
] as const)("scores a rating of %d as %d, %s", ([rating, score, category]) => {
  const explanation = moscow.explain(buildItem(rating, 7), moscow.define({}));
  expect([explanation.value, explanation.category, explanation.formula]).toEqual([
    score,
    category,
    `${category} = ${score}`,
  ]);
});

test("has a word for each class", () => {
  expect(moscow.criteria[0]?.words).toEqual({ must: 3, should: 2, could: 1, wont: 0 });
});

test("orders by class, and within a class by RICE by default", () => {
  const items = [
    buildItem(2, 900),
    buildItem(3, 10),
    buildItem(3),
    buildItem(3, 20),
    buildItem(0, 999),
    buildItem(1, 5),
  ];
  const ranking = rank(buildSnapshot(items), buildModelInUse());
  // Musts by reach 20, 10, none; then the Should, the Could, the Won't.
  expect([...ranking.number]).toEqual([4, 2, 3, 1, 6, 5]);
  expect([...ranking.score]).toEqual([3, 3, 3, 2, 1, 0]);
});

test("breaks ties with the model of the definition", () => {
  const jobs = [
    { user_value: 1, time_criticality: 1, risk_reduction: 1, job_size: 1 }, // 3 / 1
    { user_value: 9, time_criticality: 9, risk_reduction: 9, job_size: 3 }, // 27 / 3
  ];
  const snapshot = buildSnapshot(jobs.map((job) => ({ ratings: { moscow: 2, ...job } })));
  expect([...rank(snapshot, buildModelInUse({ tieBreak: "wsjf" })).number]).toEqual([2, 1]); // 9 before 3
  expect([...rank(snapshot, buildModelInUse({ tieBreak: "rice" })).number]).toEqual([1, 2]); // by number
});

test("includes the class in ranked items and in what-if results", () => {
  const items = [buildItem(1, 5), buildItem(3, 5), { ratings: {} }];
  const snapshot = buildSnapshot(items);
  const ranking = { ...rank(snapshot, buildModelInUse()), id: "rnk_test", digest: "" };
  expect([0, 1, 2].map((position) => rankedItemAt(ranking, position).category)).toEqual([
    "Must",
    "Could",
    undefined,
  ]);
  const today = { ranking, positions: Int32Array.of(-1, 0, 1, 2), filter: {}, limit: 3 };
  const { top } = computeWhatIf(snapshot, buildModelInUse(), today);
  expect(top.map(({ number, category }) => [number, category])).toEqual([
    [2, "Must"],
    [1, "Could"],
    [3, undefined],
  ]);
});

test("orders a what-if result like the ranking, including ties", () => {
  const reach = fc.option(fc.constantFrom(1, 2, 3), { nil: undefined });
  const any = fc
    .tuple(fc.constantFrom(0, 1, 2, 3), reach)
    .map(([rating, value]) => buildItem(rating, value));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), (items) => {
      const snapshot = buildSnapshot(items);
      const ranking = rank(snapshot, buildModelInUse());
      const positions = new Int32Array(items.length + 1);
      const { top } = computeWhatIf(snapshot, buildModelInUse(), {
        ranking,
        positions,
        filter: {},
        limit: 20,
      });
      expect(top.map(({ number }) => number)).toEqual([...ranking.number]);
    }),
  );
});

test("names the score that breaks ties, or its absence", () => {
  const definition = moscow.define({});
  expect(moscow.explain(buildItem(3, 7), definition).reason).toBe(
    "Must: RICE breaks ties and gives 7.", // 7 × 1 × 1 / 1
  );
  expect(moscow.explain({ ratings: { moscow: 0 } }, definition).reason).toBe(
    "Won't: RICE breaks ties and gives no score: reach, impact, confidence and effort are missing.",
  );
  expect(moscow.explain({ ratings: {} }, definition).reason).toBe("No score: moscow is missing.");
});

test("includes the definition of the tie break in its own", () => {
  expect(moscow.define({ tieBreak: "ice" }).tieBreak).toEqual(requireModelKind("ice").define({}));
  expect(moscow.define({}).tieBreak).toEqual(rice.define({}));
});

test("gives no score without a rating", () => {
  expect(computeValue("moscow", {})).toBeUndefined();
  expect(computeValue("moscow", { reach: 5 })).toBeUndefined();
});

test.for(["dice", "moscow", "weighted", "constructor", ""])(
  'rejects "%s" as a tie break',
  (tieBreak) => {
    expect(listFaultPointers("moscow", { tieBreak })).toEqual(["/tie_break"]);
  },
);

test("raises its revision with the revision of the default tie break", () => {
  const raised = { ...rice, revision: rice.revision + 1 };
  expect(createMoscow([rice]).revision).toBe(moscow.revision);
  expect(createMoscow([raised]).revision).toBe(moscow.revision + 1);
});

test("rejects a tie break whose scores depend on other items", () => {
  const relative = { ...rice, define: () => ({ ...rice.define({}), relative: true as const }) };
  expect(() => createMoscow([relative]).define({})).toThrow('"rice" cannot break ties');
});

test("rejects weights, and a tie break for other kinds", () => {
  expect(listFaultPointers("moscow", { weights: { moscow: 2 } })).toEqual(["/weights"]);
  expect(listFaultPointers("rice", { tieBreak: "ice" })).toEqual(["/tie_break"]);
});
