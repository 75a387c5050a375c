import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { formatGate, passesGate } from "../models/definition/gates.ts";
import { type Gate, type ResolvedModel } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { formatCount } from "../words/wording.ts";
import { type Finding } from "./finding.ts";

/** Finds gates that no item of the backlog passes. */
export function lintGates(snapshot: Snapshot, resolvedModel: ResolvedModel): Finding[] {
  const { gates = [] } = resolvedModel.definition;
  const { ratings } = toModelColumns(snapshot);
  return gates.flatMap((gate) => {
    const likely = ratings.get(gate.criterion)?.likely ?? new Float64Array(0);
    const rated = likely.filter((rating) => !Number.isNaN(rating));
    if (snapshot.count === 0 || rated.some((rating) => passesGate(gate, rating))) {
      return [];
    }
    return [
      rated.length === 0
        ? buildUnratedFinding(snapshot, resolvedModel, gate)
        : buildUnpassedFinding(snapshot, resolvedModel, gate),
    ];
  });
}

function buildUnratedFinding(
  { count }: Snapshot,
  resolvedModel: ResolvedModel,
  gate: Gate,
): Finding {
  return {
    rule: "gate-unrated",
    severity: chooseSeverity(resolvedModel),
    criterion: gate.criterion,
    count,
    detail: `No item has a rating for ${gate.criterion}, so every item fails the gate ${formatGate(gate)} of "${resolvedModel.id}".`,
    suggestion: `Rate the items by ${gate.criterion}, or remove the gate from the model.`,
  };
}

function buildUnpassedFinding(
  { count }: Snapshot,
  resolvedModel: ResolvedModel,
  gate: Gate,
): Finding {
  return {
    rule: "gate-unpassed",
    severity: chooseSeverity(resolvedModel),
    criterion: gate.criterion,
    count,
    detail: `None of ${formatCount(count)} passes the gate ${formatGate(gate)} of "${resolvedModel.id}".`,
    suggestion: `Check the ratings for ${gate.criterion}, or choose another value for the gate.`,
  };
}

/** Returns "error" for a gate that leaves out every item, because it empties the ranking. */
function chooseSeverity({ definition }: ResolvedModel): Finding["severity"] {
  return definition.gate === "out" ? "error" : "warning";
}
