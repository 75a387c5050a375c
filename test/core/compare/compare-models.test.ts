import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareModels } from "../../../src/core/compare/compare-models.ts";
import { type Ratings } from "../../../src/core/item/item.ts";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, buildSnapshotFromRows, anySnapshotRows, plainRow } from "../../contract/rows.ts";
import { naiveTau } from "../ranking/naive-tau.ts";

const [first, second, third] = [useCriterion("m1"), useCriterion("m2"), useCriterion("m3")];

describe("a comparison of four items by three models", () => {
  // ranks   m1  m2  m3
  //    a     1   1   4
  //    b     2   2   1
  //    c     3   3   2
  //    d     4   4   3
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { m1: 9, m2: 9, m3: 2 }),
    buildRow(2, { m1: 7, m2: 7, m3: 9 }),
    buildRow(3, { m1: 5, m2: 5, m3: 7 }),
    buildRow(4, { m1: 3, m2: 3, m3: 5 }),
  ]);
  const { borda, copeland, tau, disputed, spread, ballots } = compareModels(snapshot, [
    first,
    second,
    third,
  ]);

  test("returns the ranks by each model", () => {
    expect(ballots.map(({ ranks }) => Array.from(ranks))).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [4, 1, 2, 3],
    ]);
  });

  test("ranks the second item first by Borda count", () => {
    // a (4 − 1) + (4 − 1) + (4 − 4) = 6, b 2 + 2 + 3 = 7, c 1 + 1 + 2 = 4, d 0 + 0 + 1 = 1
    expect([...borda.points]).toEqual([6, 7, 4, 1]);
    expect([...borda.order]).toEqual([1, 0, 2, 3]);
    expect([...borda.ranks]).toEqual([2, 1, 3, 4]);
  });

  test("ranks the first item first by Copeland's method", () => {
    // two of three models rank a before b, c and d: 3 wins; b beats c and d, loses to a: 2 − 1 = 1
    expect([...copeland.points]).toEqual([3, 1, -1, -3]);
    expect(copeland.order[0]).toBe(0);
    expect(copeland).toMatchObject({ compared: 4, condorcet: 0 });
  });

  test("computes τ-b of each pair of models", () => {
    // m1 and m3: 3 of 6 pairs (a–b, a–c, a–d) are reversed: (3 − 3) / 6
    expect(tau).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  test("lists the disputed items by descending spread", () => {
    // a (4 − 1) / 3 = 1; the others (2 − 1) / 3
    expect([...spread]).toEqual([1, 1 / 3, 1 / 3, 1 / 3]);
    expect([...disputed]).toEqual([0, 1, 2, 3]);
  });
});

test("finds no Condorcet winner in a cycle of majorities", () => {
  // m1 a b c, m2 b c a, m3 c a b: two models rank a before b, two b before c, two c before a
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { m1: 9, m2: 3, m3: 5 }),
    buildRow(2, { m1: 5, m2: 9, m3: 3 }),
    buildRow(3, { m1: 3, m2: 5, m3: 9 }),
  ]);
  const { borda, copeland } = compareModels(snapshot, [first, second, third]);
  expect([...copeland.points]).toEqual([0, 0, 0]);
  expect([...copeland.ranks]).toEqual([1, 1, 1]);
  expect(copeland.condorcet).toBeUndefined();
  expect([...borda.points]).toEqual([3, 3, 3]); // 2 + 0 + 1 each
});

test("gives tied items their mean rank and unscored items a shared last rank", () => {
  const snapshot = buildSnapshotFromRows([
    buildRow(1, { m1: 7 }),
    buildRow(2, { m1: 9 }),
    buildRow(3, { m1: 7 }),
    buildRow(4, {}),
    buildRow(5, {}),
  ]);
  const { ballots, borda, tau } = compareModels(snapshot, [first, second]);
  expect([...(ballots[0]?.ranks ?? [])]).toEqual([2.5, 1, 2.5, 4.5, 4.5]);
  expect(ballots.map(({ unscored }) => unscored)).toEqual([2, 5]);
  // the second model scores no item: all share the rank 3, which is 5 − 3 = 2 points
  expect([...borda.points]).toEqual([4.5, 6, 4.5, 2.5, 2.5]);
  expect(tau[0]?.[1]).toBeNaN();
});

const comparison = fc.record({
  snapshot: anySnapshotRows.map((rows) => buildSnapshotFromRows(rows)),
  models: fc.array(anyModel, { minLength: 2, maxLength: 4 }),
});

test("computes τ-b like a count of all pairs, and symmetrically", () => {
  fc.assert(
    fc.property(comparison, ({ snapshot, models }) => {
      const { tau, ballots } = compareModels(snapshot, models);
      for (const [a, { ranks: x }] of ballots.entries()) {
        for (const [b, { ranks: y }] of ballots.entries()) {
          expect(tau[a]?.[b]).toBe(naiveTau(x, y));
          expect(tau[a]?.[b]).toBe(tau[b]?.[a]);
        }
      }
    }),
  );
});

test("distributes one Borda point per model and pair", () => {
  fc.assert(
    fc.property(comparison, ({ snapshot, models }) => {
      const { borda, count } = compareModels(snapshot, models);
      const total = borda.points.reduce((sum, point) => sum + point, 0);
      expect(total).toBe(models.length * count * ((count - 1) / 2) + 0);
    }),
  );
});

test("equals a count of all majorities", () => {
  fc.assert(
    fc.property(comparison, ({ snapshot, models }) => {
      const { copeland, ballots, count } = compareModels(snapshot, models);
      const rows = [...Array.from({ length: count }).keys()];
      const beats = (a: number, b: number) => {
        const net = ballots.map(({ ranks }) => Math.sign((ranks[b] ?? 0) - (ranks[a] ?? 0)));
        return net.reduce((sum, sign) => sum + sign, 0) > 0;
      };
      const points = rows.map((a) => {
        const wins = rows.filter((b) => beats(a, b)).length;
        return wins - rows.filter((b) => beats(b, a)).length;
      });
      expect([...copeland.points]).toEqual(points);
      const winner = rows.find((a) => rows.every((b) => a === b || beats(a, b)));
      expect(copeland.condorcet).toBe(winner);
    }),
  );
});

test("finds no spread between a model and itself", () => {
  fc.assert(
    fc.property(anySnapshotRows, anyModel, (rows, model) => {
      const { spread, borda, ballots } = compareModels(buildSnapshotFromRows(rows), [model, model]);
      expect(spread.every((distance) => distance === 0)).toBe(true);
      expect([...borda.order]).toEqual([...(ballots[0]?.order ?? [])]);
    }),
  );
});

test("compares only the best items of a large snapshot and reports their number", () => {
  const rows = Array.from({ length: 5_000 }, (_, index) =>
    buildRow(index + 1, { m1: index, m2: 5_000 - index }),
  );
  const models = [useCriterion("m1", 5_000), useCriterion("m2", 5_000)];
  const { copeland } = compareModels(buildSnapshotFromRows(rows), models);
  expect(copeland.compared).toBe(1_000); // 500 from each end
  expect(copeland.ranks[2_500]).toBe(0);
});

function useCriterion(key: string, max = 10): ResolvedModel {
  const model = requireModelKind("weighted");
  const definition = model.define({ criteria: [{ key, min: 0, max }] });
  return { id: key, revision: 1, model, definition };
}

function buildRow(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}
