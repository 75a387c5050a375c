import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Deps } from "../../ports/deps.ts";

/**
 * Writes a ranking's copies, then the row that says they exist: in this order, so that nobody is
 * told of a copy that is not there. May run twice; an older generation never replaces a newer.
 */
export async function publishRanking(
  { caches, store, clock }: Pick<Deps, "caches" | "store" | "clock">,
  ranking: Ranking,
): Promise<void> {
  await caches.rankings.write(ranking);
  const { workspace, id, generation, model, revision, at, count, unscored, digest } = ranking;
  await store.rankings.publish(
    { workspace, id, generation, model, revision, at, count, unscored, digest },
    clock.now(),
  );
}
