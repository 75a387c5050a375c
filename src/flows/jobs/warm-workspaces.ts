import { type Deps } from "../../ports/deps.ts";
import { warmPages } from "../pages/warm-pages.ts";

/** Workspaces that one round looks after. */
const workspacesMax = 50;

/**
 * Makes what is read most, of every workspace that is read: what a publish has made ends after a
 * while, and this runs in a data centre that may have made none of it.
 */
export async function warmWorkspaces(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  let rows = 0;
  for (const workspace of await deps.caches.hotPages.listWorkspaces(workspacesMax)) {
    // One after another: it is nobody's turn to wait.
    // oxlint-disable-next-line no-await-in-loop -- see above
    rows += (await warmPages(deps, workspace)).built;
  }
  const durationMs = deps.clock.now() - at;
  deps.recordMetric({ kind: "cron", workspace: "", outcome: "warmed", rows, durationMs });
}
