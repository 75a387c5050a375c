import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ratings } from "../../../src/core/item/item.ts";
import {
  computeBetterWorse,
  computeItemBetterWorse,
} from "../../../src/core/models/arithmetic/better-worse.ts";
import { ratingOf, toItemColumns } from "../../../src/core/models/arithmetic/model-columns.ts";
import { kano } from "../../../src/core/models/kano.ts";
import { catalogue, requireModelKind } from "../../../src/core/models/registry.ts";

const published = {
  kano_attractive: 10,
  kano_one_dimensional: 20,
  kano_must_be: 15,
  kano_indifferent: 5,
};

const keys = Object.keys(published);

function derive(ratings: Ratings) {
  const columns = toItemColumns({ ratings });
  return { better: ratingOf(columns, "better"), worse: ratingOf(columns, "worse") };
}

function zipKeys<T>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, index) => [keys[index] ?? "", value]));
}

const counts = fc
  .record(Object.fromEntries(keys.map((key) => [key, fc.integer({ min: 0, max: 50 })])))
  .filter((each) => Object.values(each).some((count) => count > 0));

describe("better and worse", () => {
  test("are the published coefficients, as derived criteria", () => {
    expect(derive(published)).toEqual({ better: 0.6, worse: -0.7 });
    expect(computeItemBetterWorse(published)).toEqual({ better: 0.6, worse: -0.7 });
  });

  test("are missing without answers, and treat a missing number of answers as 0", () => {
    expect(derive({})).toEqual({ better: Number.NaN, worse: Number.NaN });
    expect(derive({ kano_reverse: 3 })).toEqual({ better: Number.NaN, worse: Number.NaN });
    expect(derive({ kano_indifferent: 0 })).toEqual({ better: Number.NaN, worse: Number.NaN });
    expect(derive({ kano_indifferent: 4 })).toEqual({ better: 0, worse: 0 });
    expect(derive({ kano_attractive: 4 })).toEqual({ better: 1, worse: 0 });
    expect(derive({ kano_must_be: 4 })).toEqual({ better: 0, worse: -1 });
  });

  test("are overridden by a rating with the same key", () => {
    expect(derive({ ...published, better: 0.25 })).toEqual({ better: 0.25, worse: -0.7 });
  });

  test("equal the fields of the explanation, whose score is their difference", () => {
    fc.assert(
      fc.property(counts, (ratings) => {
        const { value, better, worse } = kano.explain({ ratings }, kano.define({}));
        expect({ better, worse }).toEqual(derive(ratings));
        expect(value).toBeCloseTo((better ?? 0) - (worse ?? 0), 12);
      }),
    );
  });

  test("stay within their ranges", () => {
    fc.assert(
      fc.property(counts, (ratings) => {
        for (const [key, value] of Object.entries(derive(ratings))) {
          const { min, max } = catalogue.get(key) ?? { min: 1, max: 0 };
          expect(value >= min && value <= max).toBe(true);
        }
      }),
    );
  });

  test("are intervals that contain the values for all counts within their intervals", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const spread = fc.record({ low: fc.integer({ min: 1, max: 50 }), width: fc.nat(50), share });
    fc.assert(
      fc.property(fc.tuple(spread, spread, spread, spread), (spreads) => {
        const intervals = spreads.map(({ low, width }) => ({
          low,
          likely: low,
          high: low + width,
        }));
        const inner = spreads.map(({ low, width, share: part }) => low + part * width);
        const { ratings } = toItemColumns({ ratings: zipKeys(intervals) });
        for (const [key, value] of Object.entries(derive(zipKeys(inner)))) {
          const { low, high } = ratings.get(key) ?? {};
          expect(low?.[0]).toBeLessThanOrEqual(value + 1e-12);
          expect(high?.[0]).toBeGreaterThanOrEqual(value - 1e-12);
        }
      }),
    );
  });

  test("can be criteria of another model", () => {
    const weighted = requireModelKind("weighted");
    const definition = weighted.define({
      criteria: [{ key: "better" }, { key: "worse" }],
      weights: { better: 1, worse: 1 },
    });
    const { value } = weighted.explain({ ratings: published }, definition);
    expect(value).toBeCloseTo((0.6 + 0.7) / 2, 12); // a lower `worse` is better
  });

  test("are NaN for no answers at all", () => {
    const none = { attractive: 0, oneDimensional: 0, mustBe: 0, indifferent: 0 };
    expect(computeBetterWorse(none)).toEqual({ better: Number.NaN, worse: Number.NaN });
  });
});
