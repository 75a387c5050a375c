import { type Item } from "../../item/item.ts";
import { type Snapshot } from "../../snapshot/snapshot.ts";
import { type Explanation, type ResolvedModel } from "../model.ts";

/** The explanation of an item's score by a model. */
export type ItemExplanation = {
  readonly item: Item;
  readonly resolvedModel: ResolvedModel;
  readonly explanation: Explanation;
  /** The snapshot that the item was compared with. The item itself may be newer. */
  readonly state: Pick<Snapshot, "generation" | "at">;
};
