import { type QvfItem } from "../../contract/qvf.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { failureFromFault, type Fault } from "../../core/failure.ts";
import {
  type ClassicWeights,
  classicWeights,
  scoreQvfClassic,
} from "../../core/models/arithmetic/qvf-classic-score.ts";
import { toShares } from "../../core/models/arithmetic/weights.ts";
import { type QvfScores } from "../../core/models/qvf-scores.ts";
import { type Sliced } from "../../core/slices.ts";

/**
 * Scores items with the model `qvf-classic`, like the API of the original platform, in slices. Stores
 * nothing.
 * Normalises the weights to shares of 1. Throws if all weights are 0.
 */
export function* scoreItems(
  actor: Actor,
  items: readonly QvfItem[],
  requested: { readonly [K in keyof ClassicWeights]?: number | undefined } = {},
): Sliced<QvfScores> {
  authorize(actor, "calculations:run");
  const weights = resolveWeights(requested);
  const counts = { High: 0, Medium: 0, Low: 0 };
  let total = 0;
  const scores: QvfScores["scores"][number][] = [];
  for (const item of items) {
    const score = scoreQvfClassic(item, weights);
    counts[score.category] += 1;
    total += score.qvf_score;
    scores.push({ ...pickIdentity(item), ...score });
    yield itemCost;
  }
  return { scores, weights, average: total / Math.max(1, items.length), counts };
}

/** The cost of scoring an item: see `Sliced`. */
const itemCost = 10;

function pickIdentity({ id, title }: QvfItem): { readonly id: string; readonly title?: string } {
  return title === undefined ? { id } : { id, title };
}

/**
 * Returns the requested weights, with the defaults of the original for the rest, as shares of 1.
 */
function resolveWeights(requested: {
  readonly [K in keyof ClassicWeights]?: number | undefined;
}): ClassicWeights {
  const requestedByName = new Map(Object.entries(requested));
  const weights = Object.entries(classicWeights.agile).map(([name, weight]): [string, number] => [
    name,
    requestedByName.get(name) ?? weight,
  ]);
  const faults: Fault[] = [];
  const shares = toShares(new Map(weights), faults);
  const [fault] = faults;
  if (fault !== undefined) {
    throw failureFromFault("invalid", { ...fault, pointer: "/criteria_weights" });
  }
  return { ...classicWeights.agile, ...Object.fromEntries(shares) };
}
