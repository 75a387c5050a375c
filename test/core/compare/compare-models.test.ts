import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareModels } from "../../../src/core/compare/compare-models.ts";
import { type Ratings } from "../../../src/core/item/item.ts";
import { type ModelInUse } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { anyModel, boardFrom, boardRows, plainRow } from "../../contract/rows.ts";
import { naiveTau } from "../ranking/naive-tau.ts";

const [first, second, third] = [by("m1"), by("m2"), by("m3")];

describe("four items by three models", () => {
  // ranks   m1  m2  m3
  //    a     1   1   4
  //    b     2   2   1
  //    c     3   3   2
  //    d     4   4   3
  const board = boardFrom([
    rated(1, { m1: 9, m2: 9, m3: 2 }),
    rated(2, { m1: 7, m2: 7, m3: 9 }),
    rated(3, { m1: 5, m2: 5, m3: 7 }),
    rated(4, { m1: 3, m2: 3, m3: 5 }),
  ]);
  const { borda, copeland, tau, disputed, spread, ballots } = compareModels(board, [
    first,
    second,
    third,
  ]);

  test("have these ranks", () => {
    expect(ballots.map(({ ranks }) => Array.from(ranks))).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [4, 1, 2, 3],
    ]);
  });

  test("are won by the second, counted by Borda", () => {
    // a (4 − 1) + (4 − 1) + (4 − 4) = 6, b 2 + 2 + 3 = 7, c 1 + 1 + 2 = 4, d 0 + 0 + 1 = 1
    expect([...borda.points]).toEqual([6, 7, 4, 1]);
    expect([...borda.order]).toEqual([1, 0, 2, 3]);
    expect([...borda.ranks]).toEqual([2, 1, 3, 4]);
  });

  test("are won by the first, counted by Copeland", () => {
    // two models of three put a before b, c and d: 3 won; b loses to a, beats c and d: 2 − 1 = 1
    expect([...copeland.points]).toEqual([3, 1, -1, -3]);
    expect(copeland.order[0]).toBe(0);
    expect(copeland).toMatchObject({ compared: 4, condorcet: 0 });
  });

  test("agree so far", () => {
    // m1 and m3: of 6 pairs a–b, a–c and a–d are the other way round: (3 − 3) / 6
    expect(tau).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  test("are fought about in this order", () => {
    // a (4 − 1) / 3 = 1; the others (2 − 1) / 3
    expect([...spread]).toEqual([1, 1 / 3, 1 / 3, 1 / 3]);
    expect([...disputed]).toEqual([0, 1, 2, 3]);
  });
});

test("a circle of majorities has no winner, and all win as much as they lose", () => {
  // m1 a b c, m2 b c a, m3 c a b: a before b twice, b before c twice, c before a twice
  const board = boardFrom([
    rated(1, { m1: 9, m2: 3, m3: 5 }),
    rated(2, { m1: 5, m2: 9, m3: 3 }),
    rated(3, { m1: 3, m2: 5, m3: 9 }),
  ]);
  const { borda, copeland } = compareModels(board, [first, second, third]);
  expect([...copeland.points]).toEqual([0, 0, 0]);
  expect([...copeland.ranks]).toEqual([1, 1, 1]);
  expect(copeland.condorcet).toBeUndefined();
  expect([...borda.points]).toEqual([3, 3, 3]); // 2 + 0 + 1 each
});

test("what ties shares the mean of its ranks, and what has no score ties behind all that has", () => {
  const board = boardFrom([
    rated(1, { m1: 7 }),
    rated(2, { m1: 9 }),
    rated(3, { m1: 7 }),
    rated(4, {}),
    rated(5, {}),
  ]);
  const { ballots, borda, tau } = compareModels(board, [first, second]);
  expect([...(ballots[0]?.ranks ?? [])]).toEqual([2.5, 1, 2.5, 4.5, 4.5]);
  expect(ballots.map(({ unscored }) => unscored)).toEqual([2, 5]);
  // the second model rates none: all share the rank 3, which is 5 − 3 = 2 points
  expect([...borda.points]).toEqual([4.5, 6, 4.5, 2.5, 2.5]);
  expect(tau[0]?.[1]).toBeNaN();
});

const asked = fc.record({
  board: boardRows.map((rows) => boardFrom(rows)),
  models: fc.array(anyModel, { minLength: 2, maxLength: 4 }),
});

test("counts τ as pair by pair, and alike both ways round", () => {
  fc.assert(
    fc.property(asked, ({ board, models }) => {
      const { tau, ballots } = compareModels(board, models);
      for (const [a, { ranks: x }] of ballots.entries()) {
        for (const [b, { ranks: y }] of ballots.entries()) {
          expect(tau[a]?.[b]).toBe(naiveTau(x, y));
          expect(tau[a]?.[b]).toBe(tau[b]?.[a]);
        }
      }
    }),
  );
});

test("gives as many Borda points as there are pairs, whoever wins", () => {
  fc.assert(
    fc.property(asked, ({ board, models }) => {
      const { borda, count } = compareModels(board, models);
      const total = borda.points.reduce((sum, each) => sum + each, 0);
      expect(total).toBe(models.length * count * ((count - 1) / 2) + 0);
    }),
  );
});

test("compares as Copeland does, pair by pair", () => {
  fc.assert(
    fc.property(asked, ({ board, models }) => {
      const { copeland, ballots, count } = compareModels(board, models);
      const rows = [...Array.from({ length: count }).keys()];
      const beats = (a: number, b: number) => {
        const net = ballots.map(({ ranks }) => Math.sign((ranks[b] ?? 0) - (ranks[a] ?? 0)));
        return net.reduce((sum, each) => sum + each, 0) > 0;
      };
      const points = rows.map((a) => {
        const won = rows.filter((b) => beats(a, b)).length;
        return won - rows.filter((b) => beats(b, a)).length;
      });
      expect([...copeland.points]).toEqual(points);
      const winner = rows.find((a) => rows.every((b) => a === b || beats(a, b)));
      expect(copeland.condorcet).toBe(winner);
    }),
  );
});

test("one model with itself is of one mind", () => {
  fc.assert(
    fc.property(boardRows, anyModel, (rows, model) => {
      const { spread, borda, ballots } = compareModels(boardFrom(rows), [model, model]);
      expect(spread.every((each) => each === 0)).toBe(true);
      expect([...borda.order]).toEqual([...(ballots[0]?.order ?? [])]);
    }),
  );
});

test("compares the best of a large board, and says how many", () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => rated(at + 1, { m1: at, m2: 5_000 - at }));
  const wide = [by("m1", 5_000), by("m2", 5_000)];
  const { copeland } = compareModels(boardFrom(rows), wide);
  expect(copeland.compared).toBe(1_000); // 500 of each end
  expect(copeland.ranks[2_500]).toBe(0);
});

function by(key: string, max = 10): ModelInUse {
  const model = requireModelKind("weighted");
  const definition = model.define({ criteria: [{ key, min: 0, max }] });
  return { id: key, revision: 1, model, definition };
}

function rated(number: number, ratings: Ratings): SnapshotRow {
  return { ...plainRow, number, ratings };
}
