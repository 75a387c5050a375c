import { Failure, failureFromFault, type Fault } from "../../core/failure.ts";
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
