import { cacheKinds } from "../../contract/cache.ts";
import { type Deps } from "../../ports/deps.ts";
import { runChunks } from "../jobs/run-chunks.ts";

/** Workspaces whose purge one run queues. The next run finds the rest. */
const workspacesMax = 100;

/** Rows of each table that one step removes. */
const rowsPerStep = 2_000;

/** Queues the purges that are due, also those that have begun and whose message was lost. */
export async function queuePurges(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const due = await deps.store.purges.listDue(at, workspacesMax);
  for (const workspace of due) {
    // oxlint-disable-next-line no-await-in-loop -- at most a hundred messages
    await deps.queue.send({ kind: "purge", workspace });
  }
  const durationMs = deps.clock.now() - at;
  const rows = due.length;
  deps.recordMetric({ kind: "cron", workspace: "", outcome: "purges", rows, durationMs });
}

/**
 * Removes all rows of a deleted workspace in bounded steps, then its caches and the copies of its
 * baselines, and last the row of the workspace. A run that ends early is continued by its own message or by the next cron run. Safe to
 * run twice, even at the same time.
 */
export async function purgeWorkspace(
  deps: Deps,
  { workspace }: { readonly workspace: string },
): Promise<void> {
  const start = deps.clock.now();
  const { store } = deps;
  if (!(await store.purges.start(workspace, start))) {
    return;
  }
  let rows = 0;
  await runChunks(deps, {
    applyNext: async () => {
      const removed = await store.purges.removeRows(workspace, rowsPerStep);
      rows += removed;
      return removed > 0 || clearValues(deps, workspace);
    },
    finish: async () => {
      await store.purges.finish(workspace);
      const durationMs = deps.clock.now() - start;
      deps.recordMetric({ kind: "job", workspace, outcome: "purged", rows, durationMs });
    },
    next: { kind: "purge", workspace },
  });
}

/** Removes cached values and copies of rankings. Returns whether another call may remove more. */
async function clearValues({ caches }: Pick<Deps, "caches">, workspace: string): Promise<boolean> {
  const [{ hasMore }, hasMorePinned] = await Promise.all([
    caches.clear({ workspace, kinds: cacheKinds }),
    caches.pinnedRankings.clear(workspace),
  ]);
  return hasMore || hasMorePinned;
}
