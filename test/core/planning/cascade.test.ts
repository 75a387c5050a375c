import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cascade, summarizeLevels, findSubtree } from "../../../src/core/planning/cascade.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshot } from "../models/snapshots.ts";

const missing = Number.NaN;

/** Builds a snapshot from pairs of [parent's number, size]; rows are numbered from 1. */
function forest(...rows: readonly (readonly [parent: number, size: number])[]): Snapshot {
  const snapshot = buildSnapshot(rows.map(() => ({ ratings: {} })));
  return {
    ...snapshot,
    size: Float64Array.from(rows, ([, size]) => size),
    facets: { ...snapshot.facets, parent: Int32Array.from(rows, ([parent]) => parent) },
  };
}

const own = (...values: number[]) => ({ own: Float64Array.from(values) });
const all = (snapshot: Snapshot) => [0, snapshot.count] as const;

describe("cascade", () => {
  test("divides an item's value among its children by size, level by level", () => {
    // 1 (value 100) → 2 (size 3) and 3 (size 1) → 4 and 5 below 2 (sizes 2 and 1)
    const snapshot = forest([0, missing], [1, 3], [1, 1], [2, 2], [2, 1]);
    const { value, share, depth, isSource } = cascade(snapshot, own(100, 7, 7, 7, 7));
    expect([...value]).toEqual([100, 75, 25, 50, 25]); // 100·3/4, 100·1/4, 75·2/3, 75·1/3
    expect([...share]).toEqual([Number.NaN, 0.75, 0.25, 2 / 3, 1 / 3]);
    expect([...depth]).toEqual([0, 1, 1, 2, 2]);
    expect([...isSource]).toEqual([1, 0, 0, 0, 0]); // the children's own values are ignored
  });

  test("assumes the mean of the sized siblings for a child without a size, and marks it", () => {
    const snapshot = forest([0, missing], [1, 3], [1, 5], [1, missing]);
    const { value, isAssumed } = cascade(snapshot, own(120, missing, missing, missing));
    expect([...value]).toEqual([120, 30, 50, 40]); // 120 · 3/12, 5/12, 4/12
    expect([...isAssumed]).toEqual([1, 0, 0, 1]);
  });

  test("divides equally among children without sizes", () => {
    const snapshot = forest([0, missing], [1, missing], [1, missing]);
    expect([...cascade(snapshot, own(9, missing, missing)).value]).toEqual([9, 4.5, 4.5]);
  });

  test("starts at the topmost item with a value and leaves its ancestors without one", () => {
    const snapshot = forest([0, 1], [1, 1], [2, 1], [1, 1]);
    const { value, isSource } = cascade(snapshot, own(missing, 8, 3, missing));
    expect([...value]).toEqual([missing, 8, 8, missing]);
    expect([...isSource]).toEqual([0, 1, 0, 0]);
  });

  test("divides one amount among the roots, or gives it to one item", () => {
    const snapshot = forest([0, 1], [0, 3], [2, 1], [2, 1]);
    const shared = cascade(snapshot, { amount: 400 });
    expect([...shared.value]).toEqual([100, 300, 150, 150]);
    expect([...shared.share]).toEqual([0.25, 0.75, 0.5, 0.5]);
    expect([...cascade(snapshot, { amount: 400, root: 1 }).value]).toEqual([
      missing,
      400,
      200,
      200,
    ]);
  });

  test("distributes a negative value", () => {
    const snapshot = forest([0, 1], [1, 1], [1, 3]);
    expect([...cascade(snapshot, own(-8, missing, missing)).value]).toEqual([-8, -2, -6]);
  });

  test("lists rows in pre-order and finds subtrees", () => {
    const snapshot = forest([3, 1], [0, 1], [2, 1], [0, 1], [2, 1]);
    const result = cascade(snapshot, { amount: 1 });
    expect([...result.order].map((row) => row + 1)).toEqual([2, 3, 1, 5, 4]);
    expect(findSubtree(result, 1)).toEqual([0, 4]);
    expect(findSubtree(result, 2)).toEqual([1, 3]);
    expect(findSubtree(result, 0)).toEqual([2, 3]);
  });

  test("treats an item whose parent is missing as a root, and omits parent cycles", () => {
    expect([...cascade(forest([77, 1]), { amount: 5 }).value]).toEqual([5]);
    const loop = cascade(forest([2, 1], [1, 1], [0, 1], [4, 1]), { amount: 5 });
    expect([...loop.order]).toEqual([2]); // 1 and 2 are each other's parents, 4 is its own
    expect([...loop.value]).toEqual([missing, missing, 5, missing]);
    expect(cascade(forest(), { amount: 5 }).order).toHaveLength(0);
  });

  test("passes a value down a chain of 100,000 items", () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => [index, 1 + (index % 7)] as const);
    const { value, depth } = cascade(forest(...rows), { amount: 3 });
    expect([value.at(-1), depth.at(-1)]).toEqual([3, 99_999]);
  });
});

describe("summarizeLevels", () => {
  test("shows that each level receives the value of the parents above it", () => {
    const snapshot = forest([0, 1], [1, 3], [1, 1], [2, 2], [0, 1]);
    const result = cascade(snapshot, own(100, missing, missing, missing, 10));
    expect(summarizeLevels(result, { within: all(snapshot), levelsMax: 9 })).toEqual([
      { depth: 0, items: 2, value: 110, own: 110, received: 0, passedDown: 0 },
      { depth: 1, items: 2, value: 100, own: 0, received: 100, passedDown: 100 }, // all of item 1
      { depth: 2, items: 1, value: 75, own: 0, received: 75, passedDown: 75 }, // all of item 2
    ]);
    expect(summarizeLevels(result, { within: all(snapshot), levelsMax: 1 })).toHaveLength(1);
    expect(summarizeLevels(result, { within: findSubtree(result, 1), levelsMax: 9 })).toEqual([
      { depth: 0, items: 1, value: 75, own: 75, received: 0, passedDown: 0 },
      { depth: 1, items: 1, value: 75, own: 0, received: 75, passedDown: 75 },
    ]);
  });

  test("counts a shared amount as due at the first level", () => {
    const snapshot = forest([0, 1], [0, 3]);
    const result = cascade(snapshot, { amount: 8 });
    expect(summarizeLevels(result, { within: all(snapshot), amount: 8, levelsMax: 9 })).toEqual([
      { depth: 0, items: 2, value: 8, own: 0, received: 8, passedDown: 8 },
    ]);
  });

  test("returns no levels for an empty snapshot", () => {
    expect(
      summarizeLevels(cascade(forest(), { amount: 1 }), { within: [0, 0], levelsMax: 9 }),
    ).toEqual([]);
  });

  test("conserves value in any forest, at every parent and every depth", () => {
    const size = fc.option(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { nil: missing });
    const rows = fc.array(fc.tuple(fc.nat(), size), { minLength: 1, maxLength: 60 });
    const amounts = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(rows, amounts, (pairs, amount) => {
        const snapshot = forest(
          ...pairs.map(([index, rowSize], row) => [index % (row + 1), rowSize] as const),
        );
        const result = cascade(snapshot, { amount });
        const sums = new Map<number, number>();
        for (const [row, value] of result.value.entries()) {
          const above = result.parent[row] ?? -1;
          sums.set(above, (sums.get(above) ?? 0) + value);
        }
        for (const [above, sum] of sums) {
          const due = above < 0 ? amount : (result.value[above] ?? Number.NaN);
          expect(Math.abs(sum - due)).toBeLessThanOrEqual(1e-12 * due);
        }
        for (const level of summarizeLevels(result, {
          within: all(snapshot),
          amount,
          levelsMax: 99,
        })) {
          expect(Math.abs(level.received - level.passedDown)).toBeLessThanOrEqual(
            1e-12 * level.passedDown,
          );
        }
        expect(result.order.toSorted()).toEqual(Uint32Array.from(pairs, (_, row) => row));
      }),
    );
  });
});
