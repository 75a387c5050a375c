import { Failure } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { locate, readPointer } from "./locate.ts";

type AnywayDeps = Pick<Deps, "copies" | "store" | "clock" | "flights" | "later">;

/** Where a workspace stands, or stood when the truth was last heard of. */
export type Standing = { readonly pointer: Pointer; readonly staleSince?: Instant };

type Wanted = { readonly workspace: string; readonly minGeneration?: number | undefined };

/** After the truth did not answer, for so long nobody waits for it: it is asked behind the answers. */
const missedMs = 5_000;

/**
 * Where a workspace stands; and while the truth does not answer, where it stood when this isolate
 * last heard of it. A reader who has seen more than that is told to come again.
 *
 * Nobody waits for what is past its life but no older than one may be: it is asked for anew behind
 * the answer, once for all.
 */
export async function locateAnyway(
  deps: AnywayDeps,
  { workspace, minGeneration = 0 }: Wanted,
): Promise<Standing> {
  const at = deps.clock.now();
  const last = deps.copies.pointers.last(workspace, at);
  if (last === undefined || last.pointer.workspace.generation < minGeneration) {
    return { pointer: await locate(deps, workspace, minGeneration) };
  }
  const stale = { pointer: last.pointer, staleSince: last.at };
  if (at - (last.missedAt ?? 0) < missedMs) {
    askBehind(deps, workspace);
    return stale;
  }
  const [lately] = deps.copies.pointers.lately(workspace, at);
  if (lately !== undefined) {
    if (deps.copies.pointers.read(workspace, at) === undefined) {
      askBehind(deps, workspace);
    }
    return { pointer: lately };
  }
  try {
    return { pointer: await locate(deps, workspace, minGeneration) };
  } catch (error) {
    if (!isAway(error)) {
      throw error;
    }
    deps.copies.pointers.miss(workspace, deps.clock.now());
    askBehind(deps, workspace);
    return stale;
  }
}

/**
 * Makes sure that nothing of this request is older than what its reader has seen: a generation, or
 * what its bookmark stands for, where its session begins.
 */
export async function catchUp(
  deps: AnywayDeps,
  {
    workspace,
    minGeneration,
    hasBookmark,
  }: { readonly workspace: string; readonly minGeneration: number; readonly hasBookmark: boolean },
): Promise<void> {
  caughtUp.add(deps);
  if (hasBookmark) {
    // Which generation a bookmark stands for, only the session that begins at it can say.
    deps.copies.pointers.drop(workspace);
  } else {
    deps.store.workspaces.catchUp(workspace);
  }
  await (hasBookmark && minGeneration === 0
    ? locate(deps, workspace)
    : locateAnyway(deps, { workspace, minGeneration }));
}

/** What requests were given whose reader has seen something. */
const caughtUp = new WeakSet<object>();

/**
 * Where the workspace stood, for a reader who has seen nothing of it, a moment ago: no longer ago
 * than one may be behind another's write.
 */
export function stoodLately(
  deps: Pick<Deps, "copies" | "clock">,
  workspace: string,
): readonly Pointer[] {
  return caughtUp.has(deps) ? [] : deps.copies.pointers.lately(workspace, deps.clock.now());
}

/** One at a time asks the truth again, and nobody waits for it. */
function askBehind(deps: AnywayDeps, workspace: string): void {
  const name = `${workspace}/pointer`;
  if (deps.flights.ofName(name) === undefined) {
    deps.later(deps.flights.begin(name, askAgain(deps, workspace)));
  }
}

async function askAgain(deps: AnywayDeps, workspace: string): Promise<void> {
  try {
    await readPointer(deps, workspace);
  } catch {
    deps.copies.pointers.miss(workspace, deps.clock.now());
  }
}

/** Whether what failed is the road to the truth, and not the request. */
export function isAway(error: unknown): boolean {
  return error instanceof Failure && error.kind === "unavailable";
}
