import { type Item } from "../core/item/item.ts";
import { kano } from "../core/models/kano.ts";
import { toBatchItemView } from "./item-view.ts";

const definition = kano.define({});

/** Maps an item with its class and its coefficients of satisfaction. */
export function toKanoView(item: Item) {
  const { category = null, better = null, worse = null } = kano.explain(item, definition);
  return { item: toBatchItemView(item), category, better, worse };
}
