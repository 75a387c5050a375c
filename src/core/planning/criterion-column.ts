import { failureFromFault } from "../failure.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { catalogue } from "../models/registry.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/**
 * What a criterion says of the rows of a board, what follows from other ratings (`npv`, `delay_cost`
 * …) among it; undefined where nobody rated a built-in one.
 *
 * Refuses a criterion that no built-in model asks and nobody rated: it is a slip of the pen, and all
 * rows would be worth nothing by it.
 */
export function readCriterionColumn(
  snapshot: Snapshot,
  criterion: string,
  pointer: string,
): Float64Array | undefined {
  const column = toModelColumns(snapshot).ratings.get(criterion)?.likely;
  if (column === undefined && !catalogue.has(criterion)) {
    const detail = `There is no criterion "${criterion}": no built-in model asks it, and nobody rated an item by it.`;
    throw failureFromFault("invalid", { pointer, detail });
  }
  return column;
}
