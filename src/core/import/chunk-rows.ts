/** The largest and the smallest chunk, in rows. */
export const chunkRowsMax = 2_000;
const chunkRowsMin = 250;

/** Sequence numbers from here on are deferred chunks: references that did not resolve at first. */
export const deferredSequenceStart = 1_000_000;

/** The target duration of one write. The database runs one write at a time. */
const targetMs = 250;

/**
 * Computes the size of the next chunk from the duration of the previous write. Smaller chunks for a
 * busy database let the writes of other requests run in between.
 *
 *     clamp(rows · clamp(250 / tookMs, 1/2, 2), 250, 2,000)
 *
 * @example
 * computeNextChunkRows(2_000, 500); // 1000
 * computeNextChunkRows(1_000, 20); // 2000
 */
export function computeNextChunkRows(rows: number, tookMs: number): number {
  const factor = Math.min(Math.max(targetMs / Math.max(tookMs, 1), 1 / 2), 2);
  return Math.min(Math.max(Math.round(rows * factor), chunkRowsMin), chunkRowsMax);
}
