import { type Actor, authorize } from "../../core/access.ts";
import { type ErasedPerson } from "../../core/erasure/erased-person.ts";
import { createJob, type Job } from "../../core/job.ts";
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
  // The job does not contain the name: its row outlives the erasure.
  const job: Job = {
    ...createJob(actor, {
      id: deps.random.typeId("job"),
      kind: "erasure",
      at: deps.clock.now(),
    }),
    state: "queued",
    total: erasureStepCount,
  };
  await deps.store.erasures.create(job, request.person, request.buildResponse?.(job));
  await deps.queue.send({ kind: "erasure", workspace, job: job.id });
  return job;
}
