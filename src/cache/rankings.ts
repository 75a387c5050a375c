import { type Ranking, type RankingName } from "../core/ranking/ranking.ts";
import { type Copies } from "../deps.ts";
import { bytesOfRanking } from "./format/bytes.ts";
import { decodeRanking, layRanking } from "./format/codecs.ts";
import { type Far, type Kept, readFar, readTier, writeFar } from "./tiers/far.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

const held = new Memory<Ranking>(memoryBudgets.rankings, "rankings");

const farTiers = ["cache-api", "kv"] as const;

/** Rankings by everything they depend on. */
export function rankingCopies(far: Far): Copies["rankings"] {
  return {
    held: (name) => held.read(nameOf(name)),
    hold,

    async read(name, isPublished) {
      const value = held.read(nameOf(name));
      if (value !== undefined) {
        return { value, tier: "memory" };
      }
      const copy = await readFar(far, nameOf(name), isPublished);
      const decoded = copy && decodeRanking(copy.bytes);
      if (copy === undefined || decoded === undefined) {
        return undefined;
      }
      hold(decoded);
      copy.keep(keptOf(decoded));
      return { value: decoded, tier: copy.tier };
    },

    async every(name) {
      const value = held.peek(nameOf(name));
      const beyond = await Promise.all(
        farTiers.map(async (tier) => {
          const copy = await readTier(far, nameOf(name), tier);
          return copy && { tier, value: decodeRanking(copy.bytes) };
        }),
      );
      const near = value && { tier: "memory" as const, value };
      return [near, ...beyond].filter((copy) => copy !== undefined);
    },

    async write(ranking) {
      hold(ranking);
      await writeFar(far, nameOf(ranking), {
        ...keptOf(ranking),
        laid: layRanking(ranking),
      });
    },
  };
}

function hold(ranking: Ranking): void {
  held.write(nameOf(ranking), ranking, bytesOfRanking(ranking));
}

function keptOf({ count, at }: Ranking): Kept {
  return { kind: "ranking", rows: count, at };
}

function nameOf({ workspace, generation, model, revision }: RankingName): string {
  return `${workspace}/${generation}/ranking/${model}/${revision}`;
}
