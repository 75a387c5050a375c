import { Failure, failureAt } from "../../core/failure.ts";
import { type faultsOf } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";

/** Refuses what has faults, naming all of them. */
export function refuse(faults: ReturnType<typeof faultsOf>): void {
  const first = faults[0];
  if (first !== undefined) {
    throw new Failure("invalid", first.detail, { faults });
  }
}

/** Refuses to change another version than the one that was asked for. */
export function refuseStale(item: Item, version: number | "*" | undefined): void {
  if (typeof version === "number" && version !== item.version) {
    const detail = `The item is at version ${item.version}, not ${version}.`;
    throw failureAt("stale", { header: "If-Match", detail });
  }
}
