/** Rows of a chunk, at the most and at the least. */
export const chunkRowsMax = 2_000;
const chunkRowsMin = 250;

/** A chunk may take the database this long, in milliseconds; it takes one write at a time. */
const targetMs = 250;

/**
 * How many rows the next chunk has, by how long the one before it took to be written. A database
 * that is busy answers late, and is given less at once, so that other writers come between.
 *
 *     clamp(rows · clamp(250 / tookMs, 1/2, 2), 250, 2,000)
 *
 * @example
 * nextChunkRows(2_000, 500); // 1000
 * nextChunkRows(1_000, 20); // 2000
 */
export function computeNextChunkRows(rows: number, tookMs: number): number {
  const factor = Math.min(Math.max(targetMs / Math.max(tookMs, 1), 1 / 2), 2);
  return Math.min(Math.max(Math.round(rows * factor), chunkRowsMin), chunkRowsMax);
}
