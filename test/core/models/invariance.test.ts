import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DefinitionRequest,
  type RatedItem,
  type Vote,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { boardOf, itemsOf } from "./boards.ts";
import { subjects } from "./subjects.ts";

describe("the same items in another order have the same scores:", () => {
  test.for(subjects)("$name", ({ kind, request }) => {
    const definition = requireModelKind(kind).define(request);
    const asked = definition.criteria.filter(({ key }) => key !== "priority");
    // Where hardly anything differs, the rounding of a sum over the board is all that does.
    const rated = itemsOf(asked, { isWithin: true });
    const told = definition.relative ? rated.map((items) => items.map(inWholes)) : rated;
    const shuffled = told.chain((items) => {
      const numbered = items.map((item, row) => Object.assign({}, item, { number: row + 1 }));
      const all = { minLength: items.length, maxLength: items.length };
      return fc.tuple(fc.constant(numbered), fc.shuffledSubarray(numbered, all));
    });
    fc.assert(
      fc.property(shuffled, ([items, others]) => {
        const [here, there] = [items, others].map((each) => byNumber(kind, request, each));
        for (const [number, score] of here ?? []) {
          const other = there?.get(number) ?? Number.NaN;
          const isSame = definition.relative ? isNear(score, other, 1e-9) : Object.is(score, other);
          expect(isSame, `${score} became ${other}`).toBe(true);
        }
      }),
    );
  });
});

/** What is rated, and how the score follows when all of one criterion grow by a factor. */
const ratios = [
  ["wsjf", "job_size", -1],
  ["cd3", "cost_of_delay", 1],
  ["cd3", "duration", -1],
  ["rice", "reach", 1],
  ["rice", "effort", -1],
  ["value-effort", "value_points", 1],
  ["value-effort", "effort_points", -1],
] as const;

describe("a ratio follows the unit it is measured in, and the order does not:", () => {
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
        const plain = scoresOf(kind, {}, rows);
        const scaled = scoresOf(
          kind,
          {},
          rows.map((row) => ({ ...row, [key]: (row[key] ?? 0) * by })),
        );
        for (const [at, score] of scaled.entries()) {
          const followed = power > 0 ? (plain[at] ?? 0) * by : (plain[at] ?? 0) / by;
          expect(isNear(score, followed, 1e-12 * score)).toBe(true);
        }
      }),
    );
  });
});

test("a weighted product has the same ratios whatever the unit of a criterion", () => {
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
      const plain = ratiosOf(scoresOf("weighted-product", request, given));
      const scaled = given.map((row) => ({ ...row, cost: row.cost * unit }));
      for (const [at, ratio] of ratiosOf(scoresOf("weighted-product", request, scaled)).entries()) {
        expect(isNear(ratio, plain[at] ?? 0, 1e-11 * ratio)).toBe(true);
      }
    }),
  );
});

describe("cohort scaling does not see where a scale begins, nor its unit:", () => {
  const points = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });

  test.for(["min-max", "z-score", "percentile"] as const)("%s", (scaling) => {
    const request: DefinitionRequest = { criteria: [{ key: "gain" }], scaling };
    const unit = fc.constantFrom(0.1, 3, 60, 1_000);
    fc.assert(
      fc.property(points, unit, fc.integer({ min: -100, max: 100 }), (given, by, from) => {
        const plain = scoresOf(
          "weighted",
          request,
          given.map((gain) => ({ gain })),
        );
        const moved = scoresOf(
          "weighted",
          request,
          given.map((gain) => ({ gain: gain * by + from })),
        );
        for (const [at, score] of moved.entries()) {
          expect(isNear(score, plain[at] ?? 0, 1e-9)).toBe(true);
        }
      }),
    );
  });

  test("percentile does not see anything but the order", () => {
    const request: DefinitionRequest = { criteria: [{ key: "gain" }], scaling: "percentile" };
    fc.assert(
      fc.property(points, (given) => {
        const cubed = given.map((gain) => ({ gain: gain * gain * gain }));
        expect(scoresOf("weighted", request, cubed)).toEqual(
          scoresOf(
            "weighted",
            request,
            given.map((gain) => ({ gain })),
          ),
        );
      }),
    );
  });
});

test("pairwise votes give the same strengths when each is counted so many times", () => {
  // A circle, so that the wins are linked, and votes as they come on top.
  const circle = [1, 2, 3, 4].map((winner) => ({ winner, loser: (winner % 4) + 1 }));
  const vote = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .map(([winner, on]) => ({ winner, loser: ((winner + on - 1) % 4) + 1 }));
  const items = [1, 2, 3, 4].map((number) => ({ ratings: {}, number }));
  const strengthsOf = (votes: readonly Vote[]) => [...byNumber("votes", { votes }, items).values()];
  fc.assert(
    fc.property(
      fc.array(vote, { maxLength: 8 }),
      fc.integer({ min: 2, max: 50 }),
      (more, times) => {
        const votes = [...circle, ...more];
        const once = strengthsOf(votes);
        const often = strengthsOf(votes.map((each) => Object.assign({ count: times }, each)));
        for (const [at, strength] of often.entries()) {
          expect(isNear(strength, once[at] ?? 0, 1e-9)).toBe(true);
        }
      },
    ),
  );
});

test("Kano asks for shares: so many times the answers are the same score", () => {
  const answers = fc.record({
    kano_must_be: fc.nat(40),
    kano_one_dimensional: fc.nat(40),
    kano_attractive: fc.nat(40),
    kano_indifferent: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(answers, fc.integer({ min: 2, max: 100 }), (counts, times) => {
      const many = Object.entries(counts).map(([key, count]) => [key, count * times]);
      const [once = 0] = scoresOf("kano", {}, [counts]);
      const [often = 0] = scoresOf("kano", {}, [Object.fromEntries(many)]);
      expect(isNear(often, once, 1e-12)).toBe(true);
    }),
  );
});

/** Each score over the first. */
function ratiosOf(scores: readonly number[]): number[] {
  return scores.map((each) => each / (scores[0] ?? 1));
}

function inWholes(item: RatedItem): RatedItem {
  const ratings = Object.entries(item.ratings).map(([key, rating]) => [
    key,
    Math.round(typeof rating === "number" ? rating : rating.likely),
  ]);
  return { ...item, ratings: Object.fromEntries(ratings) };
}

function byNumber(
  kind: string,
  request: DefinitionRequest,
  items: readonly RatedItem[],
): Map<number, number> {
  const model = requireModelKind(kind);
  const { value } = model.rate(boardOf(items), model.define(request));
  return new Map(items.map(({ number = 0 }, row) => [number, value[row] ?? Number.NaN]));
}

function scoresOf(
  kind: string,
  request: DefinitionRequest,
  rows: readonly Readonly<Record<string, number>>[],
): number[] {
  const model = requireModelKind(kind);
  return [
    ...model.rate(boardOf(rows.map((ratings) => ({ ratings }))), model.define(request)).value,
  ];
}

function isNear(a: number, b: number, tolerance: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= tolerance;
}
