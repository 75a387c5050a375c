import { Failure, failureFromFault, isDatabaseFailure, notFound } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

type PointerDeps = Pick<Deps, "caches" | "store" | "clock">;
type BackgroundDeps = PointerDeps & Pick<Deps, "inFlight" | "waitUntil">;

/** A pointer. While D1 cannot confirm it, `staleSince` is the time of its last confirmation. */
export type PointerRead = { readonly pointer: Pointer; readonly staleSince?: Instant };

type PointerQuery = { readonly workspace: string; readonly minGeneration?: number | undefined };

/** After a failed read, serve the last known pointer for this long and retry in the background. */
const retryMs = 5_000;

/**
 * Returns the pointer of a workspace. While D1 is unavailable, returns the last known pointer and
 * marks it as stale. Throws if that pointer is older than `minGeneration`.
 *
 * Does not wait for D1 if the pointer has expired but is within the staleness bound. One background
 * read per isolate then refreshes the pointer.
 */
export async function readPointer(
  deps: BackgroundDeps,
  { workspace, minGeneration = 0 }: PointerQuery,
): Promise<PointerRead> {
  const at = deps.clock.now();
  const last = deps.caches.pointers.lastKnown(workspace, at);
  if (last === undefined || last.pointer.workspace.generation < minGeneration) {
    return { pointer: await requirePointer(deps, workspace, minGeneration) };
  }
  const stale = { pointer: last.pointer, staleSince: last.at };
  if (at - (last.unreachableAt ?? 0) < retryMs) {
    refreshInBackground(deps, workspace);
    return stale;
  }
  const [recent] = deps.caches.pointers.recent(workspace, at);
  if (recent !== undefined) {
    if (deps.caches.pointers.read(workspace, at) === undefined) {
      refreshInBackground(deps, workspace);
    }
    return { pointer: recent };
  }
  try {
    return { pointer: await requirePointer(deps, workspace, minGeneration) };
  } catch (error) {
    if (!isDatabaseFailure(error)) {
      throw error;
    }
    deps.caches.pointers.markUnreachable(workspace, deps.clock.now());
    refreshInBackground(deps, workspace);
    return stale;
  }
}

/**
 * Returns a pointer that is not stale: from memory if it has not expired, otherwise from D1.
 * Throws "unavailable" while D1 is unavailable.
 */
export async function requirePointer(
  deps: PointerDeps,
  workspace: string,
  minGeneration = 0,
): Promise<Pointer> {
  const cached = deps.caches.pointers.read(workspace, deps.clock.now());
  if (cached !== undefined && cached.workspace.generation >= minGeneration) {
    return cached;
  }
  let pointer = await refreshPointer(deps, workspace);
  if (pointer.workspace.generation < minGeneration) {
    // A lagging replica returned the pointer: read again from the primary.
    deps.store.workspaces.requireFresh(workspace);
    pointer = await refreshPointer(deps, workspace);
  }
  if (pointer.workspace.generation < minGeneration) {
    const detail = `The workspace is at generation ${pointer.workspace.generation}. Send a generation that Ordinal has returned.`;
    throw failureFromFault("precondition-failed", { header: "Ordinal-Min-Generation", detail });
  }
  // This isolate may have cached a newer pointer than the replica returned.
  return deps.caches.pointers.read(workspace, deps.clock.now()) ?? pointer;
}

/**
 * Reads the pointer from D1 and caches it. Its age counts from D1's response; otherwise a slow read
 * would have expired on arrival.
 */
export async function refreshPointer(
  { caches, store, clock }: PointerDeps,
  workspace: string,
): Promise<Pointer> {
  const pointer = await store.workspaces.readPointer(workspace);
  if (pointer === undefined) {
    throw notFound("workspace", workspace);
  }
  caches.pointers.write(workspace, pointer, clock.now());
  return pointer;
}

/**
 * Makes every later read of this request return data that is at least as new as the generation or
 * the bookmark that the client sent.
 */
export async function requireFreshReads(
  deps: BackgroundDeps,
  {
    workspace,
    minGeneration,
    hasBookmark,
  }: { readonly workspace: string; readonly minGeneration: number; readonly hasBookmark: boolean },
): Promise<void> {
  freshRequests.add(deps);
  if (hasBookmark) {
    // Only a D1 session that starts at the bookmark can read the generation of the bookmark.
    deps.caches.pointers.drop(workspace);
  } else {
    deps.store.workspaces.requireFresh(workspace);
  }
  await (hasBookmark && minGeneration === 0
    ? requirePointer(deps, workspace)
    : readPointer(deps, { workspace, minGeneration }));
}

/** The Deps of requests that sent a minimum generation or a bookmark. */
const freshRequests = new WeakSet<object>();

/**
 * Returns the pointers within the staleness bound, newest first. Returns none if the client sent a
 * minimum generation or a bookmark.
 */
export function recentPointers(
  deps: Pick<Deps, "caches" | "clock">,
  workspace: string,
): readonly Pointer[] {
  return freshRequests.has(deps) ? [] : deps.caches.pointers.recent(workspace, deps.clock.now());
}

function refreshInBackground(deps: BackgroundDeps, workspace: string): void {
  const key = `${workspace}/pointer`;
  if (deps.inFlight.get(key) === undefined) {
    deps.waitUntil(deps.inFlight.track(key, refreshOrMarkUnreachable(deps, workspace)));
  }
}

async function refreshOrMarkUnreachable(deps: BackgroundDeps, workspace: string): Promise<void> {
  try {
    await refreshPointer(deps, workspace);
  } catch (error) {
    if (error instanceof Failure && error.kind === "not-found") {
      // After a deletion, the next reader must not get a stale response.
      deps.caches.pointers.drop(workspace);
      return;
    }
    deps.caches.pointers.markUnreachable(workspace, deps.clock.now());
  }
}
