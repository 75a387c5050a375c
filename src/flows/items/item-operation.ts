import { type Failure } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";

/** One thing to do to one item. `version`: only if the item still has it; "*": only if it is there. */
export type ItemOperation =
  | { readonly kind: "create"; readonly changes: FieldChanges }
  | {
      readonly kind: "patch";
      readonly id: string;
      readonly version?: number | "*" | undefined;
      readonly changes: FieldChanges;
    }
  | {
      readonly kind: "delete";
      readonly id: string;
      readonly version?: number | "*" | undefined;
    }
  | {
      /** By id if there is one, else by the external id among the changes. */
      readonly kind: "upsert";
      readonly id?: string | undefined;
      readonly version?: number | "*" | undefined;
      readonly changes: FieldChanges;
    };

/** What became of one operation. */
export type OperationOutcome =
  | AppliedOperation
  | { readonly kind: "refused"; readonly failure: Failure };

/** An operation that was carried out, and the item as it is now. */
export type AppliedOperation = {
  readonly kind: "created" | "updated" | "unchanged" | "deleted";
  readonly item: Item;
  /** Fields that name what is not there yet; the rest was done without. */
  readonly deferred?: readonly ("parent" | "blocked_by")[];
  /** Blockers that are not there. */
  readonly missingBlockers?: readonly string[];
};
