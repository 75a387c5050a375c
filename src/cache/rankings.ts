import { type Ranking, type RankingKey } from "../core/ranking/ranking.ts";
import { type Caches } from "../ports/deps.ts";
import { decodeRanking, encodeRankingLazily } from "./format/codecs.ts";
import { estimateRankingBytes } from "./format/estimate-bytes.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import {
  type Remote,
  type CachePolicy,
  readRemote,
  readTier,
  writeRemote,
} from "./tiers/remote.ts";

const memory = new MemoryCache<Ranking>(memoryBudgets.rankings, "rankings");

const remoteTiers = ["cache-api", "kv"] as const;

/** Rankings by everything they depend on. */
export function openRankingCache(far: Remote): Caches["rankings"] {
  return {
    peek: (name) => memory.read(formatRankingKey(name)),
    put: putRanking,

    async read(name, isPublished) {
      const value = memory.read(formatRankingKey(name));
      if (value !== undefined) {
        return { value, tier: "memory" };
      }
      const copy = await readRemote(far, formatRankingKey(name), isPublished);
      const decoded = copy && decodeRanking(copy.bytes);
      if (copy === undefined || decoded === undefined) {
        return undefined;
      }
      putRanking(decoded);
      copy.backfill(toCachePolicy(decoded));
      return { value: decoded, tier: copy.tier };
    },

    async readAll(name) {
      const value = memory.peek(formatRankingKey(name));
      const beyond = await Promise.all(
        remoteTiers.map(async (tier) => {
          const copy = await readTier(far, formatRankingKey(name), tier);
          return copy && { tier, value: decodeRanking(copy.bytes) };
        }),
      );
      const near = value && { tier: "memory" as const, value };
      return [near, ...beyond].filter((copy) => copy !== undefined);
    },

    async write(ranking) {
      putRanking(ranking);
      await writeRemote(far, formatRankingKey(ranking), {
        ...toCachePolicy(ranking),
        laid: encodeRankingLazily(ranking),
      });
    },
  };
}

function putRanking(ranking: Ranking): void {
  memory.write(formatRankingKey(ranking), ranking, estimateRankingBytes(ranking));
}

function toCachePolicy({ count, at }: Ranking): CachePolicy {
  return { kind: "ranking", rows: count, at };
}

function formatRankingKey({ workspace, generation, model, revision }: RankingKey): string {
  return `${workspace}/${generation}/ranking/${model}/${revision}`;
}
