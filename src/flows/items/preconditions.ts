import { Failure, type Fault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { formatExternalName } from "../../core/item/item-source.ts";

/** Throws if there are faults. The failure contains all of them. */
export function requireNoFaults(faults: readonly Fault[]): void {
  const first = faults[0];
  if (first !== undefined) {
    throw new Failure("invalid", first.detail, { faults });
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
