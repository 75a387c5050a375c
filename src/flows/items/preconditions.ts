import { Failure, failureFromFault, type Fault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { formatExternalName } from "../../core/item/item-source.ts";
import { type Item } from "../../core/item/item.ts";

/** Throws if there are faults. The failure contains all of them. */
export function requireNoFaults(faults: readonly Fault[]): void {
  const first = faults[0];
  if (first !== undefined) {
    throw new Failure("invalid", first.detail, { faults });
  }
}

/** Throws if the version of the item differs from the version that the request expects. */
export function checkItemVersion(item: Item, version: number | "*" | undefined): void {
  if (typeof version === "number" && version !== item.version) {
    const detail = `The item is at version ${item.version}, not ${version}. Read the item again and retry.`;
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}

/** Returns the failure of an operation on an item that must exist, named by its external id. */
export function namedItemNotFound({ externalId, source }: FieldChanges): Failure {
  const name = formatExternalName({
    externalId: externalId ?? undefined,
    source: source ?? undefined,
  });
  const detail = `No item has the external id ${name}. Correct the id or its source.`;
  return new Failure("not-found", detail);
}
