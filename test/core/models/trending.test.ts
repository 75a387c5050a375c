import fc from "fast-check";
import { expect, test } from "vitest";
import { trending } from "../../../src/core/models/trending.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { boardOf } from "./boards.ts";
import { pointersOf } from "./refusals.ts";

const definition = trending.define({});
const epoch = 1_577_836_800_000; // 2020-01-01T00:00Z
const day = 86_400_000;

function scoreOf(votes: number, ageDays: number, halfLifeDays = 7) {
  const item = { ratings: { votes }, createdAt: epoch + ageDays * day };
  return trending.explain(item, trending.define({ halfLifeDays })).value;
}

test("adds doublings of votes to half-lives since 2020", () => {
  expect(scoreOf(8, 14)).toBe(5); // log2(8) + 14 / 7
  expect(scoreOf(1, 0)).toBe(0); // log2(1) + 0
  expect(scoreOf(4, 30, 30)).toBe(3); // log2(4) + 30 / 30
  expect(scoreOf(2, -7)).toBe(0); // log2(2) − 7 / 7
});

test("one half-life younger needs half the votes", () => {
  expect(scoreOf(64, 100)).toBeCloseTo(scoreOf(32, 107) ?? 0, 12); // 6 + 100/7 = 5 + 107/7
  expect(scoreOf(64, 100, 1)).toBeCloseTo(scoreOf(32, 101, 1) ?? 0, 12); // 6 + 100 = 5 + 101
});

test("takes no votes for one", () => {
  expect(scoreOf(0, 7)).toBe(1); // log2(1) + 1
  expect(scoreOf(-5, 7)).toBe(1);
  expect(scoreOf(1e12, 0)).toBe(scoreOf(1e9, 0)); // the end of the range
});

test("orders as votes do that decay towards any one moment", () => {
  const item = fc.record({
    ratings: fc.record({ votes: fc.integer({ min: 1, max: 1_000_000 }) }),
    createdAt: fc.integer({ min: 0, max: 365 }).map((days) => epoch + days * day),
  });
  const now = epoch + 400 * day;
  const worth = ({ ratings, createdAt }: { ratings: { votes: number }; createdAt: number }) =>
    ratings.votes * 2 ** (-(now - createdAt) / (7 * day));
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      const inUse = { id: "trending", revision: 1, model: trending, definition };
      const { number } = rank(boardOf(items), inUse);
      const worths = [...number].map((each) => {
        const found = items[each - 1];
        return found === undefined ? Number.NaN : worth(found);
      });
      for (const [at, each] of worths.entries()) {
        expect(each).toBeGreaterThanOrEqual((worths[at + 1] ?? 0) * (1 - 1e-9));
      }
    }),
  );
});

test("explains the doublings and the date, which add up to the score", () => {
  const item = { ratings: { votes: 8 }, createdAt: epoch + 14 * day };
  const { formula, reason, parts } = trending.explain(item, definition);
  expect(formula).toBe("log2(8) + 2 = 5");
  expect(reason).toBe("Votes give 3 doublings, the date of creation 2.");
  expect(parts.map(({ input, contribution }) => [input, contribution])).toEqual([
    ["votes", 3],
    ["created", 2],
  ]);
});

test("has no score without votes, or where nobody knows when the item was made", () => {
  const unvoted = trending.explain({ ratings: {}, createdAt: epoch }, definition);
  expect([unvoted.value, unvoted.reason]).toEqual([undefined, "No score: votes is missing."]);
  const undated = trending.explain({ ratings: { votes: 8 } }, definition);
  expect([undated.value, undated.reason]).toEqual([
    undefined,
    "No score: the date of creation is missing.",
  ]);
});

test("ages in a week unless told", () => {
  expect(definition.halfLifeDays).toBe(7);
  expect(trending.define({ halfLifeDays: 1 / 24 }).halfLifeDays).toBe(1 / 24);
});

test.for([0, -1, 0.001, 36_501, Number.NaN, Infinity])(
  "refuses a half-life of %d days",
  (halfLifeDays) => {
    expect(pointersOf("trending", { halfLifeDays })).toEqual(["/half_life_days"]);
  },
);

test("refuses weights, and a half-life for other kinds", () => {
  expect(pointersOf("trending", { weights: { votes: 2 } })).toEqual(["/weights"]);
  expect(pointersOf("rice", { halfLifeDays: 7 })).toEqual(["/half_life_days"]);
});
