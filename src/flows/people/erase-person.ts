import { type Actor, authorize } from "../../core/access.ts";
import { type ErasedPerson } from "../../core/erasure/erased-person.ts";
import { type Job } from "../../core/job.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { erasureStepCount } from "./run-erasure.ts";

/**
 * Starts the erasure of a person, and returns its job. The job runs until it has succeeded: the
 * sweep resumes it after every failure.
 */
export async function erasePerson(
  deps: Deps,
  actor: Actor,
  request: {
    readonly person: ErasedPerson;
    readonly buildResponse?: ((job: Job) => IdempotentResponse | undefined) | undefined;
  },
): Promise<Job> {
  authorize(actor, "people:erase");
  const { workspace } = actor;
  await requirePointer(deps, workspace);
  const job = buildJob(deps, actor);
  await deps.store.erasures.create(job, request.person, request.buildResponse?.(job));
  await deps.queue.send({ kind: "erasure", workspace, job: job.id });
  return job;
}

/** Builds the job. It does not contain the name: its row outlives the erasure. */
function buildJob({ random, clock }: Deps, { workspace, id: actor }: Actor): Job {
  const at = clock.now();
  return {
    workspace,
    id: random.typeId("job"),
    kind: "erasure",
    state: "queued",
    done: 0,
    total: erasureStepCount,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    errorCount: 0,
    generation: 0,
    errors: [],
    unmapped: [],
    warnings: [],
    warningCount: 0,
    generations: [],
    actor,
    createdAt: at,
    updatedAt: at,
  };
}
