import { tauB } from "../../../src/core/ranking/kendall.ts";

/** Returns τ-b of two orders, whose rows it sorts first. */
export function sortedTau(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = Uint32Array.from({ length: x.length }, (_, row) => row);
  rows.sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  return tauB(rows, x, y);
}
