import { Failure } from "../../src/core/failure.ts";
import { type ItemUpdate, type WriteBatch } from "../../src/ports/store.ts";
import { type Tenant } from "./fake-tables.ts";

/**
 * Throws for an atomic batch if a row lost a race, or if two items have one external id after all
 * changes.
 */
export function checkAtomicBatch(
  { items }: Tenant,
  { changes, isAtomic }: WriteBatch,
  changed: readonly ItemUpdate[],
): void {
  if (isAtomic !== true) {
    return;
  }
  const rows = new Map<number, Pick<ItemUpdate, "fields" | "deletedAt">>(
    [...items.values()].map((item) => [
      item.number,
      { fields: item, ...(item.deletedAt !== undefined && { deletedAt: item.deletedAt }) },
    ]),
  );
  for (const row of changed) {
    rows.set(row.number, row);
  }
  const used = [...rows.values()].flatMap(({ fields: { externalId }, deletedAt }) =>
    externalId === undefined || deletedAt !== undefined ? [] : [externalId],
  );
  if (changed.length < changes.length || new Set(used).size < used.length) {
    throw new Failure("conflict", "Another request has just changed the items.");
  }
}
