import { type Actor, authorize } from "../../core/access.ts";
import { type ApiKey } from "../../core/api-key.ts";
import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";

type KeyDeps = Pick<Deps, "store" | "caches" | "clock">;

/** Lists the keys of the actor's workspace, newest first, also those that no longer work. */
export async function listKeys(deps: KeyDeps, actor: Actor): Promise<readonly ApiKey[]> {
  authorize(actor, "keys:read");
  await requirePointer(deps, actor.workspace);
  return deps.store.apiKeys.list(actor.workspace);
}

/** Reads a key of the actor's workspace. Throws if there is none with the id. */
export async function readKey(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  id: string,
): Promise<ApiKey> {
  authorize(actor, "keys:read");
  const key = await store.apiKeys.read(actor.workspace, id);
  if (key === undefined) {
    throw notFound("key", id);
  }
  return key;
}
