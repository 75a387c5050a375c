import { sweep } from "../flows/jobs/sweep.ts";
import { warmWorkspaces } from "../flows/jobs/warm-workspaces.ts";
import { type Deps } from "../ports/deps.ts";

/** What happens when: every expression of wrangler.toml, and no other. */
export const schedule: Readonly<Record<string, (deps: Deps) => Promise<void>>> = {
  "* * * * *": sweep,
  "*/5 * * * *": warmWorkspaces,
};

/** Does what a cron expression stands for. An expression that is not in the table is a bug. */
export async function runCron(expression: string, deps: Deps): Promise<void> {
  const work = schedule[expression];
  if (work === undefined) {
    throw new RangeError(`Nothing is scheduled for "${expression}".`);
  }
  await work(deps);
}
