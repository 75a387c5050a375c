import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Dependencies } from "../../../src/core/planning/dependencies.ts";
import { orderByDependencies } from "../../../src/core/planning/order.ts";
import { computeTotalDelayCost } from "../../../src/core/planning/total-delay-cost.ts";
import { dependencyGraphs, type Pair, toDependencies } from "./links.ts";

describe("orderByDependencies", () => {
  test("puts the third row before the best row that depends on it, with two inversions", () => {
    // 2 is before 0 and 1, which rank higher
    const { order, inversions } = orderByDependencies(4, toDependencies([[0, 2]]));
    expect([...order]).toEqual([2, 0, 1, 3]);
    expect(inversions).toBe(2);
  });

  test("pulls up the blocker of two rows, and pushes down a row with two blockers", () => {
    // 3 inversions: (3,0) (3,1) (3,2). Pushing down would give (2,0) (3,0) (2,1) (3,1).
    const up = orderByDependencies(
      4,
      toDependencies([
        [0, 3],
        [1, 3],
      ]),
    );
    expect([...up.order]).toEqual([3, 0, 1, 2]);
    expect(up.inversions).toBe(3);
    // the best row below its two blockers: 3 inversions; pulling the blockers up would give 4
    const down = orderByDependencies(
      4,
      toDependencies([
        [0, 2],
        [0, 3],
      ]),
    );
    expect([...down.order]).toEqual([1, 2, 3, 0]);
    expect(down.inversions).toBe(3);
  });

  test("pulls up one block and pushes down another in the same order", () => {
    // 0 and 1 depend on 5: pulling 5 up is best. 6 depends on 10 and 11: pushing 6 down is best.
    const links: Pair[] = [
      [0, 5],
      [1, 5],
      [6, 10],
      [6, 11],
    ];
    const { order, inversions } = orderByDependencies(12, toDependencies(links));
    expect([...order]).toEqual([5, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 6]);
    expect(inversions).toBe(10); // 5 before 0–4, and 7–11 before 6
    expect(inversions).toBe(countLeastInversions(12, links));
  });

  test("keeps the ranking when there are no links, no rows or one row", () => {
    const none = toDependencies([]);
    expect([...orderByDependencies(3, none).order]).toEqual([0, 1, 2]);
    expect(orderByDependencies(0, none)).toMatchObject({ inversions: 0, cycles: [] });
    expect([...orderByDependencies(1, none).order]).toEqual([0]);
  });

  test("keeps the ranking when every blocker ranks above its dependents", () => {
    fc.assert(
      fc.property(dependencyGraphs(30), ({ count, links }) => {
        const satisfied = links.filter(([blocked, blocker]) => blocker < blocked);
        const { order, inversions } = orderByDependencies(count, toDependencies(satisfied));
        expect([...order]).toEqual(Array.from({ length: count }, (_, row) => row));
        expect(inversions).toBe(0);
      }),
    );
  });

  test("puts every blocker first, lists each row once and counts the inversions", () => {
    fc.assert(
      fc.property(dependencyGraphs(40), ({ count, links }) => {
        const { order, inversions, ignored } = orderByDependencies(count, toDependencies(links));
        const positions = new Map([...order].map((row, index) => [row, index]));
        const readPosition = (row: number) => positions.get(row) ?? Number.NaN;
        const acyclic = omitLinks(links, ignored);
        expect(order.toSorted()).toEqual(Uint32Array.from({ length: count }, (_, row) => row));
        expect(acyclic.every(([a, b]) => readPosition(b) < readPosition(a))).toBe(true);
        expect(inversions).toBe(countInversions(order));
      }),
      { numRuns: 500 },
    );
  });

  test("finds the closest order in 99 % of small cases, and is within 1.2 times otherwise", () => {
    let [cases, closest] = [0, 0];
    fc.assert(
      fc.property(dependencyGraphs(9), ({ count, links }) => {
        const { order, inversions, ignored } = orderByDependencies(count, toDependencies(links));
        const least = countLeastInversions(count, omitLinks(links, ignored));
        expect(order).toHaveLength(count);
        expect(inversions).toBeGreaterThanOrEqual(least);
        expect(inversions).toBeLessThanOrEqual(least * 1.2);
        cases += 1;
        closest += Number(inversions === least);
      }),
      { numRuns: 1_000 },
    );
    expect(closest / cases).toBeGreaterThan(0.99);
  });

  test("reverses a chain of 50,000 rows", () => {
    const count = 50_000;
    const links = Array.from({ length: count - 1 }, (_, row): Pair => [row, row + 1]);
    const { order, inversions } = orderByDependencies(count, toDependencies(links));
    expect([order[0], order.at(-1)]).toEqual([count - 1, 0]);
    expect(inversions).toBe((count * (count - 1)) / 2);
  });
});

describe("computeTotalDelayCost", () => {
  const work = {
    size: Float64Array.of(2, 4), // A takes 2 weeks, B takes 4
    costOfDelay: Float64Array.of(10, 30), // once done, they yield 10 and 30 more per week
    isClosed: new Uint8Array(2),
  };

  test("returns 200 for A then B and 180 for B then A, as in Reinertsen's example", () => {
    const [aThenB, bThenA] = [Uint32Array.of(0, 1), Uint32Array.of(1, 0)];
    expect(computeTotalDelayCost(aThenB, work).cost).toBe(200); // 10 × 2 + 30 × (2 + 4)
    expect(computeTotalDelayCost(bThenA, work).cost).toBe(180); // 30 × 4 + 10 × (4 + 2)
    // Over 6 weeks at a base of 10: the yield of all work from the first day, less the cost.
    const yieldMax = (10 + 10 + 30) * 6;
    expect(yieldMax - computeTotalDelayCost(aThenB, work).cost).toBe(100); // 10 × 2 + 20 × 4
    expect(yieldMax - computeTotalDelayCost(bThenA, work).cost).toBe(120); // 10 × 4 + 40 × 2
  });

  test("skips rows without a size, adds no cost for rows without one, and counts both", () => {
    const gaps = {
      size: Float64Array.of(Number.NaN, 3, 2, 5),
      costOfDelay: Float64Array.of(100, Number.NaN, 10, 7),
      isClosed: Uint8Array.of(0, 0, 0, 1),
    };
    const order = Uint32Array.of(3, 0, 1, 2);
    const cost = 10 * (3 + 2); // the first is closed, the second has no size
    expect(computeTotalDelayCost(order, gaps)).toEqual({ cost, withoutSize: 1, withoutCost: 1 });
  });

  test("returns 0 for no rows", () => {
    const empty = new Float64Array(0);
    const none = { size: empty, costOfDelay: empty, isClosed: new Uint8Array(0) };
    expect(computeTotalDelayCost(new Uint32Array(0), none).cost).toBe(0);
  });
});

function omitLinks(links: readonly Pair[], { blocked, blocker }: Dependencies): Pair[] {
  const omitted = new Set([...blocked].map((row, index) => String([row, blocker[index]])));
  return links.filter((link) => !omitted.has(String(link)));
}

function countInversions(order: Uint32Array): number {
  let inversions = 0;
  for (const [index, row] of order.entries()) {
    inversions += order.subarray(index + 1).filter((other) => other < row).length;
  }
  return inversions;
}

/** Counts the fewest inversions of any valid order, by dynamic programming over sets of rows. */
function countLeastInversions(count: number, links: readonly Pair[]): number {
  const fewest = Array.from({ length: 2 ** count }, () => Number.POSITIVE_INFINITY);
  fewest[0] = 0;
  for (const [done, inversions] of fewest.entries()) {
    for (const row of inversions === Number.POSITIVE_INFINITY
      ? []
      : listReady(done, count, links)) {
      const passed = Array.from({ length: row }, (_, better) => 1 - ((done >> better) & 1));
      const next = done | (1 << row);
      const total = passed.reduce((sum, inverted) => sum + inverted, inversions);
      fewest[next] = Math.min(fewest[next] ?? total, total);
    }
  }
  return fewest.at(-1) ?? 0;
}

/** Lists the rows that are not done and whose blockers are all done. */
function listReady(done: number, count: number, links: readonly Pair[]): number[] {
  const isDone = (row: number) => ((done >> row) & 1) === 1;
  const rows = Array.from({ length: count }, (_, row) => row);
  return rows.filter((row) => !isDone(row) && links.every(([a, b]) => a !== row || isDone(b)));
}
