import { type Fault } from "../failure.ts";
import { explainAdditive, rateAdditive } from "./additive.ts";
import { catalogue } from "./catalogue.ts";
import { columnsOf, columnsOfItem } from "./columns.ts";
import {
  type Blueprint,
  define,
  defaultCutoffs,
  faultOfKey,
  isList,
  pointerTo,
  slotOf,
} from "./define.ts";
import {
  type Criterion,
  type CriterionRequest,
  type Definition,
  type DefinitionRequest,
  type Model,
} from "./model.ts";
import { shareOut } from "./weights.ts";

const criteriaMax = 200;

const defaults = { unit: "points", min: 1, max: 10, direction: "up" } as const;

/**
 * Weighted sum: the mean of whatever criteria a workspace names, each on the unit scale.
 *
 *     score = Σ w · u / Σ w, over the criteria rated
 *
 * | criterion          | unit  | range             | the score goes       |
 * | ------------------ | ----- | ----------------- | -------------------- |
 * | 1 to 200, by name  | any   | min–max, linear   | up or down, as said  |
 * |                    |       | or logarithmic    |                      |
 *
 * A criterion that leaves something out takes it from the built-in criterion of the same key, and
 * where there is none goes up, from 1 to 10, linearly. Lower-is-better is 1 − u. Weights are
 * relative: a criterion without one weighs 1, and all are divided by their sum unless it is 1
 * already. A slot is named like its key.
 *
 * Gives 0–1. High > .7, Medium > .4 unless the definition has other cut-offs.
 *
 * Missing: an unrated criterion leaves the mean, the others share its weight; no score when
 * nothing that weighs is rated. Coverage is the share of the weight that had a rating.
 *
 * Source: P. C. Fishburn, "Additive utilities with incomplete product sets", Operations Research
 * 15, 1967.
 *
 * @example
 * const definition = weighted.define({
 *   criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }],
 *   weights: { delight: 3, upkeep: 1 },
 * });
 * weighted.explain({ ratings: { delight: 10, upkeep: 10 } }, definition).value; // 0.75
 */
export const weighted: Model = {
  kind: "weighted",
  title: "Weighted sum",
  formula: "Σ w · u / Σ w",
  source: "P. C. Fishburn, Additive utilities with incomplete product sets, 1967",
  revision: 1,
  isUnitScale: true,
  criteria: [],
  presets: {},
  define: defineWeighted,
  rate: (board, definition) => rateAdditive(columnsOf(board), definition.criteria),
  explain: (item, definition) => explainAdditive(columnsOfItem(item), definition),
};

function defineWeighted({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const requested = listOf(criteria, faults);
  const named = requested.map((criterion) => fillIn(criterion));
  for (const [at, criterion] of named.entries()) {
    faults.push(...faultsOf(criterion, at));
  }
  faults.push(...faultsOfDuplicates(named));
  const names = named.map(({ key }) => key);
  const blueprint: Blueprint = {
    kind: "weighted",
    slots: named.map((criterion) => slotOf(criterion, 1)),
    cutoffs: defaultCutoffs,
    weighing: {
      names,
      weigh: (given, found) =>
        names.length === 0
          ? given
          : shareOut(new Map(names.map((name) => [name, given.get(name) ?? 1])), found),
    },
  };
  return define(blueprint, request, faults);
}

function listOf(
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): readonly CriterionRequest[] {
  const pointer = "/criteria";
  if (!isList(criteria) || criteria.length === 0) {
    faults.push({ pointer, detail: "A weighted sum needs a list of 1 to 200 criteria." });
    return [];
  }
  if (criteria.length > criteriaMax) {
    const detail = `A weighted sum has at most ${criteriaMax} criteria, not ${criteria.length}.`;
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

function faultsOf({ key, min, max }: Criterion, at: number): Fault[] {
  const faults = faultOfKey(key, pointerTo("criteria", at, "key"));
  if (!(min < max && Number.isFinite(max - min))) {
    const detail = `"${key}" needs min < max, both finite, not ${min} and ${max}.`;
    faults.push({ pointer: pointerTo("criteria", at, "max"), detail });
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
