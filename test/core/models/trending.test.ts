import fc from "fast-check";
import { expect, test } from "vitest";
import { trending } from "../../../src/core/models/trending.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { listFaultPointers } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

const definition = trending.define({});
const epoch = 1_577_836_800_000; // 2020-01-01T00:00Z
const day = 86_400_000;

function computeScore(votes: number, ageDays: number, halfLifeDays = 7) {
  const item = { ratings: { votes }, createdAt: epoch + ageDays * day };
  return trending.explain(item, trending.define({ halfLifeDays })).value;
}

test("adds the doublings of votes to the half-lives since 2020", () => {
  expect(computeScore(8, 14)).toBe(5); // log2(8) + 14 / 7
  expect(computeScore(1, 0)).toBe(0); // log2(1) + 0
  expect(computeScore(4, 30, 30)).toBe(3); // log2(4) + 30 / 30
  expect(computeScore(2, -7)).toBe(0); // log2(2) − 7 / 7
});

test("gives the same score to half the votes on an item one half-life younger", () => {
  expect(computeScore(64, 100)).toBeCloseTo(computeScore(32, 107) ?? 0, 12); // 6 + 100/7 = 5 + 107/7
  expect(computeScore(64, 100, 1)).toBeCloseTo(computeScore(32, 101, 1) ?? 0, 12); // 6 + 100 = 5 + 101
});

test("counts 0 votes as 1", () => {
  expect(computeScore(0, 7)).toBe(1); // log2(1) + 1
  expect(computeScore(-5, 7)).toBe(1);
  expect(computeScore(1e12, 0)).toBe(computeScore(1e9, 0)); // the end of the range
});

test("orders like decayed votes at any time", () => {
  const item = fc.record({
    ratings: fc.record({ votes: fc.integer({ min: 1, max: 1_000_000 }) }),
    createdAt: fc.integer({ min: 0, max: 365 }).map((days) => epoch + days * day),
  });
  const now = epoch + 400 * day;
  const computeDecayed = ({
    ratings,
    createdAt,
  }: {
    ratings: { votes: number };
    createdAt: number;
  }) => ratings.votes * 2 ** (-(now - createdAt) / (7 * day));
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      const resolvedModel = { id: "trending", revision: 1, model: trending, definition };
      const { number } = rank(buildSnapshot(items), resolvedModel);
      const values = [...number].map((itemNumber) => {
        const ranked = items[itemNumber - 1];
        return ranked === undefined ? Number.NaN : computeDecayed(ranked);
      });
      for (const [index, value] of values.entries()) {
        expect(value).toBeGreaterThanOrEqual((values[index + 1] ?? 0) * (1 - 1e-9));
      }
    }),
  );
});

test("explains the score as doublings plus half-lives", () => {
  const item = { ratings: { votes: 8 }, createdAt: epoch + 14 * day };
  const { formula, reason, parts } = trending.explain(item, definition);
  expect(formula).toBe("log2(8) + 2 = 5");
  expect(reason).toBe("Votes give 3 doublings, the creation date 2.");
  expect(parts.map(({ input, contribution }) => [input, contribution])).toEqual([
    ["votes", 3],
    ["created", 2],
  ]);
});

test("gives no score without votes or without a creation date", () => {
  const unvoted = trending.explain({ ratings: {}, createdAt: epoch }, definition);
  expect([unvoted.value, unvoted.reason]).toEqual([undefined, "No score: votes is missing."]);
  const undated = trending.explain({ ratings: { votes: 8 } }, definition);
  expect([undated.value, undated.reason]).toEqual([
    undefined,
    "No score: the creation date is missing.",
  ]);
});

test("has a half-life of a week by default", () => {
  expect(definition.halfLifeDays).toBe(7);
  expect(trending.define({ halfLifeDays: 1 / 24 }).halfLifeDays).toBe(1 / 24);
});

test.for([0, -1, 0.001, 36_501, Number.NaN, Infinity])(
  "rejects a half-life of %d days",
  (halfLifeDays) => {
    expect(listFaultPointers("trending", { halfLifeDays })).toEqual(["/half_life_days"]);
  },
);

test("rejects weights, and a half-life for other kinds", () => {
  expect(listFaultPointers("trending", { weights: { votes: 2 } })).toEqual(["/weights"]);
  expect(listFaultPointers("rice", { halfLifeDays: 7 })).toEqual(["/half_life_days"]);
});
