import { type Actor, authorize } from "../../core/access.ts";
import { rollBackItem } from "../../core/backup/roll-back-item.ts";
import { failureFromFault, notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { resolvePastPoint } from "../rankings/resolve-past-point.ts";

/** Reads an item as it was at a point in the past. Throws if it did not exist then. */
export async function readPastItem(
  deps: Deps,
  actor: Actor,
  { id, at }: { readonly id: string; readonly at: PastPoint },
): Promise<Item> {
  authorize(actor, "items:read");
  const { workspace } = await requirePointer(deps, actor.workspace);
  const generation = await resolvePastPoint(deps, workspace, at);
  const past = await deps.store.items.readWithLaterChanges(workspace.id, id, generation);
  if (past === undefined) {
    throw notFound("item", id);
  }
  const item = rollBackItem(past.item, past.changes);
  if (item === undefined || item.deletedAt !== undefined) {
    const state = item === undefined ? "did not exist yet" : "was deleted";
    const detail = `The item "${id}" ${state} at generation ${generation}. Choose another point.`;
    throw failureFromFault("not-found", { parameter: "at", detail });
  }
  return item;
}

/** Reads an item with all its fields. Throws if no item has the id. */
export async function readItem(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  id: string,
): Promise<Item> {
  authorize(actor, "items:read");
  const item = await store.items.read(actor.workspace, id);
  if (item === undefined) {
    throw notFound("item", id);
  }
  return item;
}
