/** What is kept for a time, because no generation names it or because nobody may ask for it again. */
export type TtlKind = keyof typeof ttlRanges;

/** Seconds: as it comes, and the bounds that size and change move it within. */
type TtlRange = { readonly base: number; readonly min: number; readonly max: number };

/**
 * | kind      | what is kept                             | what its end means                        |
 * | --------- | ---------------------------------------- | ----------------------------------------- |
 * | pointer   | where a workspace stands, in memory      | a row is read behind the answers; nobody  |
 * |           |                                          | is answered by one older than the most    |
 * | key       | whose key it is, in memory               | a row is read; a revoked key stops        |
 * | absence   | that there is no such key, in memory     | a row is read                             |
 * | page      | one answer, in the data centre           | it is made again                          |
 * | ranking   | an order, in the data centre             | it is fetched or made again               |
 * | board     | a backlog as columns, in the data centre | it is fetched or made again               |
 * | far       | what stands in KV                        | it is made again                          |
 */
const ttlRanges = {
  pointer: { base: 2, min: 1, max: 2 },
  key: { base: 30, min: 30, max: 30 },
  unknownKey: { base: 5, min: 5, max: 5 },
  page: { base: 600, min: 30, max: 3_600 },
  ranking: { base: 1_800, min: 60, max: 3_600 },
  snapshot: { base: 1_800, min: 60, max: 3_600 },
  remote: { base: 7 * 86_400, min: 7 * 86_400, max: 7 * 86_400 },
} as const satisfies Record<string, TtlRange>;

/** So many rows cost twice the usual to make again, so they are kept twice as long. */
const ttlDoublingRows = 50_000;

/**
 * For how many seconds something is kept.
 *
 *     clamp(usual · (1 + rows / 50,000) / (1 + changesPerMinute), min, max)
 *
 * What is dear to make again is kept longer; what a change will soon give another name, or make
 * untrue, is kept shorter. Both counts are at least 0; one that is not known is 0.
 *
 * @example
 * lifetimeOf("page", 10_000, 0); // 720
 * lifetimeOf("pointer", 10_000, 60); // 1
 */
export function computeTtlSeconds(kind: TtlKind, rows: number, changesPerMinute: number): number {
  const { base: usual, min, max } = ttlRanges[kind];
  const seconds = (usual * (1 + rows / ttlDoublingRows)) / (1 + changesPerMinute);
  return Math.min(Math.max(seconds, min), max);
}

/** The most seconds that anything of this kind is kept. */
export function ttlSecondsMaxOf(kind: TtlKind): number {
  return ttlRanges[kind].max;
}
