import { expect, test } from "vitest";
import {
  freeArrays,
  withScratch,
  newScratchFloat64,
  newScratchLike,
} from "../../../src/core/columns/scratch.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { rateSnapshot } from "../../../src/core/ranking/rate-snapshot.ts";
import { computeWhatIf } from "../../../src/core/ranking/what-if.ts";
import { buildSnapshotFromRows, resolvedModel, plainRow } from "../../contract/rows.ts";

const length = 100_000;

test("frees scratch arrays when the computation ends", () => {
  const arrays: Float64Array[] = [];
  const sum = withScratch(() => {
    arrays.push(newScratchFloat64(length).fill(1), newScratchLike(new Float64Array(), length));
    return arrays[0]?.reduce((total, number) => total + number, 0);
  });
  expect(sum).toBe(length);
  expect(arrays.map(({ byteLength }) => byteLength)).toEqual([0, 0]);
});

test("frees scratch arrays when the computation throws", () => {
  const arrays: Float64Array[] = [];
  const fail = () => {
    arrays.push(newScratchFloat64(length));
    throw new RangeError("failed");
  };
  expect(() => withScratch(fail)).toThrow("failed");
  expect(arrays[0]?.byteLength).toBe(0);
});

test("frees only the scratch arrays of a nested computation", () => {
  withScratch(() => {
    const outer = newScratchFloat64(length);
    const inner = withScratch(() => [newScratchFloat64(length)]);
    expect([outer.length, inner[0]?.length]).toEqual([length, 0]);
  });
});

test("keeps arrays that were allocated outside of a computation", () => {
  const doubles = newScratchFloat64(length);
  withScratch(() => undefined);
  expect(doubles.length).toBe(length);
});

test("frees an array only once and ignores small arrays", () => {
  const [large, small] = [new Float64Array(length), Float64Array.of(1, 2)];
  freeArrays(large, small);
  freeArrays(large, small);
  expect([large.length, small.length]).toEqual([0, 2]);
});

test("leaves results and the snapshot intact after rank and computeWhatIf", () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => ({
    ...plainRow,
    number: index + 1,
    ratings: { a: index % 7, b: index % 300 },
  }));
  const snapshot = buildSnapshotFromRows(rows);
  const before = structuredClone({ ...snapshot, ratings: [...snapshot.ratings] });
  const ranking = rank(snapshot, resolvedModel.weighted);
  const positions = new Int32Array(40_001).fill(-1);
  const baseline = { ranking, positions, filter: {}, limit: 5 };
  const { top } = computeWhatIf(snapshot, resolvedModel.weighted, baseline);
  expect(top.map(({ number }) => number)).toEqual([...ranking.number.subarray(0, 5)]);
  expect(ranking.score.length).toBe(40_000);
  expect({ ...snapshot, ratings: [...snapshot.ratings] }).toEqual(before);
  expect(rateSnapshot(snapshot, resolvedModel.weighted).value.length).toBe(40_000);
});
