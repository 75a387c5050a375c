import fc from "fast-check";
import {
  type DefinitionRequest,
  type Gate,
  type GatePolicy,
  type ResolvedModel,
} from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";

/** A gate on one of the criteria that arbitrary rows rate, or on one that no row rates. */
const anyGate: fc.Arbitrary<Gate> = fc.record({
  criterion: fc.constantFrom("reach", "impact", "effort", "delight", "delight", "unrated"),
  op: fc.constantFrom(">=", ">", "<=", "<", "="),
  value: fc.constantFrom(1, 2, 3, 5, 8),
});

/** One to three different gates. Most rows pass some and fail others. */
export const anyGates: fc.Arbitrary<Gate[]> = fc
  .uniqueArray(anyGate, { selector: formatKey, minLength: 1, maxLength: 3 })
  .map((gates) => gates.filter(({ criterion }, at) => criterion !== "unrated" || at > 0))
  .filter((gates) => gates.length > 0);

function formatKey({ criterion, op, value }: Gate): string {
  return `${criterion} ${op} ${value}`;
}

/** Returns the model with other gates, which do not change its scores. */
export function addGates(
  model: ResolvedModel,
  gates: readonly Gate[],
  gate: GatePolicy = "last",
): ResolvedModel {
  return { ...model, definition: { ...model.definition, gates, gate } };
}

/** Defines a model of a kind. */
export function buildModel(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}
