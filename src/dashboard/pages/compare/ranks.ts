import { type Schemas } from "../../../client/client.ts";

type Comparison = Schemas["Comparison"];

type ComparedModel = Comparison["models"][number];

type ComparedItem = Pick<Comparison["disputed"][number], "item" | "ranks">;

/** An item with the models that rank it highest and lowest. */
export type Dispute = {
  readonly item: ComparedItem["item"];
  readonly best: ModelRank;
  readonly worst: ModelRank;
  readonly difference: number;
};

type ModelRank = { readonly label: string; readonly rank: number };

/**
 * Returns the rank of an item by a model; undefined if the model has no score for it. All items
 * without a score share the mean of the last ranks, which no other item can have.
 */
export function readRank(
  { ranks }: ComparedItem,
  { label, unscored }: Pick<ComparedModel, "label" | "unscored">,
  count: number,
): number | undefined {
  const rank = ranks[label];
  return unscored > 0 && rank === count - (unscored - 1) / 2 ? undefined : rank;
}

/**
 * Lists the items with the largest difference of ranks. Only the models that score an item count: a
 * model that cannot score it has no opinion about it.
 */
export function listDisputes(
  { disputed, models, count }: Pick<Comparison, "disputed" | "models" | "count">,
  countMax: number,
): readonly Dispute[] {
  const disputes = disputed.flatMap((row) => {
    const ranks = models.flatMap((model): ModelRank[] => {
      const rank = readRank(row, model, count);
      return rank === undefined ? [] : [{ label: model.label, rank }];
    });
    const sorted = ranks.toSorted((a, b) => a.rank - b.rank);
    const [best, worst] = [sorted[0], sorted.at(-1)];
    const difference = (worst?.rank ?? 0) - (best?.rank ?? 0);
    return best === undefined || worst === undefined || difference === 0
      ? []
      : [{ item: row.item, best, worst, difference }];
  });
  return disputes.toSorted((a, b) => b.difference - a.difference).slice(0, countMax);
}

/** Picks the first model and the two others that score the most items; at least two models. */
export function pickModels(
  models: readonly Pick<ComparedModel, "model" | "unscored">[],
  count: number,
): readonly string[] {
  const [first, ...others] = models;
  const byScored = others.toSorted((a, b) => a.unscored - b.unscored);
  const useful = byScored.filter(({ unscored }) => unscored < count);
  const picked = useful.length > 0 ? useful.slice(0, 2) : byScored.slice(0, 1);
  return [first, ...picked].flatMap((each) => each?.model ?? []);
}

/** Describes how far two orders agree. */
export function describeAgreement(tau: number): string {
  const step = steps.find(([least]) => tau >= least);
  return step?.[1] ?? "nearly the reverse order";
}

const steps = [
  [0.8, "nearly the same order"],
  [0.5, "a similar order"],
  [0.2, "a slightly similar order"],
  [-0.2, "no relation"],
  [-0.8, "rather the reverse order"],
] as const;
