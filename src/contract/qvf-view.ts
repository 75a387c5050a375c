import { qvfClassic } from "../core/models/qvf-classic.ts";
import { type QvfScores } from "../core/models/qvf-scores.ts";

/** Maps scores to the format of the original QVF API. */
export function toQvfResponse({ scores, weights, average, counts }: QvfScores) {
  return {
    scores: [...scores],
    summary: {
      total_items: scores.length,
      average_score: average,
      high_priority_count: counts.High,
      medium_priority_count: counts.Medium,
      low_priority_count: counts.Low,
    },
    metadata: {
      calculation_method: qvfClassic.kind,
      model: qvfClassic.kind,
      revision: qvfClassic.revision,
      criteria_weights: { ...weights },
    },
  };
}
