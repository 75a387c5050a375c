import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffRankings } from "../../src/core/ranking/diff.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { attachIdentity, type Ranking } from "../../src/core/ranking/ranking.ts";
import { compareOrders } from "../../src/dashboard/ranking/compare-orders.ts";
import { anyModel, anySnapshotRows, buildSnapshotFromRows, byNumber } from "../contract/rows.ts";

const anyPair = fc.tuple(anySnapshotRows, anyModel, anyModel).map(([rows, first, second]) => {
  const snapshot = buildSnapshotFromRows(byNumber(rows));
  const toRanking = (model: typeof first): Ranking =>
    attachIdentity(rank(snapshot, model), { id: "", digest: "" });
  return { from: toRanking(first), to: toRanking(second) };
});

describe("the comparison of a tried ranking with the stored one", () => {
  test("counts the moves of the difference between both, and has the same τ", () => {
    fc.assert(
      fc.property(anyPair, ({ from, to }) => {
        const { moved, tauB } = diffRankings(from, to);
        const { effect, ups } = compareOrders(from, to);
        expect(effect.moved).toBe(moved.length);
        expect(effect.tauB).toBe(tauB);
        const byNumberOf = new Map(moved.map((move) => [move.number, move.from - move.to]));
        expect([...ups]).toEqual([...to.number].map((number) => byNumberOf.get(number) ?? 0));
      }),
    );
  });

  test("lists the items that enter and leave the ten best", () => {
    fc.assert(
      fc.property(anyPair, ({ from, to }) => {
        const { moved } = diffRankings(from, to);
        const toItem = (move: (typeof moved)[number]) => ({
          number: move.number,
          up: move.from - move.to,
        });
        const entered = moved.filter((move) => move.from > 10 && move.to <= 10).map(toItem);
        const left = moved.filter((move) => move.from <= 10 && move.to > 10).map(toItem);
        const { effect } = compareOrders(from, to);
        expect(sortByNumber(effect.entered)).toEqual(sortByNumber(entered));
        expect(sortByNumber(effect.left)).toEqual(sortByNumber(left));
      }),
    );
  });
});

function sortByNumber<T extends { readonly number: number }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => a.number - b.number);
}
