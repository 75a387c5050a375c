import { type CacheStatsView, type ClearView } from "./cache.ts";
import { type WireType } from "./docs-only.ts";

type HitCounts = { readonly hits: number; readonly misses: number };

type CacheStats = {
  readonly kinds: readonly (HitCounts & {
    readonly kind: string;
    readonly entries: number;
    readonly bytes: number;
    readonly budgetBytes: number;
  })[];
  readonly tiers: readonly (HitCounts & { readonly tier: "memory" | "cache-api" | "kv" })[];
};

type ClearCounts = {
  readonly memory: number;
  readonly cacheApi: number;
  readonly kv: number;
  readonly hasMore: boolean;
};

/** Maps the statistics of this isolate's caches. */
export function toCacheStatsView({ kinds, tiers }: CacheStats): WireType<typeof CacheStatsView> {
  return {
    scope: "isolate",
    kinds: kinds.map((stats) => {
      const { kind, entries, bytes, budgetBytes } = stats;
      const sizes = { kind, entries, bytes, budget_bytes: budgetBytes };
      return Object.assign(toHitCounts(stats), sizes);
    }),
    tiers: tiers.map((stats) => Object.assign(toHitCounts(stats), { tier: stats.tier })),
  };
}

/** Maps the counts of deleted cache entries. */
export function toClearView(counts: ClearCounts): WireType<typeof ClearView> {
  const { memory, cacheApi, kv, hasMore } = counts;
  return { dropped: { memory, cache_api: cacheApi, kv }, has_more: hasMore };
}

/** The hit rate is null before the first lookup. */
function toHitCounts({ hits, misses }: HitCounts) {
  return { hits, misses, hit_rate: hits + misses === 0 ? null : hits / (hits + misses) };
}
