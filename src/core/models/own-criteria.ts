import { type Fault, formatJsonPointer } from "../failure.ts";
import { toShares } from "./arithmetic/weights.ts";
import { type ModelTemplate, isCriteriaList, toInput } from "./build-definition.ts";
import { builtInCriteria } from "./built-in-models.ts";
import { findKeyFaults } from "./criterion-key.ts";
import { type Criterion, type CriterionRequest, type DefinitionRequest } from "./model.ts";

const criteriaMax = 200;

const defaults = { unit: "points", min: 1, max: 10, direction: "up" } as const;

/**
 * The criteria a workspace names for a kind that has none of its own, as slots of weight 1, and
 * how they are weighed: a criterion without a weight weighs 1, all are made to add up to 1.
 *
 * A criterion that leaves something out takes it from the built-in criterion of the same key, and
 * where there is none goes up, from 1 to 10, linearly. What is wrong is added to `faults`.
 */
export function buildOwnCriteria(
  kind: string,
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): Required<Pick<ModelTemplate, "inputs" | "weightRules">> {
  const named = resolveCriteriaList(kind, criteria, faults).map((criterion) =>
    applyDefaults(criterion),
  );
  for (const [at, criterion] of named.entries()) {
    faults.push(...findCriterionFaults(criterion, at));
  }
  faults.push(...findDuplicateFaults(named));
  const names = named.map(({ key }) => key);
  return {
    inputs: named.map((criterion) => toInput(criterion, 1)),
    weightRules: {
      names,
      applyWeights: (given, found) =>
        names.length === 0
          ? given
          : toShares(new Map(names.map((name) => [name, given.get(name) ?? 1])), found),
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

function applyDefaults(request: CriterionRequest): Criterion {
  const { key } = request;
  const usual = { ...defaults, key, name: toCriterionName(key), ...builtInCriteria.get(key) };
  const said = Object.entries(request).filter(([, answer]) => answer !== undefined);
  return { ...usual, ...Object.fromEntries(said) };
}

/** "time_to_market" → "Time to market". */
function toCriterionName(key: string): string {
  return `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll("_", " ")}`;
}

function findCriterionFaults({ key, min, max, scale }: Criterion, at: number): Fault[] {
  const faults = findKeyFaults(key, formatJsonPointer("criteria", at, "key"));
  const pointer = formatJsonPointer("criteria", at, "max");
  if (!(min < max && Number.isFinite(max - min))) {
    const detail = `"${key}" needs min < max, both finite, not ${min} and ${max}.`;
    faults.push({ pointer, detail });
  } else if (scale === "log" && 1 + (max - min) === 1) {
    const detail = `From ${min} to ${max} is too narrow for a logarithmic scale; "${key}" needs a linear one.`;
    faults.push({ pointer, detail });
  }
  return faults;
}

function findDuplicateFaults(criteria: readonly Criterion[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [at, { key }] of criteria.entries()) {
    if (seen.has(key)) {
      const pointer = formatJsonPointer("criteria", at, "key");
      faults.push({ pointer, detail: `"${key}" is there twice.` });
    }
    seen.add(key);
  }
  return faults;
}
