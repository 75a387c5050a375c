import { type Deps } from "../../ports/deps.ts";
import { warmPages } from "../pages/warm-pages.ts";

/** Workspaces that one run warms. */
const workspacesMax = 50;

/**
 * Warms the most-read pages of every workspace with readers. A publish also warms pages, but those
 * pages expire, and this cron trigger may run in another data centre.
 */
export async function warmWorkspaces(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  let rows = 0;
  for (const workspace of await deps.caches.hotPages.listWorkspaces(workspacesMax)) {
    // One after another, because no client waits for them.
    // oxlint-disable-next-line no-await-in-loop -- see above
    rows += (await warmPages(deps, workspace)).built;
  }
  const durationMs = deps.clock.now() - at;
  deps.recordMetric({ kind: "cron", workspace: "", outcome: "warmed", rows, durationMs });
}
