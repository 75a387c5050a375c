import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { formatGate, formatGateRemedy, listFailedGates } from "../models/definition/gates.ts";
import { type Definition, type FailedGate } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { formatList } from "../words/wording.ts";
import { type CriterionRange } from "./range.ts";
import { type InsufficientCriterion } from "./single-changes.ts";

/** Lists the gates that a row fails, with its likely ratings. */
export function listFailedGatesOfRow(
  snapshot: Snapshot,
  row: number,
  definition: Pick<Definition, "gates">,
): FailedGate[] {
  const { ratings } = toModelColumns(snapshot);
  const readRating = (criterion: string) => ratings.get(criterion)?.likely[row] ?? Number.NaN;
  return listFailedGates(definition, readRating);
}

/** Names, for each insufficient criterion, a gate of another criterion that still fails. */
export function nameRemainingGates(
  insufficient: readonly InsufficientCriterion[],
  failedGates: readonly FailedGate[],
): readonly InsufficientCriterion[] {
  return insufficient.map((each) => {
    const failedGate = failedGates.find(({ criterion }) => criterion !== each.criterion);
    return failedGate === undefined ? each : { ...each, failedGate };
  });
}

/** Returns the reason if no rating passes the gates of a criterion; undefined if one passes. */
export function explainImpassableGate({
  ranges,
  failedGates,
}: {
  readonly ranges: readonly CriterionRange[];
  readonly failedGates: readonly FailedGate[];
}): string | undefined {
  for (const { key, min, max, passing } of ranges) {
    const gate = failedGates.find(({ criterion }) => criterion === key);
    if (gate !== undefined && passing !== undefined && passing[0] > passing[1]) {
      return `No rating from ${min} to ${max} passes the gates of ${key}, such as ${formatGate(gate)}.`;
    }
  }
  return undefined;
}

/** Formats the changes that failed gates require: "First, rate risk at most 3." */
export function formatRequiredRatings(failedGates: readonly FailedGate[]): string {
  return `First, ${formatList(failedGates.map(formatGateRemedy))}.`;
}
