import { formatJsonPointer } from "../failure.ts";
import { failureFromFaults, type Fault } from "../failure.ts";
import { isWeight, weightBounds, type Weights } from "./arithmetic/weights.ts";
import { findKeyFaults } from "./criterion-key.ts";
import {
  type Criterion,
  type CriterionRequest,
  type Cutoffs,
  type Definition,
  type DefinitionRequest,
  type WeightedCriterion,
} from "./model.ts";
import { formatShortList } from "./wording.ts";

/** What a model needs said for its definitions to be checked and filled in. */
export type ModelTemplate = {
  readonly kind: string;
  readonly inputs: readonly WeightedCriterion[];
  readonly presets?: Readonly<Record<string, DefinitionRequest>>;
  /** Absent where the formula knows no weights; asking for some is then refused. */
  readonly weightRules?: WeightRules;
  /** Absent where scores do not lie in 0–1, so that categories make no sense. */
  readonly cutoffs?: Cutoffs;
  /** The default of a model that leaves the choice. */
  readonly aggregation?: "product" | "mean";
  /** Slots that always read what they read. */
  readonly fixedInputs?: readonly string[];
  /** What else may be said about this kind; the model itself makes something of it. */
  readonly options?: readonly ModelOption[];
};

/** What only some kinds know. */
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

/** Each of them as the wire has it. */
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

/** How requested weights become the weights of the slots. */
type WeightRules = {
  /** The words a request may weigh. */
  readonly names: readonly string[];
  readonly applyWeights: (requested: Weights, faults: Fault[]) => Weights;
};

/** Where "High" and "Medium" begin unless a workspace says otherwise. */
export const defaultCutoffs: Cutoffs = { high: 0.7, medium: 0.4 };

/** Slots named like their criteria, all of one weight: the share of coverage each stands for. */
export function equalWeights(criteria: readonly Criterion[]): WeightedCriterion[] {
  return criteria.map((criterion) => toInput(criterion, 1 / criteria.length));
}

/** A criterion in a slot that bears its name. */
export function toInput(criterion: Criterion, weight: number): WeightedCriterion {
  return { ...criterion, input: criterion.key, weight };
}

/** Checks a request against a blueprint and fills in the defaults; throws all faults at once. */
export function buildDefinition(
  template: ModelTemplate,
  request: DefinitionRequest,
  faults: Fault[] = [],
): Definition {
  const preset = resolvePreset(template, request, faults);
  const slots = resolveInputs(template, request.criteria ?? preset.criteria, faults);
  const requested = { ...preset.weights, ...request.weights };
  const weights = resolveWeights(template, requested, faults);
  const cutoffs = resolveCutoffs(template, request.cutoffs ?? preset.cutoffs, faults);
  validateOptions(template, request, faults);
  const aggregation = resolveAggregation(
    template,
    request.aggregation ?? preset.aggregation,
    faults,
  );
  if (faults.length > 0) {
    throw failureFromFaults(
      "invalid",
      faults,
      `The "${template.kind}" model cannot be defined so.`,
    );
  }
  return {
    kind: template.kind,
    criteria: slots.map((slot) => withWeight(slot, weights.get(slot.input) ?? 0)),
    ...(cutoffs && { cutoffs }),
    ...(aggregation && { aggregation }),
  };
}

function validateOptions(
  { kind, options = [] }: ModelTemplate,
  request: DefinitionRequest,
  faults: Fault[],
): void {
  for (const [option, name] of Object.entries(optionNames) as [ModelOption, string][]) {
    if (request[option] !== undefined && !options.includes(option)) {
      faults.push({ pointer: `/${name}`, detail: `"${kind}" has no "${name}".` });
    }
  }
}

function withWeight(slot: WeightedCriterion, weight: number): WeightedCriterion {
  return { ...slot, weight };
}

/** A request's criteria as a list rather than by slot. */
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
  const found = Object.hasOwn(presets, preset) ? presets[preset] : undefined;
  if (found === undefined) {
    const names = Object.keys(presets).join(", ") || "none";
    const detail = `"${kind}" has no preset "${preset}"; it has: ${names}.`;
    faults.push({ pointer: "/preset", detail });
  }
  return found ?? {};
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
    const detail = `"${kind}" has criteria of its own: say which to read instead, by slot.`;
    faults.push({ pointer: "/criteria", detail });
    return inputs;
  }
  const free = inputs.filter(({ input }) => !fixedInputs.includes(input)).map(({ input }) => input);
  for (const [slot, key] of Object.entries(criteria)) {
    const pointer = formatJsonPointer("criteria", slot);
    faults.push(...findNameFaults(slot, free, pointer), ...findKeyFaults(key, pointer));
  }
  const keys = new Map(Object.entries(criteria));
  const mapped = inputs.map((slot) => ({ ...slot, key: keys.get(slot.input) ?? slot.key }));
  faults.push(...findDuplicateFaults(inputs, mapped));
  return mapped;
}

/** A slot may not be sent to a key that another slot reads. */
function findDuplicateFaults(
  slots: readonly WeightedCriterion[],
  mapped: readonly WeightedCriterion[],
): Fault[] {
  const moved = mapped.filter(({ key }, at) => key !== slots[at]?.key);
  const twice = moved.filter(({ input, key }) =>
    mapped.some((other) => other.input !== input && other.key === key),
  );
  return twice.map(({ input, key }) => ({
    pointer: formatJsonPointer("criteria", input),
    detail: `"${key}" is read twice.`,
  }));
}

function resolveWeights(
  { kind, inputs, weightRules }: ModelTemplate,
  requested: Readonly<Record<string, number>>,
  faults: Fault[],
): Weights {
  const given = new Map(Object.entries(requested));
  if (weightRules === undefined) {
    const detail = `"${kind}" has no weights: its formula says how much each criterion counts.`;
    faults.push(...(given.size > 0 ? [{ pointer: "/weights", detail }] : []));
    return new Map(inputs.map(({ input, weight }) => [input, weight]));
  }
  const { min, max } = weightBounds;
  const before = faults.length;
  for (const [name, weight] of given) {
    const pointer = formatJsonPointer("weights", name);
    faults.push(...findNameFaults(name, weightRules.names, pointer));
    if (!isWeight(weight)) {
      faults.push({ pointer, detail: `A weight is 0 or from ${min} to ${max}, not ${weight}.` });
    }
  }
  return faults.length === before ? weightRules.applyWeights(given, faults) : given;
}

function findNameFaults(name: string, names: readonly string[], pointer: string): Fault[] {
  const detail = `There is no "${name}" here; there is: ${formatShortList(names)}.`;
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
    const detail = `"${kind}" has no categories: its scores do not lie between 0 and 1.`;
    faults.push({ pointer: "/cutoffs", detail });
  } else if (!(0 <= medium && medium < high && high <= 1)) {
    faults.push({ pointer: "/cutoffs", detail: "Cut-offs need 0 ≤ medium < high ≤ 1." });
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
  const choice = aggregation === undefined ? "leaves no choice of one" : "knows product and mean";
  const detail = `"${kind}" has no aggregation "${requested}"; it ${choice}.`;
  faults.push({ pointer: "/aggregation", detail });
  return aggregation;
}
