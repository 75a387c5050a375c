import { type Actor, authorize } from "../../core/access.ts";
import { Failure } from "../../core/failure.ts";
import { createJob, type Job } from "../../core/job.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { reportJob } from "../jobs/report-job.ts";
import { BackupReader } from "./read-backup.ts";
import { BackupStager } from "./staged-backup.ts";

export type RestoreRequest = {
  readonly actor: Actor;
  readonly body: AsyncIterable<Uint8Array>;
  readonly buildResponse?: ((job: Job) => IdempotentResponse | undefined) | undefined;
};

/**
 * Reads a backup while it is uploaded, checks each line, and stages the rows in D1. Queues the job
 * after the last line has proved that the file is complete and unaltered. Any other file has no
 * effect.
 */
export async function stageRestore(
  deps: Pick<Deps, "store" | "queue" | "clock" | "crypto" | "random" | "rooms" | "waitUntil">,
  { actor, body, buildResponse }: RestoreRequest,
): Promise<Job> {
  authorize(actor, "backup:restore");
  const { workspace } = actor;
  if (!(await deps.store.backups.isEmpty(workspace))) {
    const detail = "This workspace is not empty. Restore the backup into a new workspace.";
    throw new Failure("conflict", detail);
  }
  const job = createJob(actor, {
    id: deps.random.typeId("job"),
    kind: "restore",
    at: deps.clock.now(),
  });
  await deps.store.jobs.create(job);
  const total = await failJobOnError(deps, job, () => stageRows(deps, job, body));
  const at = deps.clock.now();
  const submitted: Job = { ...job, state: "queued", total, updatedAt: at };
  const response = buildResponse?.(submitted);
  await deps.store.jobs.submit(submitted, { at, response });
  await deps.queue.send({ kind: "restore", workspace, job: job.id });
  return submitted;
}

/** Stages the rows of a backup. Returns their number. */
async function stageRows(
  deps: Pick<Deps, "store" | "clock" | "crypto">,
  { workspace, id }: Job,
  body: AsyncIterable<Uint8Array>,
): Promise<number> {
  const reader = new BackupReader(deps);
  const stager = new BackupStager((chunk) =>
    deps.store.jobs.stageChunk(workspace, id, { ...chunk, at: deps.clock.now() }),
  );
  for await (const row of reader.readRows(body)) {
    await stager.add(row);
  }
  await stager.end(reader.workspace);
  return stager.total;
}

async function failJobOnError<T>(
  deps: Pick<Deps, "store" | "clock" | "rooms" | "waitUntil">,
  job: Job,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Failure ? error.message : "The upload ended early.";
    await deps.store.jobs.fail(job.workspace, job.id, { reason, at: deps.clock.now() });
    reportJob(deps, job);
    throw error;
  }
}
