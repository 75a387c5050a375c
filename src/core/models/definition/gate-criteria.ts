import { type Definition, type Gate, type WeightedCriterion } from "../model.ts";
import { applyCriterionDefaults } from "./own-criteria.ts";

/** The range of a criterion reaches at least this far beyond the value of its gate. */
const marginBeyondGate = 1;

/**
 * Lists the criteria that only the gates of a definition read, each key once, with the weight 0.
 *
 * A built-in criterion has its own range, and an unknown criterion has 1 to 10 points. Both ranges
 * are extended beyond the value of the gate. The direction of a criterion is the one in which
 * ratings pass the gate.
 */
export function listGateCriteria(
  { gates = [] }: Pick<Definition, "gates">,
  others: readonly WeightedCriterion[],
): WeightedCriterion[] {
  const keys = new Set(others.map(({ key }) => key));
  const criteria: WeightedCriterion[] = [];
  for (const gate of gates) {
    if (!keys.has(gate.criterion)) {
      keys.add(gate.criterion);
      criteria.push(toGateCriterion(gate));
    }
  }
  return criteria;
}

function toGateCriterion({ criterion: key, op, value }: Gate): WeightedCriterion {
  const criterion = applyCriterionDefaults({ key });
  return {
    ...criterion,
    min: Math.min(criterion.min, value - marginBeyondGate),
    max: Math.max(criterion.max, value + marginBeyondGate),
    direction: op === "<=" || op === "<" ? "down" : "up",
    input: key,
    weight: 0,
  };
}
