import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type Baseline } from "../../core/ranking/baseline.ts";
import { type Deps } from "../../ports/deps.ts";

/** Lists the baselines of a workspace, newest first. */
export function listBaselines(
  { store }: Pick<Deps, "store">,
  actor: Actor,
): Promise<readonly Baseline[]> {
  authorize(actor, "baselines:read");
  return store.baselines.list(actor.workspace);
}

/** Reads a baseline for a client. */
export function readBaseline(
  deps: Pick<Deps, "store">,
  actor: Actor,
  id: string,
): Promise<Baseline> {
  authorize(actor, "baselines:read");
  return requireBaseline(deps, actor.workspace, id);
}

/** Reads a baseline. Throws if no baseline has the id. */
export async function requireBaseline(
  { store }: Pick<Deps, "store">,
  workspace: string,
  id: string,
): Promise<Baseline> {
  const baseline = await store.baselines.read(workspace, id);
  if (baseline === undefined) {
    throw notFound("baseline", id);
  }
  return baseline;
}
