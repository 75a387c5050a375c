import { type QvfItem } from "../../contract/qvf.ts";
import {
  type ClassicScore,
  type ClassicWeights,
  classicWeights,
  qvfClassicScore,
} from "../../core/models/qvf-classic-score.ts";

export type ScoredItem = { readonly id: string; readonly title?: string } & ClassicScore;

export type ScoredItems = {
  readonly scores: readonly ScoredItem[];
  readonly weights: ClassicWeights;
  readonly average: number;
  readonly counts: Readonly<Record<"High" | "Medium" | "Low", number>>;
};

/** Scores items that are nowhere kept, as the original platform's API did, with any weights. */
export function scoreItems(
  items: readonly QvfItem[],
  asked: { readonly [K in keyof ClassicWeights]?: number | undefined } = {},
): ScoredItems {
  const weights = weightsOf(asked);
  const counts = { High: 0, Medium: 0, Low: 0 };
  let total = 0;
  const scores = items.map((item) => {
    const score = qvfClassicScore(item, weights);
    counts[score.category] += 1;
    total += score.qvf_score;
    return { ...named(item), ...score };
  });
  return { scores, weights, average: total / Math.max(1, items.length), counts };
}

function named({ id, title }: QvfItem): { readonly id: string; readonly title?: string } {
  return title === undefined ? { id } : { id, title };
}

/** What the request says of the weights, and the original's own for the rest. */
function weightsOf(asked: {
  readonly [K in keyof ClassicWeights]?: number | undefined;
}): ClassicWeights {
  const said = Object.entries(asked).filter(([, weight]) => weight !== undefined);
  return { ...classicWeights.agile, ...Object.fromEntries(said) };
}
