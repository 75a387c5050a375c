import { type CacheKind } from "../../contract/cache.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { type CacheStats, type ClearResult } from "../../ports/caches.ts";
import { type Deps } from "../../ports/deps.ts";
import { warmRanking, type WarmRequest, type WarmResult } from "../pages/warm-pages.ts";

export type ClearRequest = {
  readonly workspace?: string | undefined;
  readonly kinds: readonly CacheKind[];
};

/** Returns the sizes and hit counts of this isolate's caches. They name no workspace. */
export function readCacheStats(deps: Pick<Deps, "caches">, actor: Actor): CacheStats {
  authorize(actor, "cache:read");
  return deps.caches.stats();
}

/** Builds the most-read pages of a workspace and the first pages of a ranking. */
export function warmCache(deps: Deps, actor: Actor, request: WarmRequest): Promise<WarmResult> {
  authorize(actor, "cache:write");
  requireVisible(actor, request.workspace);
  return warmRanking(deps, request);
}

/** Clears the caches of a workspace. The root key may also clear those of all workspaces. */
export function clearCache(
  deps: Pick<Deps, "caches">,
  actor: Actor,
  request: ClearRequest,
): Promise<ClearResult> {
  authorize(actor, "cache:write");
  if (request.workspace !== undefined) {
    requireVisible(actor, request.workspace);
  } else if (actor.role !== "root") {
    const detail = "Only the root key clears the caches of all workspaces. Send `workspace`.";
    throw new Failure("forbidden", detail);
  }
  return deps.caches.clear(request);
}

/** Throws "not-found" for the workspace of another tenant. The root key sees every workspace. */
function requireVisible(actor: Actor, workspace: string): void {
  if (actor.role !== "root" && actor.workspace !== workspace) {
    throw notFound("workspace", workspace);
  }
}
