import { failureFromFault } from "../failure.ts";
import { ahp } from "./ahp.ts";
import { builtInModels } from "./built-in-models.ts";
import { formula } from "./formula.ts";
import { type Model } from "./model.ts";
import { topsis } from "./topsis.ts";
import { votes } from "./votes.ts";
import { weightedProduct } from "./weighted-product.ts";
import { weighted } from "./weighted.ts";

export { builtInCriteria as catalogue } from "./built-in-models.ts";

/** All models, in the order in which the API lists them. */
export const allModels: readonly Model[] = [
  ...builtInModels,
  weighted,
  ahp,
  weightedProduct,
  topsis,
  votes,
  formula,
];

const modelsByKind: ReadonlyMap<string, Model> = new Map(
  allModels.map((model) => [model.kind, model]),
);

/** Returns the model of a kind. Throws "invalid" with the list of kinds for an unknown kind. */
export function requireModelKind(kind: string): Model {
  const model = modelsByKind.get(kind);
  if (model === undefined) {
    const kinds = allModels.map((other) => other.kind).join(", ");
    throw failureFromFault("invalid", {
      pointer: "/kind",
      detail: `There is no model "${kind}". Use one of: ${kinds}.`,
    });
  }
  return model;
}
