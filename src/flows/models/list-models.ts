import { type z } from "@hono/zod-openapi";
import { madeAt, type ModelView } from "../../contract/model.ts";
import { type Definition, type Model } from "../../core/models/model.ts";
import { modelOf, models } from "../../core/models/registry.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { builtIn, isBuiltIn } from "./use-model.ts";

type View = z.infer<typeof ModelView>;

/** The kinds that work as they come. */
export function builtInViews(): View[] {
  return models.filter(({ kind }) => isBuiltIn(kind)).map(builtInView);
}

function builtInView(model: Model): View {
  return {
    id: model.kind,
    name: model.title,
    revision: model.revision,
    is_built_in: true,
    ...definitionViewOf(model, builtIn(model.kind).definition),
  };
}

/** A model of a workspace's own. */
export function modelViewOf(row: ModelRow): View {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    is_built_in: false,
    ...definitionViewOf(modelOf(row.kind), row.definition),
    created_at: madeAt(row),
  };
}

/** What can be asked for as `preset`, by kind. */
export function presets() {
  return models.flatMap(({ kind, presets: known }) =>
    Object.entries(known).map(([preset, request]) => ({ kind, preset, request: { ...request } })),
  );
}

function definitionViewOf(model: Model, definition: Definition) {
  const { criteria, cutoffs, aggregation } = definition;
  return {
    kind: model.kind,
    formula: model.formula,
    criteria: criteria.map((criterion) => ({ ...criterion })),
    weights: Object.fromEntries(criteria.map(({ slot, weight }) => [slot, weight])),
    ...(cutoffs && { cutoffs }),
    ...(aggregation && { aggregation }),
    is_relative: definition.relative === true,
    ...optionsOf(definition),
    presets: Object.keys(model.presets),
  };
}

/** What only some kinds know. */
function optionsOf(definition: Definition) {
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
