import { type ItemExplanation } from "../core/models/explanation/item-explanation.ts";
import { type Explanation, type FailedGate } from "../core/models/model.ts";
import { type WireType } from "./docs-only.ts";
import { type ScoreView } from "./ranking.ts";

/** Maps the score of an item with its explanation. */
export function toScoreView({
  item,
  resolvedModel,
  explanation,
}: ItemExplanation): WireType<typeof ScoreView> {
  const { value, category, coverage, confidence } = explanation;
  return {
    item: item.id,
    model: resolvedModel.id,
    revision: resolvedModel.revision,
    version: item.version,
    value: value ?? null,
    category: category ?? null,
    coverage,
    confidence,
    ...toExplanationView(explanation),
  };
}

/** Maps the parts of a score, and the gate that the item fails. */
export function toExplanationView(explanation: Explanation) {
  const { formula, reason, parts, missing, distance, better, worse, failedGate } = explanation;
  const view = { formula, reason, parts: [...parts], missing: [...missing] };
  return {
    ...view,
    ...(distance !== undefined && { distance }),
    ...(better !== undefined && { better }),
    ...(worse !== undefined && { worse }),
    ...(failedGate && { failed_gate: toFailedGateView(failedGate) }),
  };
}

/** Maps a gate that an item fails, with its likely rating. */
export function toFailedGateView({ criterion, op, value, rating }: FailedGate) {
  return { criterion, op, value, rating: rating ?? null };
}
