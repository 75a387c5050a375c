import { failureAt } from "../failure.ts";
import { ahp } from "./ahp.ts";
import { builtIns } from "./catalogue.ts";
import { formula } from "./formula.ts";
import { type Model } from "./model.ts";
import { topsis } from "./topsis.ts";
import { votes } from "./votes.ts";
import { weightedProduct } from "./weighted-product.ts";
import { weighted } from "./weighted.ts";

export { catalogue } from "./catalogue.ts";

/** Every way to tell what comes first, in the order a list shows them. */
export const models: readonly Model[] = [
  ...builtIns,
  weighted,
  ahp,
  weightedProduct,
  topsis,
  votes,
  formula,
];

const byKind: ReadonlyMap<string, Model> = new Map(models.map((model) => [model.kind, model]));

/** The model of a kind; refuses an unknown one and says which there are. */
export function modelOf(kind: string): Model {
  const model = byKind.get(kind);
  if (model === undefined) {
    const kinds = models.map((other) => other.kind).join(", ");
    throw failureAt("invalid", {
      pointer: "/kind",
      detail: `There is no model "${kind}"; there are: ${kinds}.`,
    });
  }
  return model;
}
