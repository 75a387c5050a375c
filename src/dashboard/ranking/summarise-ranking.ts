import { type Definition } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type LoadedSnapshot, type RankingSummary } from "./messages.ts";
import { summariseRatings } from "./summarise-ratings.ts";
import { summariseScores } from "./summarise-scores.ts";

/** Summarises a ranking. `snapshot` has the items of its scope. */
export function summariseRanking(
  ranking: Ranking,
  snapshot: Snapshot,
  definition: Definition,
): Omit<RankingSummary, keyof LoadedSnapshot> {
  const { count, unscored, coverage } = ranking;
  const coverageSum = coverage.reduce((sum, share) => sum + share, 0);
  return {
    total: count,
    unscored,
    meanCoverage: count === 0 ? 0 : coverageSum / count,
    scores: summariseScores(ranking),
    ratings: summariseRatings(snapshot, definition),
  };
}
