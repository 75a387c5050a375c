import { type z } from "@hono/zod-openapi";
import { formatCreatedAt, type ModelView } from "../../contract/model.ts";
import { type Definition, type Model } from "../../core/models/model.ts";
import { requireModelKind, allModels } from "../../core/models/registry.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { getBuiltInModel, isBuiltInModel } from "./resolve-model.ts";

type ModelJson = z.infer<typeof ModelView>;

/** The kinds that work as they come. */
export function listBuiltInModelViews(): ModelJson[] {
  return allModels.filter(({ kind }) => isBuiltInModel(kind)).map(toBuiltInModelView);
}

function toBuiltInModelView(model: Model): ModelJson {
  return {
    id: model.kind,
    name: model.title,
    revision: model.revision,
    is_built_in: true,
    ...toDefinitionView(model, getBuiltInModel(model.kind).definition),
  };
}

/** A model of a workspace's own. */
export function toModelView(row: ModelRow): ModelJson {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    is_built_in: false,
    ...toDefinitionView(requireModelKind(row.kind), row.definition),
    created_at: formatCreatedAt(row),
  };
}

/** What can be asked for as `preset`, by kind. */
export function listPresets() {
  return allModels.flatMap(({ kind, presets: known }) =>
    Object.entries(known).map(([preset, request]) => ({ kind, preset, request: { ...request } })),
  );
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
    ...toOptionsView(definition),
    presets: Object.keys(model.presets),
  };
}

/** What only some kinds know. */
function toOptionsView(definition: Definition) {
  const { scaling, expression, thresholds, halfLifeDays, tieBreak, classes, note } = definition;
  const { consistency } = definition;
  return {
    ...(consistency && { consistency: [...consistency] }),
    ...(note !== undefined && { note }),
    ...(definition.regularised && { is_regularised: true }),
    ...(scaling && { scaling }),
    ...(expression !== undefined && { expression }),
    ...(thresholds && { thresholds }),
    ...(halfLifeDays !== undefined && { half_life_days: halfLifeDays }),
    ...(tieBreak && { tie_break: tieBreak.kind }),
    ...(classes && { classes: [...classes] }),
  };
}
