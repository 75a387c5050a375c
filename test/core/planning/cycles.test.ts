import fc from "fast-check";
import { expect, test } from "vitest";
import { findCycles } from "../../../src/core/planning/cycles.ts";
import { orderByDependencies } from "../../../src/core/planning/order.ts";
import { linked, type Pair, waitsOf } from "./links.ts";

test.for<[string, Pair[], number[][]]>([
  ["nothing", [], []],
  [
    "a chain",
    [
      [0, 1],
      [1, 2],
    ],
    [],
  ],
  [
    "two that wait for each other, and one behind them",
    [
      [0, 1],
      [1, 0],
      [2, 1],
    ],
    [[0, 1]],
  ],
  ["one that waits for itself", [[2, 2]], [[2]]],
  [
    "a ring of four, met from its end",
    [
      [3, 0],
      [0, 2],
      [2, 1],
      [1, 3],
    ],
    [[0, 1, 2, 3]],
  ],
  [
    "two rings with a bridge",
    [
      [4, 3],
      [3, 4],
      [4, 1],
      [1, 0],
      [0, 1],
    ],
    [
      [0, 1],
      [3, 4],
    ],
  ],
])("names the cycles of %s", ([, links, cycles]) => {
  expect(findCycles(5, waitsOf(links)).cycles).toEqual(cycles);
});

test("are exactly the rows that reach each other", () => {
  fc.assert(
    fc.property(linked(12), ({ count, links }) => {
      const { cycles, cycleByRow } = findCycles(count, waitsOf(links));
      const reach = reachOf(count, links);
      const isReached = (a: number, b: number) => reach[a]?.has(b) === true;
      const rows = Array.from({ length: count }, (_, row) => row);
      const expected = rows
        .map((a) => rows.filter((b) => isReached(a, b) && isReached(b, a)))
        .filter((group, row) => group[0] === row);
      expect(cycles).toEqual(expected);
      expect([...cycleByRow]).toEqual(
        rows.map((row) => 1 + expected.findIndex((group) => group.includes(row))),
      );
    }),
    { numRuns: 500 },
  );
});

test("cost an order only the links inside them", () => {
  // 0 and 1 wait for each other; 2, the worst of the three, blocks both all the same
  const { order, cycles, ignored } = orderByDependencies(
    4,
    waitsOf([
      [0, 1],
      [1, 0],
      [0, 2],
      [1, 2],
    ]),
  );
  expect([...order]).toEqual([2, 0, 1, 3]);
  expect(cycles).toEqual([[0, 1]]);
  expect(ignored).toEqual(
    waitsOf([
      [0, 1],
      [1, 0],
    ]),
  );
});

test("may be as long as the board", () => {
  const count = 50_000;
  const links = Array.from({ length: count }, (_, row): Pair => [row, (row + 1) % count]);
  const { order, cycles, inversions } = orderByDependencies(count, waitsOf(links));
  expect(cycles.map((rows) => rows.length)).toEqual([count]);
  expect([inversions, order[0]]).toEqual([0, 0]);
});

/** What each row reaches along one link or more. */
function reachOf(count: number, links: readonly Pair[]): ReadonlySet<number>[] {
  return Array.from({ length: count }, (_, start) => {
    const reached = new Set<number>();
    const open = [start];
    for (const row of open) {
      const next = links.filter(([a, b]) => a === row && !reached.has(b)).map(([, b]) => b);
      for (const each of next) {
        reached.add(each);
        open.push(each);
      }
    }
    return reached;
  });
}
