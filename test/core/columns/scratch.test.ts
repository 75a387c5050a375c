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
import { boardFrom, inUse, plainRow } from "../../contract/rows.ts";

const many = 100_000;

test("what was made for a computation is freed when it ends", () => {
  const made: Float64Array[] = [];
  const sum = withScratch(() => {
    made.push(newScratchFloat64(many).fill(1), newScratchLike(new Float64Array(), many));
    return made[0]?.reduce((total, each) => total + each, 0);
  });
  expect(sum).toBe(many);
  expect(made.map(({ byteLength }) => byteLength)).toEqual([0, 0]);
});

test("it is freed when the computation fails, too", () => {
  const made: Float64Array[] = [];
  const fail = () => {
    made.push(newScratchFloat64(many));
    throw new RangeError("no");
  };
  expect(() => withScratch(fail)).toThrow("no");
  expect(made[0]?.byteLength).toBe(0);
});

test("a computation within another frees what is its own", () => {
  withScratch(() => {
    const outer = newScratchFloat64(many);
    const inner = withScratch(() => [newScratchFloat64(many)]);
    expect([outer.length, inner[0]?.length]).toEqual([many, 0]);
  });
});

test("outside of any, what is made stays", () => {
  const doubles = newScratchFloat64(many);
  withScratch(() => undefined);
  expect(doubles.length).toBe(many);
});

test("to free twice does nothing more, and what is small is left alone", () => {
  const [large, small] = [new Float64Array(many), Float64Array.of(1, 2)];
  freeArrays(large, small);
  freeArrays(large, small);
  expect([large.length, small.length]).toEqual([0, 2]);
});

test("what ranking and supposing give is theirs, and the board is left whole", () => {
  const rows = Array.from({ length: 40_000 }, (_, at) => ({
    ...plainRow,
    number: at + 1,
    ratings: { a: at % 7, b: at % 300 },
  }));
  const board = boardFrom(rows);
  const before = structuredClone({ ...board, ratings: [...board.ratings] });
  const ranking = rank(board, inUse.weighted);
  const positions = new Int32Array(40_001).fill(-1);
  const today = { ranking, positions, filter: {}, limit: 5 };
  const { top } = computeWhatIf(board, inUse.weighted, today);
  expect(top.map(({ number }) => number)).toEqual([...ranking.number.subarray(0, 5)]);
  expect(ranking.score.length).toBe(40_000);
  expect({ ...board, ratings: [...board.ratings] }).toEqual(before);
  expect(rateSnapshot(board, inUse.weighted).value.length).toBe(40_000);
});
