import { sweep } from "../flows/jobs/sweep.ts";
import { warmWorkspaces } from "../flows/jobs/warm-workspaces.ts";
import { thinStoredRankings } from "../flows/rankings/thin-rankings.ts";
import { rewrapSecrets } from "../flows/secrets/rewrap-secrets.ts";
import { queuePurges } from "../flows/workspaces/purge-workspaces.ts";
import { type Deps } from "../ports/deps.ts";

/** Flows by cron expression. Has exactly the expressions of wrangler.toml. */
export const schedule: Readonly<Record<string, (deps: Deps) => Promise<void>>> = {
  "* * * * *": sweep,
  "*/5 * * * *": warmWorkspaces,
  "17 * * * *": runHourly,
};

async function runHourly(deps: Deps): Promise<void> {
  await Promise.all([thinStoredRankings(deps), rewrapSecrets(deps), queuePurges(deps)]);
}

/** Runs the flow of a cron expression. Throws if the schedule does not have the expression. */
export async function runCron(expression: string, deps: Deps): Promise<void> {
  const run = schedule[expression];
  if (run === undefined) {
    throw new RangeError(`The schedule has no cron expression "${expression}".`);
  }
  await run(deps);
}
