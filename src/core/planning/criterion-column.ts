import { failureFromFault } from "../failure.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { catalogue } from "../models/registry.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/**
 * Returns the likely ratings of a criterion, row by row, or undefined if no item has a rating for a
 * built-in criterion. Criteria derived from other ratings (`npv`, `delay_cost` …) count as rated.
 *
 * Throws `invalid` if no model defines the criterion and no item has a rating for it. The name is
 * then most likely misspelt, and every row would have no value.
 */
export function readCriterionColumn(
  snapshot: Snapshot,
  criterion: string,
  pointer: string,
): Float64Array | undefined {
  const column = toModelColumns(snapshot).ratings.get(criterion)?.likely;
  if (column === undefined && !catalogue.has(criterion)) {
    const reason = "no built-in model defines it and no item has a rating for it";
    const detail = `There is no criterion "${criterion}": ${reason}. Correct the key or rate an item by it.`;
    throw failureFromFault("invalid", { pointer, detail });
  }
  return column;
}
