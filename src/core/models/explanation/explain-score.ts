import { type Snapshot } from "../../snapshot/snapshot.ts";
import { ratingOf, toItemColumns } from "../arithmetic/model-columns.ts";
import { describeFailedGate, listFailedGates } from "../definition/gates.ts";
import {
  type Definition,
  type Explanation,
  type FailedGate,
  type RatedItem,
  type ResolvedModel,
} from "../model.ts";

/**
 * Explains the score of an item, and the first gate that it fails. The reason then also names the
 * gate and its consequence. A `relative` model needs the snapshot of the ranked items.
 */
export function explainScore(
  { model, definition }: Pick<ResolvedModel, "model" | "definition">,
  item: RatedItem,
  snapshot?: Snapshot,
): Explanation {
  const explanation = model.explain(item, definition, snapshot);
  const failedGate = findFailedGate(item, definition);
  if (failedGate === undefined) {
    return explanation;
  }
  const sentence = `${describeFailedGate(failedGate)}, ${describeConsequence(explanation, definition)}.`;
  return { ...explanation, reason: `${explanation.reason} ${sentence}`, failedGate };
}

/** Returns the first gate that an item fails, with its likely rating; undefined if none fails. */
export function findFailedGate(
  item: RatedItem,
  definition: Pick<Definition, "gates">,
): FailedGate | undefined {
  const columns = toItemColumns(item);
  return listFailedGates(definition, (criterion) => ratingOf(columns, criterion))[0];
}

function describeConsequence({ value }: Explanation, { gate }: Definition): string {
  if (gate === "out") {
    return "so the ranking does not contain it";
  }
  return value === undefined
    ? "so it would rank after all items that pass"
    : "so it ranks after all items that pass";
}
