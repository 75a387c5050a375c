import { type Category } from "../models/model.ts";
import { countBetterScores, type Ranking, selectGroup } from "./ranking.ts";

/**
 * Returns the third of the scored items that a position belongs to: High, Medium or Low. Returns
 * undefined for an item without a score.
 *
 * An item with b better scores among n scores is High if b < n / 3, Medium if b < 2n / 3, and Low
 * otherwise. Equal scores have equal categories: ties belong to the third of their first item. If
 * all scores are equal, all items are High. All scored items that pass the gates of the model are
 * better than an item that fails one.
 *
 * @example
 * // The scores 9, 7, 7, 7, 5 and 2 are High, High, High, High, Low and Low:
 * // b = 0, 1, 1, 1, 4 and 5; n / 3 = 2; 2n / 3 = 4.
 */
export function scoreThirdAt(ranking: Ranking, position: number): Category | undefined {
  const score = ranking.score[position] ?? Number.NaN;
  if (Number.isNaN(score)) {
    return undefined;
  }
  const group = selectGroup(ranking, position);
  const better = group.before + countBetterScores(group, score);
  const scored = ranking.count - ranking.unscored;
  if (better * 3 < scored) {
    return "High";
  }
  return better * 3 < scored * 2 ? "Medium" : "Low";
}
