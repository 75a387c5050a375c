import { type Fault, formatJsonPointer } from "../../failure.ts";
import { toShares } from "../arithmetic/weights.ts";
import { builtInCriteria } from "../built-in-models.ts";
import { type Criterion, type CriterionRequest, type DefinitionRequest } from "../model.ts";
import { type ModelTemplate, isCriteriaList, toInput } from "./build-definition.ts";
import { findKeyFaults } from "./criterion-key.ts";

const criteriaMax = 200;

const defaults = { unit: "points", min: 1, max: 10, direction: "up" } as const;

/**
 * Builds the inputs and weight rules for a kind whose criteria come from the request. A criterion
 * without a weight has the weight 1, and all weights are normalised to 1.
 *
 * A missing property of a criterion comes from the built-in criterion with the same key. Without
 * one, the defaults are 1 to 10 points, linear, direction up. Adds each problem to `faults`.
 */
export function buildOwnCriteria(
  kind: string,
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): Required<Pick<ModelTemplate, "inputs" | "weightRules">> {
  const resolved = resolveCriteriaList(kind, criteria, faults).map((criterion) =>
    applyCriterionDefaults(criterion),
  );
  for (const [index, criterion] of resolved.entries()) {
    faults.push(...findCriterionFaults(criterion, index));
  }
  faults.push(...findDuplicateFaults(resolved));
  const names = resolved.map(({ key }) => key);
  return {
    inputs: resolved.map((criterion) => toInput(criterion, 1)),
    weightRules: {
      names,
      applyWeights: (requested, weightFaults) =>
        names.length === 0
          ? requested
          : toShares(new Map(names.map((name) => [name, requested.get(name) ?? 1])), weightFaults),
    },
  };
}

function resolveCriteriaList(
  kind: string,
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): readonly CriterionRequest[] {
  const pointer = "/criteria";
  if (!isCriteriaList(criteria) || criteria.length === 0) {
    const detail = `"${kind}" needs a list of 1 to ${criteriaMax} criteria.`;
    faults.push({ pointer, detail });
    return [];
  }
  if (criteria.length > criteriaMax) {
    const detail = `"${kind}" has at most ${criteriaMax} criteria, not ${criteria.length}.`;
    faults.push({ pointer, detail });
    return [];
  }
  return criteria;
}

/** Returns a criterion with the built-in properties of its key, or with the defaults. */
export function applyCriterionDefaults(request: CriterionRequest): Criterion {
  const { key } = request;
  const base = { ...defaults, key, name: toCriterionName(key), ...builtInCriteria.get(key) };
  const overrides = Object.entries(request).filter(([, property]) => property !== undefined);
  return { ...base, ...Object.fromEntries(overrides) };
}

/** Returns a name for a key: "time_to_market" → "Time to market". */
export function toCriterionName(key: string): string {
  return `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll("_", " ")}`;
}

function findCriterionFaults({ key, min, max, scale }: Criterion, index: number): Fault[] {
  const faults = findKeyFaults(key, formatJsonPointer("criteria", index, "key"));
  const pointer = formatJsonPointer("criteria", index, "max");
  if (!(min < max && Number.isFinite(max - min))) {
    const detail = `"${key}" must have finite bounds with min < max, not ${min} and ${max}.`;
    faults.push({ pointer, detail });
  } else if (scale === "log" && 1 + (max - min) === 1) {
    const detail = `The range of "${key}" is too narrow for a logarithmic scale; use "linear".`;
    faults.push({ pointer, detail });
  }
  return faults;
}

function findDuplicateFaults(criteria: readonly Criterion[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [index, { key }] of criteria.entries()) {
    if (seen.has(key)) {
      const pointer = formatJsonPointer("criteria", index, "key");
      faults.push({ pointer, detail: `"${key}" is listed twice; remove one.` });
    }
    seen.add(key);
  }
  return faults;
}
