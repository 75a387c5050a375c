import { type Fault, pointerTo } from "../failure.ts";
import { shareOut } from "./arithmetic/weights.ts";
import { catalogue } from "./catalogue.ts";
import { type Blueprint, isList, slotOf } from "./define.ts";
import { faultOfKey } from "./key.ts";
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
export function ownCriteria(
  kind: string,
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): Required<Pick<Blueprint, "slots" | "weighing">> {
  const named = listOf(kind, criteria, faults).map((criterion) => fillIn(criterion));
  for (const [at, criterion] of named.entries()) {
    faults.push(...faultsOf(criterion, at));
  }
  faults.push(...faultsOfDuplicates(named));
  const names = named.map(({ key }) => key);
  return {
    slots: named.map((criterion) => slotOf(criterion, 1)),
    weighing: {
      names,
      weigh: (given, found) =>
        names.length === 0
          ? given
          : shareOut(new Map(names.map((name) => [name, given.get(name) ?? 1])), found),
    },
  };
}

function listOf(
  kind: string,
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): readonly CriterionRequest[] {
  const pointer = "/criteria";
  if (!isList(criteria) || criteria.length === 0) {
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

function fillIn(request: CriterionRequest): Criterion {
  const { key } = request;
  const usual = { ...defaults, key, name: nameOf(key), ...catalogue.get(key) };
  const said = Object.entries(request).filter(([, answer]) => answer !== undefined);
  return { ...usual, ...Object.fromEntries(said) };
}

/** "time_to_market" → "Time to market". */
function nameOf(key: string): string {
  return `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll("_", " ")}`;
}

function faultsOf({ key, min, max, scale }: Criterion, at: number): Fault[] {
  const faults = faultOfKey(key, pointerTo("criteria", at, "key"));
  const pointer = pointerTo("criteria", at, "max");
  if (!(min < max && Number.isFinite(max - min))) {
    const detail = `"${key}" needs min < max, both finite, not ${min} and ${max}.`;
    faults.push({ pointer, detail });
  } else if (scale === "log" && 1 + (max - min) === 1) {
    const detail = `From ${min} to ${max} is too narrow for a logarithmic scale; "${key}" needs a linear one.`;
    faults.push({ pointer, detail });
  }
  return faults;
}

function faultsOfDuplicates(criteria: readonly Criterion[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [at, { key }] of criteria.entries()) {
    if (seen.has(key)) {
      const pointer = pointerTo("criteria", at, "key");
      faults.push({ pointer, detail: `"${key}" is there twice.` });
    }
    seen.add(key);
  }
  return faults;
}
