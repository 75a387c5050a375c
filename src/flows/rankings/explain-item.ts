import { notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item.ts";
import { type Explanation } from "../../core/models/model.ts";
import { type ModelInUse } from "../../core/rank.ts";
import { type Deps } from "../../deps.ts";
import { useModel } from "../models/use-model.ts";
import { locate } from "./locate.ts";

export type Explained = {
  readonly item: Item;
  readonly inUse: ModelInUse;
  readonly explanation: Explanation;
};

/** Why an item scores as it does now. No model of this kind looks at other items, so none is read. */
export async function explainItem(
  deps: Deps,
  wanted: {
    readonly workspace: string;
    readonly item: string;
    readonly model?: string | undefined;
    readonly revision?: number | undefined;
  },
): Promise<Explained> {
  const pointer = await locate(deps, wanted.workspace);
  const [inUse, item] = await Promise.all([
    useModel(deps, pointer, { id: wanted.model, revision: wanted.revision }),
    deps.store.items.byId(wanted.workspace, wanted.item),
  ]);
  if (item === undefined) {
    throw notFound("item", wanted.item);
  }
  return { item, inUse, explanation: inUse.model.explain(item, inUse.definition) };
}
