import { createNameTests } from "../../core/erasure/erased-person.ts";
import { type Job } from "../../core/job.ts";
import { type Deps, type RowKey } from "../../ports/deps.ts";
import { publishJob } from "../jobs/publish-job.ts";
import { readUnfinishedJob, runChunks } from "../jobs/run-chunks.ts";
import { type Erasure, erasureSteps } from "./erasure-steps.ts";

/** The number of steps of every erasure: the `total` of its job. */
export const erasureStepCount = erasureSteps.length;

/** The next page of an erasure, as JSON in the job's row. */
type ErasurePlan = { readonly step: number; readonly after: RowKey };

/**
 * Erases a person page by page, then publishes. Stores the position after each page, so that a later
 * message continues there. Safe to run twice, even at the same time, because a page without the
 * person changes nothing.
 */
export async function runErasure(
  deps: Deps,
  { workspace, job: id }: { readonly workspace: string; readonly job: string },
): Promise<void> {
  const start = deps.clock.now();
  const job = await readUnfinishedJob(deps, { workspace, job: id });
  if (job === undefined) {
    return;
  }
  const person = await deps.store.erasures.readPerson(workspace, id);
  if (person === undefined) {
    // An earlier run has erased the person, but not ended the job.
    return publishJob(deps, { workspace, id, start });
  }
  const tests = person.name === undefined ? undefined : createNameTests(person.name);
  const erasure: Erasure = { workspace, job: id, actor: job.actor, person, tests };
  let plan = parsePlan(job);
  await runChunks(deps, {
    applyNext: async () => {
      const next = await erasePage(deps, erasure, plan);
      plan = next ?? plan;
      return next !== undefined;
    },
    finish: async () => {
      await deps.store.erasures.finish(workspace, id, deps.clock.now());
      await publishJob(deps, { workspace, id, start });
    },
    next: { kind: "erasure", workspace, job: id },
  });
}

function parsePlan({ plan }: Job): ErasurePlan {
  const parsed: ErasurePlan = plan === undefined ? { step: 0, after: [] } : JSON.parse(plan);
  return parsed;
}

/** Erases the person from one page. Returns the next page; undefined after the last one. */
async function erasePage(
  deps: Deps,
  erasure: Erasure,
  { step, after }: ErasurePlan,
): Promise<ErasurePlan | undefined> {
  const runStep = erasureSteps[step];
  if (runStep === undefined) {
    return undefined;
  }
  const end = await runStep(deps, erasure, after);
  const next = end === undefined ? { step: step + 1, after: [] } : { step, after: end };
  const { workspace, job, actor } = erasure;
  await deps.store.erasures.saveProgress(
    { workspace, job, actor, at: deps.clock.now() },
    { plan: JSON.stringify(next), done: next.step },
  );
  return next;
}
