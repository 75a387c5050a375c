import { type Item } from "../item/item.ts";
import { type ResolvedModel } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Lint } from "./lint.ts";

/** The findings about a backlog and the model that ranks it. */
export type LintReport = {
  readonly snapshot: Snapshot;
  readonly resolvedModel: ResolvedModel;
  readonly lint: Lint;
  /** The numbers of the items to name in findings. */
  readonly numbers: ReadonlySet<number>;
  /** These items by number. Deleted items are absent. */
  readonly items: ReadonlyMap<number, Item>;
};
