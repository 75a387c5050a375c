import { withScratch } from "../../core/columns/scratch.ts";
import { computeAgreement } from "../../core/ranking/agreement.ts";
import { indexPositionsByNumber, type Ranking } from "../../core/ranking/ranking.ts";
import { type EffectItem, type TrialEffect } from "./messages.ts";

/** The number of the best items whose changes are listed. */
const topCount = 10;

/** How a tried ranking differs from the stored one. */
export type OrderChange = {
  readonly effect: TrialEffect;
  /** The ranks that each item of the tried ranking moves up, by position. */
  readonly ups: Int32Array;
};

/**
 * Compares a tried ranking with the stored one. It runs while a slider moves, so it lists only the
 * items that enter or leave the ten best. O(n log n).
 */
export function compareOrders(from: Ranking, to: Ranking): OrderChange {
  const before = indexPositionsByNumber(from);
  const after = indexPositionsByNumber(to);
  const ups = listMoves(to, before);
  const agreement = withScratch(() => computeAgreement(from, to, after));
  return {
    ups,
    effect: {
      moved: countMoves(ups),
      tauB: Number.isFinite(agreement) ? agreement : undefined,
      entered: listLower(to, before),
      left: listLower(from, after).map(({ number, up }) => ({ number, up: -up })),
    },
  };
}

/** Lists the ranks that each item moves up; 0 for an item that the other ranking does not contain. */
function listMoves({ number, count }: Ranking, before: Int32Array): Int32Array {
  const ups = new Int32Array(count);
  for (let position = 0; position < count; position += 1) {
    const start = before[number[position] ?? 0] ?? -1;
    ups[position] = start < 0 ? 0 : start - position;
  }
  return ups;
}

function countMoves(ups: Int32Array): number {
  let moved = 0;
  for (const up of ups) {
    moved += up === 0 ? 0 : 1;
  }
  return moved;
}

/** Lists the ten best items of a ranking that another one ranks lower, and the ranks between. */
function listLower({ number }: Ranking, positions: Int32Array): EffectItem[] {
  return [...number.subarray(0, topCount)].flatMap((item, position) => {
    const other = positions[item] ?? -1;
    return other < topCount ? [] : [{ number: item, up: other - position }];
  });
}
