import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cascade, summarizeLevels, findSubtree } from "../../../src/core/planning/cascade.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { boardOf } from "../models/boards.ts";

const nobody = Number.NaN;

/** A board of [parent's number, size]; rows are numbered from 1. */
function forest(...rows: readonly (readonly [parent: number, size: number])[]): Snapshot {
  const board = boardOf(rows.map(() => ({ ratings: {} })));
  return {
    ...board,
    size: Float64Array.from(rows, ([, size]) => size),
    facets: { ...board.facets, parent: Int32Array.from(rows, ([parent]) => parent) },
  };
}

const own = (...values: number[]) => ({ own: Float64Array.from(values) });
const all = (board: Snapshot) => [0, board.count] as const;

describe("value that is handed down", () => {
  test("goes to the children of an item by their size, level by level", () => {
    // 1 (worth 100) → 2 (size 3) and 3 (size 1) → 4 and 5 below 2 (sizes 2 and 1)
    const board = forest([0, nobody], [1, 3], [1, 1], [2, 2], [2, 1]);
    const { value, share, depth, isSource } = cascade(board, own(100, 7, 7, 7, 7));
    expect([...value]).toEqual([100, 75, 25, 50, 25]); // 100·3/4, 100·1/4, 75·2/3, 75·1/3
    expect([...share]).toEqual([Number.NaN, 0.75, 0.25, 2 / 3, 1 / 3]);
    expect([...depth]).toEqual([0, 1, 1, 2, 2]);
    expect([...isSource]).toEqual([1, 0, 0, 0, 0]); // what they say of themselves is not asked
  });

  test("takes a child without a size for the mean of its sized siblings, and marks it", () => {
    const board = forest([0, nobody], [1, 3], [1, 5], [1, nobody]);
    const { value, isAssumed } = cascade(board, own(120, nobody, nobody, nobody));
    expect([...value]).toEqual([120, 30, 50, 40]); // 120 · 3/12, 5/12, 4/12
    expect([...isAssumed]).toEqual([1, 0, 0, 1]);
  });

  test("is shared alike by children none of whom has a size", () => {
    const board = forest([0, nobody], [1, nobody], [1, nobody]);
    expect([...cascade(board, own(9, nobody, nobody)).value]).toEqual([9, 4.5, 4.5]);
  });

  test("springs from the topmost item that has some; above it there is none", () => {
    const board = forest([0, 1], [1, 1], [2, 1], [1, 1]);
    const { value, isSource } = cascade(board, own(nobody, 8, 3, nobody));
    expect([...value]).toEqual([nobody, 8, 8, nobody]);
    expect([...isSource]).toEqual([0, 1, 0, 0]);
  });

  test("is shared by the roots when one amount is for the whole", () => {
    const board = forest([0, 1], [0, 3], [2, 1], [2, 1]);
    const shared = cascade(board, { amount: 400 });
    expect([...shared.value]).toEqual([100, 300, 150, 150]);
    expect([...shared.share]).toEqual([0.25, 0.75, 0.5, 0.5]);
    expect([...cascade(board, { amount: 400, root: 1 }).value]).toEqual([nobody, 400, 200, 200]);
  });

  test("may be a loss", () => {
    const board = forest([0, 1], [1, 1], [1, 3]);
    expect([...cascade(board, own(-8, nobody, nobody)).value]).toEqual([-8, -2, -6]);
  });

  test("goes through the tree from each item to its children", () => {
    const board = forest([3, 1], [0, 1], [2, 1], [0, 1], [2, 1]);
    const found = cascade(board, { amount: 1 });
    expect([...found.order].map((row) => row + 1)).toEqual([2, 3, 1, 5, 4]);
    expect(findSubtree(found, 1)).toEqual([0, 4]);
    expect(findSubtree(found, 2)).toEqual([1, 3]);
    expect(findSubtree(found, 0)).toEqual([2, 3]);
  });

  test("takes an item whose parent is gone for a root, and survives what cannot be", () => {
    expect([...cascade(forest([77, 1]), { amount: 5 }).value]).toEqual([5]);
    const loop = cascade(forest([2, 1], [1, 1], [0, 1], [4, 1]), { amount: 5 });
    expect([...loop.order]).toEqual([2]); // 1 and 2 above each other, 4 above itself
    expect([...loop.value]).toEqual([nobody, nobody, 5, nobody]);
    expect(cascade(forest(), { amount: 5 }).order).toHaveLength(0);
  });

  test("comes down a chain of a hundred thousand", () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => [at, 1 + (at % 7)] as const);
    const { value, depth } = cascade(forest(...rows), { amount: 3 });
    expect([value.at(-1), depth.at(-1)]).toEqual([3, 99_999]);
  });
});

describe("the levels of a cascade", () => {
  test("show that what is handed down arrives", () => {
    const board = forest([0, 1], [1, 3], [1, 1], [2, 2], [0, 1]);
    const found = cascade(board, own(100, nobody, nobody, nobody, 10));
    expect(summarizeLevels(found, { within: all(board), levelsMax: 9 })).toEqual([
      { depth: 0, items: 2, value: 110, own: 110, received: 0, passedDown: 0 },
      { depth: 1, items: 2, value: 100, own: 0, received: 100, passedDown: 100 }, // all of item 1
      { depth: 2, items: 1, value: 75, own: 0, received: 75, passedDown: 75 }, // all of item 2
    ]);
    expect(summarizeLevels(found, { within: all(board), levelsMax: 1 })).toHaveLength(1);
    expect(summarizeLevels(found, { within: findSubtree(found, 1), levelsMax: 9 })).toEqual([
      { depth: 0, items: 1, value: 75, own: 75, received: 0, passedDown: 0 },
      { depth: 1, items: 1, value: 75, own: 0, received: 75, passedDown: 75 },
    ]);
  });

  test("begin with the amount that the roots share", () => {
    const board = forest([0, 1], [0, 3]);
    const found = cascade(board, { amount: 8 });
    expect(summarizeLevels(found, { within: all(board), amount: 8, levelsMax: 9 })).toEqual([
      { depth: 0, items: 2, value: 8, own: 0, received: 8, passedDown: 8 },
    ]);
  });

  test("are none where nothing is", () => {
    expect(
      summarizeLevels(cascade(forest(), { amount: 1 }), { within: [0, 0], levelsMax: 9 }),
    ).toEqual([]);
  });

  test("conserve value in any forest, at every parent and every depth", () => {
    const size = fc.option(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { nil: nobody });
    const rows = fc.array(fc.tuple(fc.nat(), size), { minLength: 1, maxLength: 60 });
    const amount = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(rows, amount, (drawn, given) => {
        const board = forest(...drawn.map(([at, each], row) => [at % (row + 1), each] as const));
        const found = cascade(board, { amount: given });
        const sums = new Map<number, number>();
        for (const [row, value] of found.value.entries()) {
          const above = found.parent[row] ?? -1;
          sums.set(above, (sums.get(above) ?? 0) + value);
        }
        for (const [above, sum] of sums) {
          const due = above < 0 ? given : (found.value[above] ?? Number.NaN);
          expect(Math.abs(sum - due)).toBeLessThanOrEqual(1e-12 * due);
        }
        for (const level of summarizeLevels(found, {
          within: all(board),
          amount: given,
          levelsMax: 99,
        })) {
          expect(Math.abs(level.received - level.passedDown)).toBeLessThanOrEqual(
            1e-12 * level.passedDown,
          );
        }
        expect(found.order.toSorted()).toEqual(Uint32Array.from(drawn, (_, row) => row));
      }),
    );
  });
});
