import fc from "fast-check";
import { expect, test } from "vitest";
import { type DefinitionRequest, type RatedItem } from "../../../src/core/models/model.ts";
import { createMoscow } from "../../../src/core/models/moscow.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rice } from "../../../src/core/models/rice.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { rankedItemAt } from "../../../src/core/ranking/ranking.ts";
import { computeWhatIf } from "../../../src/core/ranking/what-if.ts";
import { boardOf } from "./boards.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const moscow = requireModelKind("moscow");

/** RICE of 100 times the reach. */
function item(rating: number, reach?: number): RatedItem {
  const asked = { impact: 1, confidence: 1, effort: 1 };
  return { ratings: { moscow: rating, ...(reach !== undefined && { ...asked, reach }) } };
}

function inUse(request: DefinitionRequest = {}) {
  return { id: "ours", revision: 1, model: moscow, definition: moscow.define(request) };
}

test.for([
  [3, 3, "Must"],
  [2, 2, "Should"],
  [1, 1, "Could"],
  [0, 0, "Won't"],
  [2.4, 2, "Should"], // the nearer
  [2.5, 3, "Must"], // halfway, the upper
  [9, 3, "Must"], // the nearest end
  [-9, 0, "Won't"],
] as const)("a rating of %d scores %d: %s", ([rating, score, category]) => {
  const told = moscow.explain(item(rating, 7), moscow.define({}));
  expect([told.value, told.category, told.formula]).toEqual([
    score,
    category,
    `${category} = ${score}`,
  ]);
});

test("knows the words of its classes", () => {
  expect(moscow.criteria[0]?.words).toEqual({ must: 3, should: 2, could: 1, wont: 0 });
});

test("orders by class, and within a class by RICE unless told", () => {
  const items = [item(2, 900), item(3, 10), item(3), item(3, 20), item(0, 999), item(1, 5)];
  const ranking = rank(boardOf(items), inUse());
  // Musts by reach 20, 10, none; then the Should, the Could, the Won't.
  expect([...ranking.number]).toEqual([4, 2, 3, 1, 6, 5]);
  expect([...ranking.score]).toEqual([3, 3, 3, 2, 1, 0]);
});

test("breaks ties by the model that the definition names", () => {
  const jobs = [
    { user_value: 1, time_criticality: 1, risk_reduction: 1, job_size: 1 }, // 3 / 1
    { user_value: 9, time_criticality: 9, risk_reduction: 9, job_size: 3 }, // 27 / 3
  ];
  const board = boardOf(jobs.map((job) => ({ ratings: { moscow: 2, ...job } })));
  expect([...rank(board, inUse({ tieBreak: "wsjf" })).number]).toEqual([2, 1]); // 9 before 3
  expect([...rank(board, inUse({ tieBreak: "rice" })).number]).toEqual([1, 2]); // by number
});

test("carries the class from the ranking to its places and through what-if", () => {
  const items = [item(1, 5), item(3, 5), { ratings: {} }];
  const board = boardOf(items);
  const ranking = { ...rank(board, inUse()), id: "rnk_test", digest: "" };
  expect([0, 1, 2].map((position) => rankedItemAt(ranking, position).category)).toEqual([
    "Must",
    "Could",
    undefined,
  ]);
  const today = { ranking, positions: Int32Array.of(-1, 0, 1, 2), filter: {}, limit: 3 };
  const { top } = computeWhatIf(board, inUse(), today);
  expect(top.map(({ number, category }) => [number, category])).toEqual([
    [2, "Must"],
    [1, "Could"],
    [3, undefined],
  ]);
});

test("what-if has the order of the ranking, ties and all", () => {
  const reach = fc.option(fc.constantFrom(1, 2, 3), { nil: undefined });
  const any = fc.tuple(fc.constantFrom(0, 1, 2, 3), reach).map(([at, much]) => item(at, much));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), (items) => {
      const board = boardOf(items);
      const ranking = rank(board, inUse());
      const positions = new Int32Array(items.length + 1);
      const { top } = computeWhatIf(board, inUse(), { ranking, positions, filter: {}, limit: 20 });
      expect(top.map(({ number }) => number)).toEqual([...ranking.number]);
    }),
  );
});

test("says what broke ties, or that nothing could", () => {
  const definition = moscow.define({});
  expect(moscow.explain(item(3, 7), definition).reason).toBe(
    "Must: RICE breaks ties, and gives 7.", // 7 × 1 × 1 / 1
  );
  expect(moscow.explain({ ratings: { moscow: 0 } }, definition).reason).toBe(
    "Won't: RICE breaks ties, and gives no score: reach, impact, confidence and effort are missing.",
  );
  expect(moscow.explain({ ratings: {} }, definition).reason).toBe("No score: moscow is missing.");
});

test("keeps the definition that breaks ties with its own", () => {
  expect(moscow.define({ tieBreak: "ice" }).tieBreak).toEqual(requireModelKind("ice").define({}));
  expect(moscow.define({}).tieBreak).toEqual(rice.define({}));
});

test("has no score without a rating", () => {
  expect(valueOf("moscow", {})).toBeUndefined();
  expect(valueOf("moscow", { reach: 5 })).toBeUndefined();
});

test.for(["dice", "moscow", "weighted", "constructor", ""])(
  'refuses "%s" to break ties',
  (tieBreak) => {
    expect(pointersOf("moscow", { tieBreak })).toEqual(["/tie_break"]);
  },
);

test("has a new revision whenever the model has that breaks ties unless told", () => {
  const raised = { ...rice, revision: rice.revision + 1 };
  expect(createMoscow([rice]).revision).toBe(moscow.revision);
  expect(createMoscow([raised]).revision).toBe(moscow.revision + 1);
});

test("refuses a tie break whose scores depend on the rest of the board", () => {
  const relative = { ...rice, define: () => ({ ...rice.define({}), relative: true as const }) };
  expect(() => createMoscow([relative]).define({})).toThrow('"rice" breaks no ties');
});

test("refuses weights, and a tie break for other kinds", () => {
  expect(pointersOf("moscow", { weights: { moscow: 2 } })).toEqual(["/weights"]);
  expect(pointersOf("rice", { tieBreak: "ice" })).toEqual(["/tie_break"]);
});
