import { type Schemas } from "../../client/client.ts";
import { normaliseWeights } from "../../core/models/arithmetic/weights.ts";
import { type Definition, type Model, type ResolvedModel } from "../../core/models/model.ts";
import { requireModelKind } from "../../core/models/registry.ts";

type ModelView = Schemas["Model"];

/**
 * Returns the model of an API response, with other weights if given, as core ranks by it. Throws if
 * the response does not contain the whole definition.
 */
export function resolveModelView(
  view: ModelView,
  weights?: Readonly<Record<string, number>>,
): ResolvedModel {
  const model = requireModelKind(view.kind);
  const definition = toDefinition(view);
  return {
    id: view.id,
    revision: view.revision,
    model,
    definition:
      weights === undefined
        ? definition
        : changeWeights(definition, weights, listWeightedInputs(view)),
  };
}

/** Lists the inputs whose weights a reader can change: those of a weighted mean or distance. */
export function listWeightedInputs(view: ModelView): readonly string[] {
  const { mean, distances }: Model = requireModelKind(view.kind);
  if (mean === undefined && distances === undefined) {
    return [];
  }
  const fixed = mean?.fixed ?? [];
  return view.criteria.map(({ input }) => input).filter((input) => !fixed.includes(input));
}

/**
 * Changes the weights of the inputs that a reader can change. They add up to the same sum as before.
 * If all of them are 0, they stay as they are.
 */
function changeWeights(
  definition: Definition,
  weights: Readonly<Record<string, number>>,
  inputs: readonly string[],
): Definition {
  const { criteria } = definition;
  const changed = criteria.filter(({ input }) => inputs.includes(input));
  const sum = changed.reduce((total, { weight }) => total + weight, 0);
  const shares = normaliseWeights(
    new Map(changed.map(({ input, weight }) => [input, weights[input] ?? weight])),
  );
  if ([...shares.values()].some(Number.isNaN)) {
    return definition;
  }
  return {
    ...definition,
    criteria: criteria.map((criterion) => {
      const share = shares.get(criterion.input);
      return share === undefined
        ? criterion
        : Object.assign({}, criterion, { weight: share * sum });
    }),
  };
}

function toDefinition(view: ModelView): Definition {
  const { kind, criteria, half_life_days: halfLifeDays, min_coverage: minCoverage } = view;
  const { cutoffs, aggregation, missing, scaling, expression, thresholds } = view;
  const { classes, gates, gate } = view;
  const tieBreak = view.tie_break && requireModelKind(view.tie_break).define({});
  const definition = {
    kind,
    criteria,
    cutoffs,
    aggregation,
    missing,
    minCoverage,
    relative: view.is_relative ? true : undefined,
    scaling,
    expression,
    thresholds,
    classes,
    halfLifeDays,
    tieBreak,
    gates,
    gate,
  };
  const present = Object.entries(definition).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API sends whole definitions
  return Object.fromEntries(present) as unknown as Definition;
}
