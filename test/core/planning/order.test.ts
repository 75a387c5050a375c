import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Dependencies } from "../../../src/core/planning/dependencies.ts";
import { orderByDependencies } from "../../../src/core/planning/order.ts";
import { computeTotalDelayCost } from "../../../src/core/planning/total-delay-cost.ts";
import { linked, type Pair, waitsOf } from "./links.ts";

describe("orderByLinks", () => {
  test("puts the third before the best that waits for it: two pairs are turned round", () => {
    // 2 stands before 0 and 1, both of which are better
    const { order, inversions } = orderByDependencies(4, waitsOf([[0, 2]]));
    expect([...order]).toEqual([2, 0, 1, 3]);
    expect(inversions).toBe(2);
  });

  test("pulls one blocker up for two that wait, and pushes one down that waits for two", () => {
    // one blocker, 3 turned pairs: (3,0) (3,1) (3,2); pushed down it would be (2,0) (3,0) (2,1) (3,1)
    const up = orderByDependencies(
      4,
      waitsOf([
        [0, 3],
        [1, 3],
      ]),
    );
    expect([...up.order]).toEqual([3, 0, 1, 2]);
    expect(up.inversions).toBe(3);
    // two blockers of the best: below both it is 3 turned pairs, pulled up they would be 4
    const down = orderByDependencies(
      4,
      waitsOf([
        [0, 2],
        [0, 3],
      ]),
    );
    expect([...down.order]).toEqual([1, 2, 3, 0]);
    expect(down.inversions).toBe(3);
  });

  test("lets what is pulled up in one place and pushed down in another be so in one order", () => {
    // 0 and 1 wait for 5, which is best pulled up; 6 waits for 10 and 11, and is best pushed down
    const links: Pair[] = [
      [0, 5],
      [1, 5],
      [6, 10],
      [6, 11],
    ];
    const { order, inversions } = orderByDependencies(12, waitsOf(links));
    expect([...order]).toEqual([5, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 6]);
    expect(inversions).toBe(10); // 5 before 0–4, and 7–11 before 6
    expect(inversions).toBe(closestOf(12, links));
  });

  test("is the ranking itself without links, of none and of one", () => {
    const none = waitsOf([]);
    expect([...orderByDependencies(3, none).order]).toEqual([0, 1, 2]);
    expect(orderByDependencies(0, none)).toMatchObject({ inversions: 0, cycles: [] });
    expect([...orderByDependencies(1, none).order]).toEqual([0]);
  });

  test("leaves the rows of any board in order that no link turns round", () => {
    fc.assert(
      fc.property(linked(30), ({ count, links }) => {
        const kept = links.filter(([blocked, blocker]) => blocker < blocked);
        const { order, inversions } = orderByDependencies(count, waitsOf(kept));
        expect([...order]).toEqual(Array.from({ length: count }, (_, row) => row));
        expect(inversions).toBe(0);
      }),
    );
  });

  test("puts every blocker first, each row once, and tells the pairs it turned round", () => {
    fc.assert(
      fc.property(linked(40), ({ count, links }) => {
        const { order, inversions, ignored } = orderByDependencies(count, waitsOf(links));
        const places = placesOf(order);
        const left = new Set(pairsOf(ignored).map(String));
        const followed = links.filter((link) => !left.has(String(link)));
        expect(order.toSorted()).toEqual(Uint32Array.from({ length: count }, (_, row) => row));
        expect(followed.every(([a, b]) => placeOf(places, b) < placeOf(places, a))).toBe(true);
        expect(inversions).toBe(turnedIn(order));
      }),
      { numRuns: 500 },
    );
  });

  test("is the closest order there is in most small cases, and never far from it", () => {
    let [cases, closest] = [0, 0];
    fc.assert(
      fc.property(linked(9), ({ count, links }) => {
        const { order, inversions, ignored } = orderByDependencies(count, waitsOf(links));
        const left = new Set(pairsOf(ignored).map(String));
        const least = closestOf(
          count,
          links.filter((link) => !left.has(String(link))),
        );
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

  test("goes through chains as long as the board, all of them turned round", () => {
    const count = 50_000;
    const links = Array.from({ length: count - 1 }, (_, row): Pair => [row, row + 1]);
    const { order, inversions } = orderByDependencies(count, waitsOf(links));
    expect([order[0], order.at(-1)]).toEqual([count - 1, 0]);
    expect(inversions).toBe((count * (count - 1)) / 2);
  });
});

describe("delayCostOf", () => {
  const work = {
    size: Float64Array.of(2, 4), // A takes 2 weeks, B takes 4
    costOfDelay: Float64Array.of(10, 30), // and once done they yield 10 and 30 more a week
    isDone: new Uint8Array(2),
  };

  test("is 200 for A then B and 180 for B then A: the 20 units that Reinertsen's B first yields", () => {
    const [aThenB, bThenA] = [Uint32Array.of(0, 1), Uint32Array.of(1, 0)];
    expect(computeTotalDelayCost(aThenB, work).cost).toBe(200); // 10 × 2 + 30 × (2 + 4)
    expect(computeTotalDelayCost(bThenA, work).cost).toBe(180); // 30 × 4 + 10 × (4 + 2)
    // Over 6 weeks at a base of 10: what all of it would yield from the first day on, less the cost.
    const whole = (10 + 10 + 30) * 6;
    expect(whole - computeTotalDelayCost(aThenB, work).cost).toBe(100); // 10 × 2 + 20 × 4
    expect(whole - computeTotalDelayCost(bThenA, work).cost).toBe(120); // 10 × 4 + 40 × 2
  });

  test("leaves out what has no size, lets what has no cost take its time, and counts both", () => {
    const gaps = {
      size: Float64Array.of(Number.NaN, 3, 2, 5),
      costOfDelay: Float64Array.of(100, Number.NaN, 10, 7),
      isDone: Uint8Array.of(0, 0, 0, 1),
    };
    const order = Uint32Array.of(3, 0, 1, 2);
    const cost = 10 * (3 + 2); // the first is done, the second has no size
    expect(computeTotalDelayCost(order, gaps)).toEqual({ cost, withoutSize: 1, withoutCost: 1 });
  });

  test("is 0 of nothing", () => {
    const nothing = new Float64Array(0);
    const none = { size: nothing, costOfDelay: nothing, isDone: new Uint8Array(0) };
    expect(computeTotalDelayCost(new Uint32Array(0), none).cost).toBe(0);
  });
});

function placesOf(order: Uint32Array): ReadonlyMap<number, number> {
  return new Map([...order].map((row, at) => [row, at]));
}

function placeOf(places: ReadonlyMap<number, number>, row: number): number {
  return places.get(row) ?? Number.NaN;
}

function pairsOf({ blocked, blocker }: Dependencies): Pair[] {
  return [...blocked].map((row, at) => [row, blocker[at] ?? Number.NaN]);
}

function turnedIn(order: Uint32Array): number {
  let turned = 0;
  for (const [at, row] of order.entries()) {
    turned += order.subarray(at + 1).filter((other) => other < row).length;
  }
  return turned;
}

/** The fewest turned pairs of any order: over all sets of rows that may be done first. */
function closestOf(count: number, links: readonly Pair[]): number {
  const fewest = Array.from({ length: 2 ** count }, () => Number.POSITIVE_INFINITY);
  fewest[0] = 0;
  for (const [done, turned] of fewest.entries()) {
    for (const row of turned === Number.POSITIVE_INFINITY ? [] : nextOf(done, count, links)) {
      const passed = Array.from({ length: row }, (_, better) => 1 - ((done >> better) & 1));
      const next = done | (1 << row);
      const then = passed.reduce((sum, each) => sum + each, turned);
      fewest[next] = Math.min(fewest[next] ?? then, then);
    }
  }
  return fewest.at(-1) ?? 0;
}

function nextOf(done: number, count: number, links: readonly Pair[]): number[] {
  const isDone = (row: number) => ((done >> row) & 1) === 1;
  const rows = Array.from({ length: count }, (_, row) => row);
  return rows.filter((row) => !isDone(row) && links.every(([a, b]) => a !== row || isDone(b)));
}
