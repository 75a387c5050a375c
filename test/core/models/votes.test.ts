import fc from "fast-check";
import { expect, test } from "vitest";
import { type Vote } from "../../../src/core/models/model.ts";
import { votes } from "../../../src/core/models/votes.ts";
import { boardOf } from "./boards.ts";
import { pointersOf } from "./refusals.ts";

/** Row beats column so often; A to D are the items 1 to 4. */
const published = votesOf([
  [0, 2, 0, 1],
  [3, 0, 5, 0],
  [0, 3, 0, 1],
  [4, 0, 3, 0],
]);

test("finds the published strengths", () => {
  expect(strengthsOf(published)).toEqual({
    1: expect.closeTo(0.139, 3),
    2: expect.closeTo(0.226, 3),
    3: expect.closeTo(0.143, 3),
    4: expect.closeTo(0.492, 3),
  });
});

test("ends at the fixed point of the formula", () => {
  const p = strengthsOf(published);
  // A won 3: twice of 5 against B, once of 5 against D.
  const [a = 0, b = 0, d = 0] = [p[1], p[2], p[4]];
  expect(a).toBeCloseTo(3 / (5 / (a + b) + 5 / (a + d)), 12);
});

test("gives two items the odds of their votes", () => {
  const strengths = strengthsOf([
    { winner: 7, loser: 3, count: 3 },
    { winner: 3, loser: 7 },
  ]);
  expect(strengths).toEqual({ 3: expect.closeTo(0.25, 12), 7: expect.closeTo(0.75, 12) });
});

test("reads strengths off by an item's number, and gives none to who was not voted on", () => {
  const definition = votes.define({ votes: published });
  const items = [9, 4, 1].map((number) => ({ ratings: {}, number }));
  const { value, coverage } = votes.rate(boardOf(items), definition);
  expect([...value]).toEqual([Number.NaN, definition.strengths?.[4], definition.strengths?.[1]]);
  expect([...coverage]).toEqual([0, 1, 1]);
  const told = votes.explain({ ratings: {}, number: 9 }, definition);
  expect(told.value).toBeUndefined();
  expect(told.reason).toBe("No score: nobody voted on it.");
  expect(votes.explain({ ratings: {} }, definition).value).toBeUndefined();
});

test("explains by wins and comparisons", () => {
  const told = votes.explain({ ratings: {}, number: 4 }, votes.define({ votes: published }));
  expect(told.formula).toBe("7 / Σ (n / (p + p′)) = 0.49"); // 4 + 3 wins
  expect(told.reason).toBe("Score 0.49: preferred in 7 of 9 comparisons."); // 4 of 5, 3 of 4
  expect(told.parts.map(({ contribution }) => contribution)).toEqual([told.value]);
});

test("regularises where the wins do not link everybody, and says so", () => {
  const definition = votes.define({ votes: [{ winner: 1, loser: 2 }] });
  expect(definition.regularised).toBe(true);
  expect(definition.note).toContain("half a win and half a loss");
  const { 1: p = 0, 2: r = 0 } = definition.strengths ?? {};
  // The imagined q stands in the middle: p / q = q / r = x. Item 1 has 1 + ½ wins, as expected of
  // it against 2 and q: x² / (x² + 1) + x / (x + 1) = 1.5, so x = 2.13.
  const x = Math.sqrt(p / r);
  expect((x * x) / (x * x + 1) + x / (x + 1)).toBeCloseTo(1.5, 9);
  expect(p + r).toBeCloseTo(1, 12);
  const told = votes.explain({ ratings: {}, number: 2 }, definition);
  expect(told.formula).toBe("(0 + 0.5) / Σ (n / (p + p′)) = 0.18");
  expect(told.reason).toContain("preferred in 0 of 1 comparisons (not every item is linked");
});

test("regularises groups that never met, each seen alike", () => {
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

test("does not regularise what is linked", () => {
  const definition = votes.define({ votes: published });
  expect(definition).not.toHaveProperty("regularised");
  expect(definition).not.toHaveProperty("note");
  expect(strengthsOf(round(3))).toEqual({ 1: 1 / 3, 2: 1 / 3, 3: 1 / 3 });
});

const someVotes = fc.array(
  fc.record({
    winner: fc.integer({ min: 1, max: 8 }),
    step: fc.integer({ min: 1, max: 7 }),
    count: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 1, maxLength: 40 },
);

const anyVotes = someVotes.map((all) =>
  all.map(({ winner, step, count }) => ({ winner, loser: ((winner + step - 1) % 8) + 1, count })),
);

test("adds up to 1, all above 0", () => {
  fc.assert(
    fc.property(anyVotes, (given) => {
      const strengths = Object.values(strengthsOf(given));
      let sum = 0;
      for (const strength of strengths) {
        sum += strength;
      }
      expect(sum).toBeCloseTo(1, 9);
      expect(strengths.every((strength) => strength > 0)).toBe(true);
    }),
  );
});

test("does not change by a bit when votes come in another order, or one by one", () => {
  fc.assert(
    fc.property(anyVotes, (given) => {
      const strengths = strengthsOf(given);
      expect(strengthsOf(given.toReversed())).toEqual(strengths);
      const single = given.flatMap(({ winner, loser, count }) =>
        Array.from({ length: count }, () => ({ winner, loser })),
      );
      expect(strengthsOf(single)).toEqual(strengths);
    }),
  );
});

test("makes nobody weaker by one more win", () => {
  fc.assert(
    fc.property(anyVotes, (given) => {
      const [{ winner, loser } = { winner: 1, loser: 2 }] = given;
      const linked = [...given, ...round(8)];
      const before = strengthsOf(linked)[winner] ?? 0;
      const after = strengthsOf([...linked, { winner, loser }])[winner] ?? 0;
      expect(after).toBeGreaterThan(before * (1 - 1e-6));
    }),
  );
});

test("stays a number where strengths are farther apart than doubles reach", () => {
  const lopsided = Array.from({ length: 80 }, (_, at) => [
    { winner: at + 1, loser: at + 2, count: 1_000_000 },
    { winner: at + 2, loser: at + 1 },
  ]).flat();
  for (const strength of Object.values(strengthsOf(lopsided))) {
    expect(strength > 0 && strength <= 1).toBe(true);
  }
});

test("takes ten thousand votes over as many items", () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({
    winner: at + 1,
    loser: ((at * 7919 + 1) % 10_000) + 1,
  })).filter(({ winner, loser }) => winner !== loser);
  const definition = votes.define({ votes: many });
  expect(Object.keys(definition.strengths ?? {}).length).toBeGreaterThan(9_000);
});

test("refuses votes that are none, naming each", () => {
  expect(pointersOf("votes", {})).toEqual(["/votes"]);
  expect(pointersOf("votes", { votes: [] })).toEqual(["/votes"]);
  const many = Array.from({ length: 10_001 }, () => ({ winner: 1, loser: 2 }));
  expect(pointersOf("votes", { votes: many })).toEqual(["/votes"]);
  const wrong = [
    { winner: 1, loser: 2, count: 0.5 },
    { winner: 3, loser: 3 },
    { winner: Number.NaN, loser: -1 },
    { winner: 1, loser: 2, count: 1_000_001 },
  ];
  expect(pointersOf("votes", { votes: wrong })).toEqual([
    "/votes/0/count",
    "/votes/1/loser",
    "/votes/2/winner",
    "/votes/2/loser",
    "/votes/3/count",
  ]);
});

test("refuses criteria, weights and cut-offs: it has none", () => {
  const given = { votes: published };
  expect(pointersOf("votes", { ...given, criteria: [{ key: "delight" }] })).toEqual(["/criteria"]);
  expect(pointersOf("votes", { ...given, weights: { delight: 1 } })).toEqual(["/weights"]);
  expect(pointersOf("votes", { ...given, cutoffs: { high: 0.7, medium: 0.4 } })).toEqual([
    "/cutoffs",
  ]);
  expect(pointersOf("rice", given)).toEqual(["/votes"]);
});

function strengthsOf(given: readonly Vote[]): Readonly<Record<number, number>> {
  return votes.define({ votes: given }).strengths ?? {};
}

/** Everybody beats the next, and the last the first. */
function round(count: number): Vote[] {
  return Array.from({ length: count }, (_, at) => ({
    winner: at + 1,
    loser: ((at + 1) % count) + 1,
  }));
}

function votesOf(matrix: readonly (readonly number[])[]): Vote[] {
  return matrix.flatMap((row, winner) =>
    row.flatMap((count, loser) =>
      count === 0 ? [] : [{ winner: winner + 1, loser: loser + 1, count }],
    ),
  );
}
