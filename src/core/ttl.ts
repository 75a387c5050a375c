/** The kinds of cached value that expire. */
export type TtlKind = keyof typeof ttlRanges;

/** The TTL in seconds before scaling, and the bounds of the scaled TTL. */
type TtlRange = { readonly base: number; readonly min: number; readonly max: number };

/**
 * | kind       | cached value                            | effect of expiry                       |
 * | ---------- | --------------------------------------- | -------------------------------------- |
 * | pointer    | newest generation, in memory            | a background read refreshes it; no     |
 * |            |                                         | response uses one older than `max`     |
 * | key        | owner of an API key, in memory          | the next use reads it from D1          |
 * | unknownKey | absence of an API key, in memory        | the next use reads it from D1          |
 * | page       | one response, in the data centre        | the next reader builds it              |
 * | ranking    | a ranking, in the data centre           | the next reader gets it from KV or     |
 * |            |                                         | computes it                            |
 * | snapshot   | a snapshot, in the data centre          | the next reader gets it from KV or     |
 * |            |                                         | builds it                              |
 * | remote     | any value in KV                         | the next reader builds it              |
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

/** A value of this many rows costs twice as much to build, so its TTL is twice as long. */
const ttlDoublingRows = 50_000;

/**
 * Returns the TTL of a cached value in seconds.
 *
 *     clamp(base · (1 + rows / 50,000) / (1 + changesPerMinute), min, max)
 *
 * A value that is expensive to build gets a longer TTL. A value that the next change makes
 * useless gets a shorter TTL in a busy workspace. Both counts are at least 0; pass 0 for an unknown
 * count.
 *
 * @example
 * computeTtlSeconds("page", 10_000, 0); // 720
 * computeTtlSeconds("pointer", 10_000, 60); // 1
 */
export function computeTtlSeconds(kind: TtlKind, rows: number, changesPerMinute: number): number {
  const { base, min, max } = ttlRanges[kind];
  const seconds = (base * (1 + rows / ttlDoublingRows)) / (1 + changesPerMinute);
  return Math.min(Math.max(seconds, min), max);
}

/** Returns the longest TTL of this kind in seconds. */
export function ttlSecondsMaxOf(kind: TtlKind): number {
  return ttlRanges[kind].max;
}
