import { expect, test } from "vitest";
import { generateItems } from "../../../../scripts/lab/bench/dataset.ts";
import { type KernelColumn, computeNaively } from "../../../../scripts/lab/bench/naive-kernel.ts";
import {
  buildSnapshot,
  listModels,
  replaceRatings,
} from "../../../../scripts/lab/bench/snapshots.ts";

const up = { min: 0, max: 10 };

test("computes the weighted mean of the rated criteria, and its coverage", () => {
  const { value, coverage } = computeNaively(
    [
      { ...up, weight: 3, ratings: Float64Array.of(10, Number.NaN) },
      { ...up, weight: 1, ratings: Float64Array.of(2, 5) },
    ],
    2,
  );
  expect([...value]).toEqual([0.8, 0.5]); // (3 · 1 + 1 · 0.2) / 4; 5 of 10
  expect([...coverage]).toEqual([1, 0.25]);
});

test("equals the kernel of the weighted sum", () => {
  const snapshot = buildSnapshot(generateItems(1_000));
  const weighted = listModels(snapshot).find(({ id }) => id === "weighted");
  expect.assert(weighted !== undefined);
  const definition = {
    ...weighted.definition,
    criteria: weighted.definition.criteria.filter(({ direction }) => direction === "up"),
  };
  const own = replaceRatings(snapshot, definition);
  const columns = definition.criteria.map(({ key, min, max, weight }): KernelColumn => ({
    ratings: own.ratings.get(key)?.likely ?? new Float64Array(),
    min,
    max,
    weight,
  }));
  const ours = weighted.model.rate(own, definition);
  const naive = computeNaively(columns, own.count);
  const farthest = ours.value.map((score, row) => Math.abs(score - (naive.value[row] ?? 0)));
  expect(Math.max(...farthest)).toBeLessThan(1e-12);
});
