import { Failure, failureFromFault } from "../../core/failure.ts";
import { type findItemFaults } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";

/** Refuses what has faults, naming all of them. */
export function requireNoFaults(faults: ReturnType<typeof findItemFaults>): void {
  const first = faults[0];
  if (first !== undefined) {
    throw new Failure("invalid", first.detail, { faults });
  }
}

/** Refuses to change another version than the one that was asked for. */
export function checkItemVersion(item: Item, version: number | "*" | undefined): void {
  if (typeof version === "number" && version !== item.version) {
    const detail = `The item is at version ${item.version}, not ${version}.`;
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}
