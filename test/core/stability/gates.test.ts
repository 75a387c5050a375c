import fc from "fast-check";
import { expect, test } from "vitest";
import { type RatedItem } from "../../../src/core/models/model.ts";
import { computeMargin } from "../../../src/core/stability/item-acceptability.ts";
import { type Stability } from "../../../src/core/stability/stability.ts";
import { analyseItems, buildWeightedRequest } from "./analyse-items.ts";

const points = fc.integer({ min: 0, max: 10 });

const interval = fc
  .tuple(points, points, points)
  .map((numbers) => numbers.toSorted((a, b) => a - b))
  .map(([low = 0, likely = 0, high = 0]) => ({ low, likely, high }));

const anyItems = fc.array(
  fc
    .record({ value: points, speed: points, ready: fc.constantFrom(0, 1) })
    .map((ratings): RatedItem => ({ ratings })),
  { minLength: 1, maxLength: 10 },
);

const gates = [{ criterion: "ready", op: "=", value: 1 }] as const;

/** The parts of an analysis that do not depend on the numbers of the items. */
function omitNumbers(stability: Stability) {
  const { against: _, ...rest } = stability;
  return rest;
}

function isReady({ ratings }: RatedItem): boolean {
  return ratings["ready"] === 1;
}

test("the items that pass have the same shares as without the items that fail", () => {
  fc.assert(
    fc.property(anyItems, fc.constantFrom("last", "out"), (items, gate) => {
      const request = buildWeightedRequest({ value: 3, speed: 1 });
      const gated = analyseItems(items, "weighted", {
        request: { ...request, gates, gate },
        draws: 64,
      });
      const alone = analyseItems(items.filter(isReady), "weighted", { request, draws: 64 });
      expect(omitNumbers(gated.stability)).toEqual(omitNumbers(alone.stability));
    }),
    { numRuns: 30 },
  );
});

test("drawn ratings move no item through a gate", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ reach: interval, ready: interval }), { minLength: 1, maxLength: 8 }),
      (ratings) => {
        const request = { expression: "reach", gates: [{ ...gates[0], op: ">=" }] } as const;
        const items = ratings.map((each) => ({ ratings: each }));
        const passing = items.filter((item) => item.ratings.ready.likely >= 1);
        const gated = analyseItems(items, "formula", { request, draws: 64 });
        const alone = analyseItems(passing, "formula", {
          request: { expression: "reach" },
          draws: 64,
        });
        fc.pre(alone.stability.method === "ratings");
        expect(gated.stability.count).toBe(alone.stability.count);
        expect(gated.stability.worst.every((worst) => worst <= passing.length)).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test("margins compare only items that pass", () => {
  const items = [
    { ratings: { value: 5, ready: 1 } },
    { ratings: { value: 9, ready: 0 } },
    { ratings: { value: 3, ready: 1 } },
  ];
  const request = { ...buildWeightedRequest({ value: 1 }), gates };
  const { ranking } = analyseItems(items, "weighted", { request });
  expect([...ranking.number]).toEqual([1, 3, 2]);
  expect(computeMargin(ranking, 0)).toMatchObject({ below: expect.closeTo(0.2, 12) });
  expect(computeMargin(ranking, 1)).toMatchObject({ above: expect.closeTo(0.2, 12) });
  expect(computeMargin(ranking, 1)).not.toHaveProperty("below");
  expect(computeMargin(ranking, 2)).toEqual({ cut: {} });
});
