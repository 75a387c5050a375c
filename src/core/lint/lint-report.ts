import { type Item } from "../item/item.ts";
import { type ResolvedModel } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Scope } from "../status/scope.ts";
import { type Lint } from "./lint.ts";

/** The findings about the items of a scope and the model that ranks them. */
export type LintReport = {
  /** The items of the scope. */
  readonly snapshot: Snapshot;
  readonly scope: Scope;
  readonly resolvedModel: ResolvedModel;
  readonly lint: Lint;
  /** The numbers of the items to name in findings. */
  readonly numbers: ReadonlySet<number>;
  /** These items by number. Deleted items are absent. */
  readonly items: ReadonlyMap<number, Item>;
};
