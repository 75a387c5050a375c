import fc from "fast-check";
import { expect, test } from "vitest";
import { findCycles } from "../../../src/core/planning/cycles.ts";
import { orderByDependencies } from "../../../src/core/planning/order.ts";
import { dependencyGraphs, type Pair, toDependencies } from "./links.ts";

test.for<[string, Pair[], number[][]]>([
  ["no rows", [], []],
  [
    "a chain",
    [
      [0, 1],
      [1, 2],
    ],
    [],
  ],
  [
    "two rows that depend on each other, and a third that depends on one of them",
    [
      [0, 1],
      [1, 0],
      [2, 1],
    ],
    [[0, 1]],
  ],
  ["a row that depends on itself", [[2, 2]], [[2]]],
  [
    "a ring of four rows",
    [
      [3, 0],
      [0, 2],
      [2, 1],
      [1, 3],
    ],
    [[0, 1, 2, 3]],
  ],
  [
    "two rings with a link between them",
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
])("finds the cycles of %s", ([, links, cycles]) => {
  expect(findCycles(5, toDependencies(links)).cycles).toEqual(cycles);
});

test("groups exactly the rows that reach each other", () => {
  fc.assert(
    fc.property(dependencyGraphs(12), ({ count, links }) => {
      const { cycles, cycleByRow } = findCycles(count, toDependencies(links));
      const reachable = listReachable(count, links);
      const isReached = (a: number, b: number) => reachable[a]?.has(b) === true;
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

test("the order ignores only the links inside a cycle", () => {
  // 0 and 1 depend on each other. 2 ranks below both but still blocks them.
  const { order, cycles, ignored } = orderByDependencies(
    4,
    toDependencies([
      [0, 1],
      [1, 0],
      [0, 2],
      [1, 2],
    ]),
  );
  expect([...order]).toEqual([2, 0, 1, 3]);
  expect(cycles).toEqual([[0, 1]]);
  expect(ignored).toEqual(
    toDependencies([
      [0, 1],
      [1, 0],
    ]),
  );
});

test("finds a cycle of 50,000 rows", () => {
  const count = 50_000;
  const links = Array.from({ length: count }, (_, row): Pair => [row, (row + 1) % count]);
  const { order, cycles, inversions } = orderByDependencies(count, toDependencies(links));
  expect(cycles.map((rows) => rows.length)).toEqual([count]);
  expect([inversions, order[0]]).toEqual([0, 0]);
});

/** Lists the rows that each row reaches along one or more links. */
function listReachable(count: number, links: readonly Pair[]): ReadonlySet<number>[] {
  return Array.from({ length: count }, (_, start) => {
    const reached = new Set<number>();
    const open = [start];
    for (const row of open) {
      const next = links.filter(([a, b]) => a === row && !reached.has(b)).map(([, b]) => b);
      for (const blocker of next) {
        reached.add(blocker);
        open.push(blocker);
      }
    }
    return reached;
  });
}
