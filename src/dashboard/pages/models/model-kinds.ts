import { type Schemas } from "../../../client/client.ts";
import { allModels } from "../../../core/models/registry.ts";

/** The kinds of model that read a list of criteria of the workspace. */
const ownCriteriaKinds = new Set(["weighted", "weighted-product", "topsis"]);

/** The kinds of model whose data the page cannot edit. */
const fixedKinds = new Set(["ahp", "votes"]);

/** A kind of model, and how the editor of a model treats it. */
export type ModelKind = {
  readonly kind: string;
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  /** Whether the workspace chooses the criteria. */
  readonly hasOwnCriteria: boolean;
  readonly isFormula: boolean;
  /** Whether the editor can change a model of this kind. */
  readonly isEditable: boolean;
  /** The accepted treatments of missing ratings. */
  readonly missing: readonly MissingRule[];
  readonly minCoverage: number | undefined;
  /** The weights of each preset. */
  readonly presets: ReadonlyMap<string, Readonly<Record<string, number>>>;
};

export type MissingRule = NonNullable<Schemas["NewModel"]["missing"]>;

/** Every kind of model, in the order of the API. */
export const modelKinds: readonly ModelKind[] = allModels.map((model) => ({
  kind: model.kind,
  title: model.title,
  formula: model.formula,
  source: model.source,
  hasOwnCriteria: ownCriteriaKinds.has(model.kind),
  isFormula: model.kind === "formula",
  isEditable: !fixedKinds.has(model.kind),
  missing: model.missing ?? [],
  minCoverage: model.initialMinCoverage,
  presets: new Map(
    Object.entries(model.presets).map(([name, { weights = {} }]) => [name, weights]),
  ),
}));

/** Finds a kind of model. */
export function findKind(kind: string): ModelKind | undefined {
  return modelKinds.find((each) => each.kind === kind);
}
