import { failureFromFaults, type Fault, formatJsonPointer } from "../../failure.ts";
import { formatShortList } from "../../words/wording.ts";
import { isWeight, weightBounds, type Weights } from "../arithmetic/weights.ts";
import {
  type Criterion,
  type CriterionRequest,
  type Cutoffs,
  type Definition,
  type DefinitionRequest,
  type MissingRule,
  type WeightedCriterion,
} from "../model.ts";
import { findKeyFaults } from "./criterion-key.ts";
import { resolveGates } from "./gates.ts";
import { resolveMissingOptions } from "./missing-options.ts";

/** The inputs, defaults and options of a model, by which `buildDefinition` checks a request. */
export type ModelTemplate = {
  readonly kind: string;
  readonly inputs: readonly WeightedCriterion[];
  readonly presets?: Readonly<Record<string, DefinitionRequest>>;
  /** Absent when the formula has no weights. A request with weights is then rejected. */
  readonly weightRules?: WeightRules;
  /** Absent when scores are not within 0–1, so that the model has no categories. */
  readonly cutoffs?: Cutoffs;
  /** The default aggregation of a model that offers a choice. */
  readonly aggregation?: "product" | "mean";
  /** Inputs that a request cannot map to another criterion. */
  readonly fixedInputs?: readonly string[];
  /** The values of `missing` that the model accepts; absent if it has no such option. */
  readonly missing?: readonly MissingRule[];
  /** Whether the model accepts `min_coverage`. */
  readonly hasMinCoverage?: true;
  /** The options that the model accepts and applies itself. */
  readonly options?: readonly ModelOption[];
};

/** An option that only some kinds accept. */
export type ModelOption =
  | "scaling"
  | "expression"
  | "votes"
  | "tieBreak"
  | "halfLifeDays"
  | "thresholds"
  | "judgements"
  | "categories"
  | "table";

/** The name of each option on the wire. */
const optionNames: Readonly<Record<ModelOption, string>> = {
  scaling: "scaling",
  expression: "expression",
  votes: "votes",
  tieBreak: "tie_break",
  halfLifeDays: "half_life_days",
  thresholds: "thresholds",
  judgements: "judgements",
  categories: "categories",
  table: "table",
};

/** The rules that turn requested weights into the weights of the inputs. */
type WeightRules = {
  /** The names for which a request may set a weight. */
  readonly names: readonly string[];
  readonly applyWeights: (requested: Weights, faults: Fault[]) => Weights;
};

/** The default cut-offs of the categories "High" and "Medium". */
export const defaultCutoffs: Cutoffs = { high: 0.7, medium: 0.4 };

/** Returns an input for each criterion, all with the same weight: their shares of the coverage. */
export function equalWeights(criteria: readonly Criterion[]): WeightedCriterion[] {
  return criteria.map((criterion) => toInput(criterion, 1 / criteria.length));
}

/** Returns a criterion as an input with the same name. */
export function toInput(criterion: Criterion, weight: number): WeightedCriterion {
  return { ...criterion, input: criterion.key, weight };
}

/** Checks a request against a template and fills in the defaults. Throws all faults at once. */
export function buildDefinition(
  template: ModelTemplate,
  request: DefinitionRequest,
  faults: Fault[] = [],
): Definition {
  const preset = resolvePreset(template, request, faults);
  const inputs = resolveInputs(template, request.criteria ?? preset.criteria, faults);
  const requested = { ...preset.weights, ...request.weights };
  const weights = resolveWeights(template, requested, faults);
  const cutoffs = resolveCutoffs(template, request.cutoffs ?? preset.cutoffs, faults);
  validateOptions(template, request, faults);
  const gates = resolveGates(request, faults);
  const missingOptions = resolveMissingOptions(template, request, faults);
  const aggregation = resolveAggregation(
    template,
    request.aggregation ?? preset.aggregation,
    faults,
  );
  if (faults.length > 0) {
    throw failureFromFaults(
      "invalid",
      faults,
      `The definition of the "${template.kind}" model is invalid.`,
    );
  }
  return {
    kind: template.kind,
    criteria: inputs.map((input) => withWeight(input, weights.get(input.input) ?? 0)),
    ...(cutoffs && { cutoffs }),
    ...(aggregation && { aggregation }),
    ...gates,
    ...missingOptions,
  };
}

function validateOptions(
  { kind, options = [] }: ModelTemplate,
  request: DefinitionRequest,
  faults: Fault[],
): void {
  for (const [option, name] of Object.entries(optionNames) as [ModelOption, string][]) {
    if (request[option] !== undefined && !options.includes(option)) {
      const detail = `"${kind}" has no option "${name}"; leave it out.`;
      faults.push({ pointer: `/${name}`, detail });
    }
  }
}

function withWeight(input: WeightedCriterion, weight: number): WeightedCriterion {
  return { ...input, weight };
}

/** Returns whether a request has a list of criteria, not a map from inputs to criteria. */
export function isCriteriaList(
  criteria: DefinitionRequest["criteria"],
): criteria is readonly CriterionRequest[] {
  return Array.isArray(criteria);
}

function resolvePreset(
  { kind, presets = {} }: ModelTemplate,
  { preset }: DefinitionRequest,
  faults: Fault[],
): DefinitionRequest {
  if (preset === undefined) {
    return {};
  }
  const defaults = Object.hasOwn(presets, preset) ? presets[preset] : undefined;
  if (defaults === undefined) {
    const names = Object.keys(presets);
    const remedy = names.length > 0 ? `use one of: ${names.join(", ")}` : "leave it out";
    faults.push({ pointer: "/preset", detail: `"${kind}" has no preset "${preset}"; ${remedy}.` });
  }
  return defaults ?? {};
}

function resolveInputs(
  { kind, inputs, fixedInputs = [] }: ModelTemplate,
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): readonly WeightedCriterion[] {
  if (criteria === undefined) {
    return inputs;
  }
  if (isCriteriaList(criteria)) {
    const detail = `"${kind}" has its own criteria: send a map from inputs to criteria, not a list.`;
    faults.push({ pointer: "/criteria", detail });
    return inputs;
  }
  const names = inputs
    .filter(({ input }) => !fixedInputs.includes(input))
    .map(({ input }) => input);
  for (const [input, key] of Object.entries(criteria)) {
    const target = { noun: "input", pointer: formatJsonPointer("criteria", input) };
    faults.push(...findNameFaults(input, names, target), ...findKeyFaults(key, target.pointer));
  }
  const keys = new Map(Object.entries(criteria));
  const mapped = inputs.map((input) => ({ ...input, key: keys.get(input.input) ?? input.key }));
  faults.push(...findDuplicateFaults(inputs, mapped));
  return mapped;
}

/** Finds inputs that a request maps to a criterion that another input reads. */
function findDuplicateFaults(
  inputs: readonly WeightedCriterion[],
  mapped: readonly WeightedCriterion[],
): Fault[] {
  const changed = mapped.filter(({ key }, index) => key !== inputs[index]?.key);
  const duplicates = changed.filter(({ input, key }) =>
    mapped.some((other) => other.input !== input && other.key === key),
  );
  return duplicates.map(({ input, key }) => ({
    pointer: formatJsonPointer("criteria", input),
    detail: `Another input already reads "${key}"; choose another criterion.`,
  }));
}

function resolveWeights(
  { kind, inputs, weightRules }: ModelTemplate,
  requested: Readonly<Record<string, number>>,
  faults: Fault[],
): Weights {
  const weights = new Map(Object.entries(requested));
  if (weightRules === undefined) {
    const detail = `"${kind}" has no weights, because its formula sets them; leave "weights" out.`;
    faults.push(...(weights.size > 0 ? [{ pointer: "/weights", detail }] : []));
    return new Map(inputs.map(({ input, weight }) => [input, weight]));
  }
  const { min, max } = weightBounds;
  const faultsBefore = faults.length;
  for (const [name, weight] of weights) {
    const pointer = formatJsonPointer("weights", name);
    faults.push(...findNameFaults(name, weightRules.names, { noun: "weight", pointer }));
    if (!isWeight(weight)) {
      const detail = `A weight must be 0 or from ${min} to ${max}, not ${weight}.`;
      faults.push({ pointer, detail });
    }
  }
  return faults.length === faultsBefore ? weightRules.applyWeights(weights, faults) : weights;
}

function findNameFaults(
  name: string,
  names: readonly string[],
  { noun, pointer }: { readonly noun: string; readonly pointer: string },
): Fault[] {
  const detail = `There is no ${noun} "${name}". Use one of: ${formatShortList(names)}.`;
  return names.includes(name) ? [] : [{ pointer, detail }];
}

function resolveCutoffs(
  { kind, cutoffs }: ModelTemplate,
  requested: Cutoffs | undefined,
  faults: Fault[],
): Cutoffs | undefined {
  if (requested === undefined) {
    return cutoffs;
  }
  const { high, medium } = requested;
  if (cutoffs === undefined) {
    const detail =
      `"${kind}" has no categories, because its scores are not within 0–1; ` +
      'leave "cutoffs" out.';
    faults.push({ pointer: "/cutoffs", detail });
  } else if (!(0 <= medium && medium < high && high <= 1)) {
    faults.push({ pointer: "/cutoffs", detail: "Cut-offs must have 0 ≤ medium < high ≤ 1." });
  }
  return { high, medium };
}

function resolveAggregation(
  { kind, aggregation }: ModelTemplate,
  requested: string | undefined,
  faults: Fault[],
): Definition["aggregation"] {
  if (requested === undefined) {
    return aggregation;
  }
  if (aggregation !== undefined && (requested === "product" || requested === "mean")) {
    return requested;
  }
  const remedy = aggregation === undefined ? "leave it out" : 'use "product" or "mean"';
  const detail = `"${kind}" has no aggregation "${requested}"; ${remedy}.`;
  faults.push({ pointer: "/aggregation", detail });
  return aggregation;
}
