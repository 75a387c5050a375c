import fc from "fast-check";
import { expect, test } from "vitest";
import { type Vote } from "../../../src/core/models/model.ts";
import { votes } from "../../../src/core/models/votes.ts";
import { listFaultPointers } from "./model-probes.ts";
import { buildSnapshot } from "./snapshots.ts";

/** The wins of each row over each column, for the items 1 (A) to 4 (D). */
const published = buildVotes([
  [0, 2, 0, 1],
  [3, 0, 5, 0],
  [0, 3, 0, 1],
  [4, 0, 3, 0],
]);

test("computes the published strengths", () => {
  expect(computeStrengths(published)).toEqual({
    1: expect.closeTo(0.139, 3),
    2: expect.closeTo(0.226, 3),
    3: expect.closeTo(0.143, 3),
    4: expect.closeTo(0.492, 3),
  });
});

test("converges to the fixed point of the formula", () => {
  const p = computeStrengths(published);
  // A won 3: twice of 5 against B, once of 5 against D.
  const [a = 0, b = 0, d = 0] = [p[1], p[2], p[4]];
  expect(a).toBeCloseTo(3 / (5 / (a + b) + 5 / (a + d)), 12);
});

test("gives two items strengths in the ratio of their votes", () => {
  const strengths = computeStrengths([
    { winner: 7, loser: 3, count: 3 },
    { winner: 3, loser: 7 },
  ]);
  expect(strengths).toEqual({ 3: expect.closeTo(0.25, 12), 7: expect.closeTo(0.75, 12) });
});

test("reads a strength by the item's number, and gives no score without votes", () => {
  const definition = votes.define({ votes: published });
  const items = [9, 4, 1].map((number) => ({ ratings: {}, number }));
  const { value, coverage } = votes.rate(buildSnapshot(items), definition);
  expect([...value]).toEqual([Number.NaN, definition.strengths?.[4], definition.strengths?.[1]]);
  expect([...coverage]).toEqual([0, 1, 1]);
  const explanation = votes.explain({ ratings: {}, number: 9 }, definition);
  expect(explanation.value).toBeUndefined();
  expect(explanation.reason).toBe("No score: no vote names this item.");
  expect(votes.explain({ ratings: {} }, definition).value).toBeUndefined();
});

test("explains by wins and comparisons", () => {
  const explanation = votes.explain({ ratings: {}, number: 4 }, votes.define({ votes: published }));
  expect(explanation.formula).toBe("7 / Σ (n / (p + p′)) = 0.49"); // 4 + 3 wins
  expect(explanation.reason).toBe("Score 0.49: preferred in 7 of 9 comparisons."); // 4 of 5, 3 of 4
  expect(explanation.parts.map(({ contribution }) => contribution)).toEqual([explanation.value]);
});

test("regularises when the wins do not connect all items, and explains it", () => {
  const definition = votes.define({ votes: [{ winner: 1, loser: 2 }] });
  expect(definition.regularised).toBe(true);
  expect(definition.note).toContain("half a win and half a loss");
  const { 1: p = 0, 2: r = 0 } = definition.strengths ?? {};
  // The imaginary opponent q is in the middle: p / q = q / r = x. Item 1 has 1 + ½ wins, its
  // expected wins against 2 and q: x² / (x² + 1) + x / (x + 1) = 1.5, so x = 2.13.
  const x = Math.sqrt(p / r);
  expect((x * x) / (x * x + 1) + x / (x + 1)).toBeCloseTo(1.5, 9);
  expect(p + r).toBeCloseTo(1, 12);
  const explanation = votes.explain({ ratings: {}, number: 2 }, definition);
  expect(explanation.formula).toBe("(0 + 0.5) / Σ (n / (p + p′)) = 0.18");
  expect(explanation.reason).toContain(
    "preferred in 0 of 1 comparisons (the wins do not connect every item",
  );
});

test("gives equal strengths in groups that were never compared", () => {
  const definition = votes.define({
    votes: [
      { winner: 1, loser: 2 },
      { winner: 3, loser: 4 },
    ],
  });
  const { 1: first, 2: second, 3: third, 4: fourth } = definition.strengths ?? {};
  expect(first).toBeCloseTo(third ?? 0, 9);
  expect(second).toBeCloseTo(fourth ?? 0, 9);
});

test("does not regularise connected wins", () => {
  const definition = votes.define({ votes: published });
  expect(definition).not.toHaveProperty("regularised");
  expect(definition).not.toHaveProperty("note");
  expect(computeStrengths(buildCircle(3))).toEqual({ 1: 1 / 3, 2: 1 / 3, 3: 1 / 3 });
});

const voteSteps = fc.array(
  fc.record({
    winner: fc.integer({ min: 1, max: 8 }),
    step: fc.integer({ min: 1, max: 7 }),
    count: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 1, maxLength: 40 },
);

const arbitraryVotes = voteSteps.map((steps) =>
  steps.map(({ winner, step, count }) => ({ winner, loser: ((winner + step - 1) % 8) + 1, count })),
);

test("has strengths above 0 that add up to 1", () => {
  fc.assert(
    fc.property(arbitraryVotes, (allVotes) => {
      const strengths = Object.values(computeStrengths(allVotes));
      let sum = 0;
      for (const strength of strengths) {
        sum += strength;
      }
      expect(sum).toBeCloseTo(1, 9);
      expect(strengths.every((strength) => strength > 0)).toBe(true);
    }),
  );
});

test("has the same bits for votes in another order or as single votes", () => {
  fc.assert(
    fc.property(arbitraryVotes, (allVotes) => {
      const strengths = computeStrengths(allVotes);
      expect(computeStrengths(allVotes.toReversed())).toEqual(strengths);
      const single = allVotes.flatMap(({ winner, loser, count }) =>
        Array.from({ length: count }, () => ({ winner, loser })),
      );
      expect(computeStrengths(single)).toEqual(strengths);
    }),
  );
});

test("does not weaken an item that wins once more", () => {
  fc.assert(
    fc.property(arbitraryVotes, (allVotes) => {
      const [{ winner, loser } = { winner: 1, loser: 2 }] = allVotes;
      const connected = [...allVotes, ...buildCircle(8)];
      const before = computeStrengths(connected)[winner] ?? 0;
      const after = computeStrengths([...connected, { winner, loser }])[winner] ?? 0;
      expect(after).toBeGreaterThan(before * (1 - 1e-6));
    }),
  );
});

test("keeps strengths finite when their ratio exceeds the range of a double", () => {
  const lopsided = Array.from({ length: 80 }, (_, index) => [
    { winner: index + 1, loser: index + 2, count: 1_000_000 },
    { winner: index + 2, loser: index + 1 },
  ]).flat();
  for (const strength of Object.values(computeStrengths(lopsided))) {
    expect(strength > 0 && strength <= 1).toBe(true);
  }
});

test("accepts ten thousand votes on as many items", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    winner: index + 1,
    loser: ((index * 7919 + 1) % 10_000) + 1,
  })).filter(({ winner, loser }) => winner !== loser);
  const definition = votes.define({ votes: many });
  expect(Object.keys(definition.strengths ?? {}).length).toBeGreaterThan(9_000);
});

test("rejects invalid votes with a pointer to each", () => {
  expect(listFaultPointers("votes", {})).toEqual(["/votes"]);
  expect(listFaultPointers("votes", { votes: [] })).toEqual(["/votes"]);
  const many = Array.from({ length: 10_001 }, () => ({ winner: 1, loser: 2 }));
  expect(listFaultPointers("votes", { votes: many })).toEqual(["/votes"]);
  const invalid = [
    { winner: 1, loser: 2, count: 0.5 },
    { winner: 3, loser: 3 },
    { winner: Number.NaN, loser: -1 },
    { winner: 1, loser: 2, count: 1_000_001 },
  ];
  expect(listFaultPointers("votes", { votes: invalid })).toEqual([
    "/votes/0/count",
    "/votes/1/loser",
    "/votes/2/winner",
    "/votes/2/loser",
    "/votes/3/count",
  ]);
});

test("rejects criteria, weights and cut-offs", () => {
  const request = { votes: published };
  expect(listFaultPointers("votes", { ...request, criteria: [{ key: "delight" }] })).toEqual([
    "/criteria",
  ]);
  expect(listFaultPointers("votes", { ...request, weights: { delight: 1 } })).toEqual(["/weights"]);
  expect(listFaultPointers("votes", { ...request, cutoffs: { high: 0.7, medium: 0.4 } })).toEqual([
    "/cutoffs",
  ]);
  expect(listFaultPointers("rice", request)).toEqual(["/votes"]);
});

function computeStrengths(allVotes: readonly Vote[]): Readonly<Record<number, number>> {
  return votes.define({ votes: allVotes }).strengths ?? {};
}

/** Builds votes in which each item beats the next, and the last beats the first. */
function buildCircle(count: number): Vote[] {
  return Array.from({ length: count }, (_, index) => ({
    winner: index + 1,
    loser: ((index + 1) % count) + 1,
  }));
}

function buildVotes(matrix: readonly (readonly number[])[]): Vote[] {
  return matrix.flatMap((row, winner) =>
    row.flatMap((count, loser) =>
      count === 0 ? [] : [{ winner: winner + 1, loser: loser + 1, count }],
    ),
  );
}
