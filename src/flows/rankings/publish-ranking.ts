import { pickRankingKey } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

/**
 * Caches a ranking, then writes the row that publishes it. In this order, no reader looks for a
 * cached ranking that does not exist. May run twice: an older generation never replaces a newer
 * one.
 */
export async function publishRanking(
  { caches, store, clock }: Pick<Deps, "caches" | "store" | "clock">,
  ranking: Ranking,
): Promise<void> {
  await caches.rankings.write(ranking);
  await store.rankings.publish(toRankingRow(ranking), clock.now());
}

/** Returns the row of a ranking, which has no columns. */
export function toRankingRow(ranking: Ranking): RankingRow {
  const { id, at, count, unscored, digest } = ranking;
  return { ...pickRankingKey(ranking), id, at, count, unscored, digest };
}
