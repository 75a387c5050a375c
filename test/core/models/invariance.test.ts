import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DefinitionRequest,
  type RatedItem,
  type Vote,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { buildSnapshot, arbitraryItems } from "./snapshots.ts";
import { subjects } from "./subjects.ts";

describe("gives the same scores to the same items in another order:", () => {
  test.for(subjects)("$name", ({ kind, request }) => {
    const definition = requireModelKind(kind).define(request);
    const criteria = definition.criteria.filter(({ key }) => key !== "priority");
    // Integers, because scores of nearly equal items would differ only by the rounding of sums.
    const items = arbitraryItems(criteria, { isWithin: true });
    const inputs = definition.relative ? items.map((all) => all.map(roundRatings)) : items;
    const shuffled = inputs.chain((all) => {
      const numbered = all.map((item, row) => Object.assign({}, item, { number: row + 1 }));
      const bounds = { minLength: all.length, maxLength: all.length };
      return fc.tuple(fc.constant(numbered), fc.shuffledSubarray(numbered, bounds));
    });
    fc.assert(
      fc.property(shuffled, ([ordered, reordered]) => {
        const [scores, otherScores] = [ordered, reordered].map((each) =>
          mapScores(kind, request, each),
        );
        for (const [number, score] of scores ?? []) {
          const other = otherScores?.get(number) ?? Number.NaN;
          const isSame = definition.relative ? isNear(score, other, 1e-9) : Object.is(score, other);
          expect(isSame, `${score} became ${other}`).toBe(true);
        }
      }),
    );
  });
});

/** A model, a criterion, and the power of a factor of that criterion in the score. */
const ratios = [
  ["wsjf", "job_size", -1],
  ["cd3", "cost_of_delay", 1],
  ["cd3", "duration", -1],
  ["rice", "reach", 1],
  ["rice", "effort", -1],
  ["value-effort", "value_points", 1],
  ["value-effort", "effort_points", -1],
] as const;

describe("scales the score with the unit of a criterion:", () => {
  test.for(ratios)("%s by %s", ([kind, key, power]) => {
    const { criteria } = requireModelKind(kind).define({});
    const factor = fc.integer({ min: 2, max: 10 });
    const ratings = Object.fromEntries(
      criteria.map((each) => [
        each.key,
        fc.double({ min: 0.5, max: Math.min(each.max, 20), noNaN: true }),
      ]),
    );
    const rated = fc.array(fc.record(ratings), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(rated, factor, (rows, by) => {
        const plain = computeScores(kind, {}, rows);
        const scaled = computeScores(
          kind,
          {},
          rows.map((row) => ({ ...row, [key]: (row[key] ?? 0) * by })),
        );
        for (const [index, score] of scaled.entries()) {
          const expected = power > 0 ? (plain[index] ?? 0) * by : (plain[index] ?? 0) / by;
          expect(isNear(score, expected, 1e-12 * score)).toBe(true);
        }
      }),
    );
  });
});

test("keeps the ratios of a weighted product in any unit of a criterion", () => {
  const wide = { min: 0, max: 1e6 };
  const criteria = [
    { key: "gain", ...wide },
    { key: "cost", ...wide, direction: "down" },
  ] as const;
  const rating = fc.double({ min: 0.1, max: 1_000, noNaN: true });
  const rows = fc.array(fc.record({ gain: rating, cost: rating }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.double({ min: 0.01, max: 100, noNaN: true }), (given, unit) => {
      const request = { criteria, weights: { gain: 2, cost: 1 } };
      const plain = computeRatios(computeScores("weighted-product", request, given));
      const scaled = given.map((row) => ({ ...row, cost: row.cost * unit }));
      for (const [index, ratio] of computeRatios(
        computeScores("weighted-product", request, scaled),
      ).entries()) {
        expect(isNear(ratio, plain[index] ?? 0, 1e-11 * ratio)).toBe(true);
      }
    }),
  );
});

describe("gives the same score for any origin and unit of a scaled criterion:", () => {
  const points = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });

  test.for(["min-max", "z-score", "percentile"] as const)("%s", (scaling) => {
    const request: DefinitionRequest = { criteria: [{ key: "gain" }], scaling };
    const unit = fc.constantFrom(0.1, 3, 60, 1_000);
    fc.assert(
      fc.property(points, unit, fc.integer({ min: -100, max: 100 }), (given, by, from) => {
        const plain = computeScores(
          "weighted",
          request,
          given.map((gain) => ({ gain })),
        );
        const moved = computeScores(
          "weighted",
          request,
          given.map((gain) => ({ gain: gain * by + from })),
        );
        for (const [index, score] of moved.entries()) {
          expect(isNear(score, plain[index] ?? 0, 1e-9)).toBe(true);
        }
      }),
    );
  });

  test("percentile, in any monotone transformation", () => {
    const request: DefinitionRequest = { criteria: [{ key: "gain" }], scaling: "percentile" };
    fc.assert(
      fc.property(points, (given) => {
        const cubed = given.map((gain) => ({ gain: gain * gain * gain }));
        expect(computeScores("weighted", request, cubed)).toEqual(
          computeScores(
            "weighted",
            request,
            given.map((gain) => ({ gain })),
          ),
        );
      }),
    );
  });
});

test("gives the same strengths when all votes are multiplied", () => {
  // A circle, so that the wins are connected, and additional arbitrary votes.
  const circle = [1, 2, 3, 4].map((winner) => ({ winner, loser: (winner % 4) + 1 }));
  const vote = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .map(([winner, step]) => ({ winner, loser: ((winner + step - 1) % 4) + 1 }));
  const items = [1, 2, 3, 4].map((number) => ({ ratings: {}, number }));
  const computeStrengths = (votes: readonly Vote[]) => [
    ...mapScores("votes", { votes }, items).values(),
  ];
  fc.assert(
    fc.property(
      fc.array(vote, { maxLength: 8 }),
      fc.integer({ min: 2, max: 50 }),
      (more, times) => {
        const votes = [...circle, ...more];
        const once = computeStrengths(votes);
        const multiplied = computeStrengths(
          votes.map((each) => Object.assign({ count: times }, each)),
        );
        for (const [index, strength] of multiplied.entries()) {
          expect(isNear(strength, once[index] ?? 0, 1e-9)).toBe(true);
        }
      },
    ),
  );
});

test("gives the same Kano score when all counts are multiplied", () => {
  const answers = fc.record({
    kano_must_be: fc.nat(40),
    kano_one_dimensional: fc.nat(40),
    kano_attractive: fc.nat(40),
    kano_indifferent: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(answers, fc.integer({ min: 2, max: 100 }), (counts, times) => {
      const many = Object.entries(counts).map(([key, count]) => [key, count * times]);
      const [once = 0] = computeScores("kano", {}, [counts]);
      const [multiplied = 0] = computeScores("kano", {}, [Object.fromEntries(many)]);
      expect(isNear(multiplied, once, 1e-12)).toBe(true);
    }),
  );
});

/** Divides each score by the first. */
function computeRatios(scores: readonly number[]): number[] {
  return scores.map((each) => each / (scores[0] ?? 1));
}

function roundRatings(item: RatedItem): RatedItem {
  const ratings = Object.entries(item.ratings).map(([key, rating]) => [
    key,
    Math.round(typeof rating === "number" ? rating : rating.likely),
  ]);
  return { ...item, ratings: Object.fromEntries(ratings) };
}

function mapScores(
  kind: string,
  request: DefinitionRequest,
  items: readonly RatedItem[],
): Map<number, number> {
  const model = requireModelKind(kind);
  const { value } = model.rate(buildSnapshot(items), model.define(request));
  return new Map(items.map(({ number = 0 }, row) => [number, value[row] ?? Number.NaN]));
}

function computeScores(
  kind: string,
  request: DefinitionRequest,
  rows: readonly Readonly<Record<string, number>>[],
): number[] {
  const model = requireModelKind(kind);
  return [
    ...model.rate(buildSnapshot(rows.map((ratings) => ({ ratings }))), model.define(request)).value,
  ];
}

function isNear(a: number, b: number, tolerance: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= tolerance;
}
