import { expect, test } from "vitest";
import { seededItems } from "../../../../scripts/lab/bench/dataset.ts";
import { type HandColumn, scoreByHand } from "../../../../scripts/lab/bench/naive-kernel.ts";
import { boardOf, modelsInUse, rerated } from "../../../../scripts/lab/bench/snapshots.ts";

const up = { min: 0, max: 10 };

test("is the mean of what was rated, by weight, and says how much that was", () => {
  const { value, coverage } = scoreByHand(
    [
      { ...up, weight: 3, ratings: Float64Array.of(10, Number.NaN) },
      { ...up, weight: 1, ratings: Float64Array.of(2, 5) },
    ],
    2,
  );
  expect([...value]).toEqual([0.8, 0.5]); // (3 · 1 + 1 · 0.2) / 4; 5 of 10
  expect([...coverage]).toEqual([1, 0.25]);
});

test("does what the kernel of a weighted sum does", () => {
  const board = boardOf(seededItems(1_000));
  const weighted = modelsInUse(board).find(({ id }) => id === "weighted");
  expect.assert(weighted !== undefined);
  const definition = {
    ...weighted.definition,
    criteria: weighted.definition.criteria.filter(({ direction }) => direction === "up"),
  };
  const own = rerated(board, definition);
  const columns = definition.criteria.map(({ key, min, max, weight }): HandColumn => ({
    ratings: own.ratings.get(key)?.likely ?? new Float64Array(),
    min,
    max,
    weight,
  }));
  const ours = weighted.model.rate(own, definition);
  const byHand = scoreByHand(columns, own.count);
  const farthest = ours.value.map((score, row) => Math.abs(score - (byHand.value[row] ?? 0)));
  expect(Math.max(...farthest)).toBeLessThan(1e-12);
});
