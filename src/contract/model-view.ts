import { type WeightReport } from "../core/models/arithmetic/weights.ts";
import { type Definition, type Model, type ResolvedModel } from "../core/models/model.ts";
import { requireModelKind } from "../core/models/registry.ts";
import { type ModelRow } from "../core/workspace.ts";
import { type WireType } from "./docs-only.ts";
import { formatTime } from "./item-view.ts";
import { type ModelView, type PresetList, type WeightReportView } from "./model.ts";

type ModelJson = WireType<typeof ModelView>;

const relativeNote =
  "Each score depends on the other ranked items. Adding, changing or removing another item may " +
  "change the score of an item, and the order of two items that did not change.";

/** Maps a built-in model with its default definition. */
export function toBuiltInModelView({ model, definition }: ResolvedModel): ModelJson {
  return {
    id: model.kind,
    name: model.title,
    revision: model.revision,
    is_built_in: true,
    ...toDefinitionView(model, definition),
  };
}

/** Maps a model that belongs to a workspace. */
export function toModelView(row: ModelRow): ModelJson {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    is_built_in: false,
    ...toDefinitionView(requireModelKind(row.kind), row.definition),
    created_at: formatTime(row.createdAt),
  };
}

/** Maps the values that requests can send as `preset`, by kind of model. */
export function toPresetListView(models: readonly Model[]): WireType<typeof PresetList> {
  const data = models.flatMap(({ kind, presets }) =>
    Object.entries(presets).map(([preset, request]) => ({ kind, preset, request: { ...request } })),
  );
  return { data };
}

/** Maps the check of a definition's weights. */
export function toWeightReportView(report: WeightReport): WireType<typeof WeightReportView> {
  const { isValid, issues, suggestions, normalised } = report;
  return { is_valid: isValid, issues: [...issues], suggestions: [...suggestions], normalised };
}

function toDefinitionView(model: Model, definition: Definition) {
  const { criteria, cutoffs, aggregation } = definition;
  return {
    kind: model.kind,
    formula: model.formula,
    criteria: criteria.map((criterion) => ({ ...criterion })),
    weights: Object.fromEntries(criteria.map(({ input, weight }) => [input, weight])),
    ...(cutoffs && { cutoffs }),
    ...(aggregation && { aggregation }),
    is_relative: definition.relative === true,
    ...toMissingView(definition),
    ...toCautionsView(definition),
    ...toOptionsView(definition),
    ...toGatesView(definition),
    presets: Object.keys(model.presets),
  };
}

function toGatesView({ gates, gate }: Definition) {
  return gates === undefined || gate === undefined ? {} : { gates: [...gates], gate };
}

/** Maps the treatment of missing ratings. */
function toMissingView({ missing, minCoverage }: Definition) {
  return {
    ...(missing && { missing }),
    ...(minCoverage !== undefined && { min_coverage: minCoverage }),
  };
}

/** Maps the remarks on the scores: the note of the definition, or the note of relative models. */
function toCautionsView({ relative, regularised, note = relative && relativeNote }: Definition) {
  return {
    ...(note !== undefined && { note }),
    ...(regularised && { is_regularised: true }),
  };
}

/** Maps the options that only some kinds of model have. */
function toOptionsView(definition: Definition) {
  const { scaling, expression, thresholds, halfLifeDays, tieBreak, classes } = definition;
  const { consistency } = definition;
  return {
    ...(consistency && { consistency: [...consistency] }),
    ...(scaling && { scaling }),
    ...(expression !== undefined && { expression }),
    ...(thresholds && { thresholds }),
    ...(halfLifeDays !== undefined && { half_life_days: halfLifeDays }),
    ...(tieBreak && { tie_break: tieBreak.kind }),
    ...(classes && { classes: [...classes] }),
  };
}
