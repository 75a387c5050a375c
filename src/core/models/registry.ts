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

/** Every way to tell what comes first, in the order a list shows them. */
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

/** The model of a kind; refuses an unknown one and says which there are. */
export function requireModelKind(kind: string): Model {
  const model = modelsByKind.get(kind);
  if (model === undefined) {
    const kinds = allModels.map((other) => other.kind).join(", ");
    throw failureFromFault("invalid", {
      pointer: "/kind",
      detail: `There is no model "${kind}"; there are: ${kinds}.`,
    });
  }
  return model;
}
