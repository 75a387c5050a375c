import { type Schemas } from "../../../client/client.ts";
import { requireModelKind } from "../../../core/models/registry.ts";
import { type ModelCriterion, readCriteria } from "../../data/model-criteria.ts";
import { listWeightedInputs } from "../../ranking/resolve-model.ts";
import { findKind, type MissingRule, type ModelKind } from "./model-kinds.ts";

type ModelView = Schemas["Model"];

type CriterionTexts = Pick<ModelCriterion, "name" | "unit" | "scale">;

/** A criterion or an input in the editor. Numbers that the reader types are texts. */
export type DraftCriterion = {
  readonly key: string;
  readonly min: string;
  readonly max: string;
  readonly direction: "up" | "down";
  readonly weight: number;
  /** The properties that the editor keeps as long as the key stays the same. */
  readonly kept: Pick<Schemas["CustomCriterion"], "name" | "unit" | "scale">;
};

export type DraftGate = {
  readonly criterion: string;
  readonly op: Schemas["NewGate"]["op"];
  readonly value: string;
};

/** A model in the editor. */
export type Draft = {
  readonly kind: string;
  readonly name: string;
  /** The criteria of the workspace, or the inputs of the kind whose weights can change. */
  readonly criteria: readonly DraftCriterion[];
  readonly expression: string;
  readonly missing: MissingRule | "";
  readonly minCoverage: string;
  readonly gates: readonly DraftGate[];
  readonly gate: "last" | "out";
  /** The options that the editor keeps but does not show. */
  readonly kept: Partial<Schemas["WeightCheck"]>;
};

/** The definition that the API checks, previews and saves. */
export type DefinitionRequest = Schemas["WeightCheck"];

/** A fault of a draft. The pointer names the field of the request. */
export type DraftFault = { readonly pointer?: string | undefined; readonly detail: string };

/** A criterion that the reader adds. */
export const newCriterion: DraftCriterion = {
  key: "",
  min: "1",
  max: "10",
  direction: "up",
  weight: 0.5,
  kept: {},
};

/** Creates a draft of a new model of a kind, by a preset if the kind has presets. */
export function createDraft(kind: ModelKind, preset?: string): Draft {
  const weights = kind.presets.get(preset ?? "default") ?? {};
  return {
    kind: kind.kind,
    name: "",
    criteria: kind.hasOwnCriteria
      ? [newCriterion, newCriterion]
      : Object.entries(weights).map(([key, weight]) =>
          Object.assign({}, newCriterion, { key, weight }),
        ),
    expression: "",
    missing: "",
    minCoverage: kind.minCoverage === undefined ? "" : String(kind.minCoverage),
    gates: [],
    gate: "last",
    kept: {},
  };
}

/** Creates a draft of the next revision of a model. */
export function reviseDraft(view: ModelView): Draft {
  const { kind, name, expression = "", missing = "", gates = [], gate = "last" } = view;
  const { min_coverage: minCoverage } = view;
  return {
    kind,
    name,
    criteria: reviseCriteria(view),
    expression,
    missing,
    minCoverage: minCoverage === undefined ? "" : String(minCoverage),
    gates: gates.map((each) => Object.assign({}, each, { value: String(each.value) })),
    gate,
    kept: keepOptions(view),
  };
}

function reviseCriteria(view: ModelView): DraftCriterion[] {
  const kind = findKind(view.kind);
  const weighted = listWeightedInputs(view);
  const isOwn = kind?.hasOwnCriteria === true;
  return readCriteria(view)
    .filter(({ input, key }) =>
      kind?.isFormula ? key !== "size" : isOwn || weighted.includes(input),
    )
    .map(({ input, key, min, max, direction, weight, ...rest }) => ({
      key: isOwn || kind?.isFormula ? key : input,
      min: String(min),
      max: String(max),
      direction,
      weight,
      kept: keepProperties(rest),
    }));
}

function keepProperties({ name, unit, scale }: CriterionTexts): DraftCriterion["kept"] {
  return { name, unit, ...(scale !== undefined && { scale }) };
}

function keepOptions(view: ModelView): Draft["kept"] {
  const { cutoffs, scaling, aggregation, thresholds } = view;
  return {
    ...(cutoffs && { cutoffs }),
    ...(scaling && { scaling }),
    ...(aggregation && { aggregation }),
    ...(thresholds && { thresholds }),
    ...keepKindOptions(view),
  };
}

/** Keeps the options of single kinds, and the criteria that the inputs of a kind read. */
function keepKindOptions(view: ModelView): Draft["kept"] {
  const { half_life_days: halfLifeDays, tie_break: tieBreak } = view;
  const { hasOwnCriteria = false, isFormula = false } = findKind(view.kind) ?? {};
  const mapped = hasOwnCriteria || isFormula ? {} : listMappedInputs(view);
  return {
    ...(halfLifeDays !== undefined && { half_life_days: halfLifeDays }),
    ...(tieBreak !== undefined && { tie_break: tieBreak }),
    ...(Object.keys(mapped).length > 0 && { criteria: mapped }),
  };
}

/** Lists the inputs that read another criterion than by default. */
function listMappedInputs({ kind, criteria }: ModelView): Record<string, string> {
  const defaults = requireModelKind(kind).define({}).criteria;
  const keys = new Map(defaults.map(({ input, key }) => [input, key]));
  const mapped = criteria.filter(({ input, key }) => keys.get(input) !== key);
  return Object.fromEntries(mapped.map(({ input, key }) => [input, key]));
}

/** Converts a draft to the definition of a request. */
export function toRequest(draft: Draft): DefinitionRequest {
  const { kind, missing, minCoverage, gates, gate, kept } = draft;
  return {
    ...kept,
    kind,
    ...toArithmetic(draft),
    ...(missing !== "" && { missing }),
    ...(minCoverage !== "" && { min_coverage: Number(minCoverage) }),
    gates: gates.map((each) => Object.assign({}, each, { value: Number(each.value) })),
    ...(gates.length > 0 && { gate }),
  };
}

/** Returns the part of a request that determines the score of a rated item. */
function toArithmetic({ kind, criteria, expression }: Draft): Partial<DefinitionRequest> {
  const { hasOwnCriteria = false, isFormula = false } = findKind(kind) ?? {};
  const named = criteria.filter(({ key }) => key !== "");
  const own = { criteria: named.map(toCriterion) };
  if (isFormula) {
    return { ...own, expression };
  }
  return {
    ...(hasOwnCriteria && own),
    ...(named.length > 0 && { weights: toWeights(named) }),
  };
}

function toCriterion({ key, min, max, direction, kept }: DraftCriterion) {
  return { ...kept, key, min: Number(min), max: Number(max), direction };
}

function toWeights(criteria: readonly DraftCriterion[]): Record<string, number> {
  return Object.fromEntries(criteria.map(({ key, weight }) => [key, weight]));
}
