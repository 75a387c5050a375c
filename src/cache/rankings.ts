import { formatRankingPath, type RankingKey } from "../core/ranking/ranking-key.ts";
import { type Ranking } from "../core/ranking/ranking.ts";
import { type Caches } from "../ports/caches.ts";
import { estimateRankingBytes } from "./format/estimate-bytes.ts";
import { decodeRanking, encodeRankingLazily } from "./format/ranking-codec.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote, readRemote, readTier, writeRemote } from "./tiers/remote.ts";

const memory = new MemoryCache<Ranking>(memoryBudgets.rankings, "rankings");

const remoteTiers = ["cache-api", "kv"] as const;

/** Opens the cache of rankings, in all three tiers. */
export function openRankingCache(remote: Remote): Caches["rankings"] {
  return {
    peek: (key) => memory.read(formatRankingKey(key)),
    put: putRanking,

    async read(key, isPublished) {
      const value = memory.read(formatRankingKey(key));
      if (value !== undefined) {
        return { value, tier: "memory" };
      }
      const entry = await readRemote(remote, formatRankingKey(key), isPublished);
      const ranking = entry && decodeRanking(entry.bytes);
      if (entry === undefined || ranking === undefined) {
        return undefined;
      }
      putRanking(ranking);
      entry.backfill();
      return { value: ranking, tier: entry.tier };
    },

    async readAll(key) {
      const value = memory.peek(formatRankingKey(key));
      const remoteEntries = await Promise.all(
        remoteTiers.map(async (tier) => {
          const entry = await readTier(remote, formatRankingKey(key), tier);
          return entry && { tier, value: decodeRanking(entry.bytes) };
        }),
      );
      const memoryEntry = value && { tier: "memory" as const, value };
      return [memoryEntry, ...remoteEntries].filter((entry) => entry !== undefined);
    },

    async write(ranking) {
      putRanking(ranking);
      await writeRemote(remote, formatRankingKey(ranking), encodeRankingLazily(ranking));
    },
  };
}

function putRanking(ranking: Ranking): void {
  memory.write(formatRankingKey(ranking), ranking, estimateRankingBytes(ranking));
}

function formatRankingKey(key: RankingKey): string {
  return `${key.workspace}/${key.generation}/ranking/${formatRankingPath(key)}`;
}
