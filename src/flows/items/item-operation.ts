import { type ExpectedVersion } from "../../core/expected-version.ts";
import { type Failure, type Fault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";

/** An operation on one item. It applies only to the versions in `version`. */
export type ItemOperation =
  | { readonly kind: "create"; readonly changes: FieldChanges }
  | {
      readonly kind: "patch";
      readonly id: string;
      readonly version?: ExpectedVersion | undefined;
      readonly changes: FieldChanges;
      readonly added?: AddedRatings;
    }
  | {
      readonly kind: "delete";
      readonly id: string;
      readonly version?: ExpectedVersion | undefined;
    }
  | {
      /** Finds the item by `id`, or by the external id and the source in `changes`. */
      readonly kind: "upsert";
      readonly id?: string | undefined;
      readonly version?: ExpectedVersion | undefined;
      /**
       * Finds the item without an external id that has the title, ignoring whitespace around the
       * title. Applies to changes without an id or external id.
       */
      readonly match?: "title" | undefined;
      /** Whether to reject the operation if the item does not exist. */
      readonly isUpdateOnly?: boolean | undefined;
      readonly changes: FieldChanges;
      readonly added?: AddedRatings;
    };

/** Numbers to add to the ratings that the item has when the operation is planned, by criterion. */
type AddedRatings = Readonly<Record<string, number>> | undefined;

/** The result of one operation. */
export type OperationOutcome =
  | AppliedOperation
  | { readonly kind: "rejected"; readonly failure: Failure };

/** An operation that succeeded, and the item after it. */
export type AppliedOperation = {
  readonly kind: "created" | "updated" | "unchanged" | "deleted";
  readonly item: Item;
  /** Fields that name items that do not exist yet. The operation left these fields unchanged. */
  readonly deferred?: readonly ("parent" | "blocked_by")[];
  /** The names of blockers that do not exist. */
  readonly missingBlockers?: readonly string[];
  /** The faults of fields that the operation left unchanged. */
  readonly dropped?: readonly Fault[];
};
