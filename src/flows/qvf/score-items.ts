import { type QvfItem } from "../../contract/qvf.ts";
import { failureFromFault, type Fault } from "../../core/failure.ts";
import {
  type ClassicScore,
  type ClassicWeights,
  classicWeights,
  scoreQvfClassic,
} from "../../core/models/arithmetic/qvf-classic-score.ts";
import { toShares } from "../../core/models/arithmetic/weights.ts";

export type ScoredItem = { readonly id: string; readonly title?: string } & ClassicScore;

export type ScoredItems = {
  readonly scores: readonly ScoredItem[];
  readonly weights: ClassicWeights;
  readonly average: number;
  readonly counts: Readonly<Record<"High" | "Medium" | "Low", number>>;
};

/**
 * Scores items that are nowhere kept, as the original platform's API did, with any weights: they are
 * shares of 1, as in the model `qvf-classic`. Refuses weights that are all 0.
 */
export function scoreItems(
  items: readonly QvfItem[],
  asked: { readonly [K in keyof ClassicWeights]?: number | undefined } = {},
): ScoredItems {
  const weights = resolveWeights(asked);
  const counts = { High: 0, Medium: 0, Low: 0 };
  let total = 0;
  const scores = items.map((item) => {
    const score = scoreQvfClassic(item, weights);
    counts[score.category] += 1;
    total += score.qvf_score;
    return { ...pickIdentity(item), ...score };
  });
  return { scores, weights, average: total / Math.max(1, items.length), counts };
}

function pickIdentity({ id, title }: QvfItem): { readonly id: string; readonly title?: string } {
  return title === undefined ? { id } : { id, title };
}

/** What the request says of the weights, and the original's own for the rest; as shares of 1. */
function resolveWeights(asked: {
  readonly [K in keyof ClassicWeights]?: number | undefined;
}): ClassicWeights {
  const said = new Map(Object.entries(asked));
  const all = Object.entries(classicWeights.agile).map(([name, usual]): [string, number] => [
    name,
    said.get(name) ?? usual,
  ]);
  const faults: Fault[] = [];
  const shares = toShares(new Map(all), faults);
  const [fault] = faults;
  if (fault !== undefined) {
    throw failureFromFault("invalid", { ...fault, pointer: "/criteria_weights" });
  }
  return { ...classicWeights.agile, ...Object.fromEntries(shares) };
}
