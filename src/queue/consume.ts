import { QueuedJob } from "../contract/queued-job.ts";
import { Failure, type FailureKind } from "../core/failure.ts";
import { runRestore } from "../flows/backups/run-restore.ts";
import { runRevert } from "../flows/changes/run-revert.ts";
import { runImport } from "../flows/imports/run-import.ts";
import { reportJob } from "../flows/jobs/report-job.ts";
import { runErasure } from "../flows/people/run-erasure.ts";
import { broadcastWorkspace, publishWorkspace } from "../flows/rankings/publish-workspace.ts";
import { thinStoredRankings } from "../flows/rankings/thin-rankings.ts";
import { computeStability } from "../flows/stability/compute-stability.ts";
import { purgeWorkspace } from "../flows/workspaces/purge-workspaces.ts";
import { type Deps } from "../ports/deps.ts";

/** Drops a message whose failure is permanent, and retries one whose failure may pass. */
const onFailure = {
  malformed: "drop",
  invalid: "drop",
  unauthenticated: "drop",
  forbidden: "drop",
  "not-found": "drop",
  "precondition-failed": "drop",
  "precondition-required": "drop",
  "too-large": "drop",
  "unsupported-media-type": "drop",
  conflict: "retry",
  "rate-limited": "retry",
  unavailable: "retry",
  "database-full": "retry",
  "database-not-writable": "retry",
  misconfigured: "retry",
} as const satisfies Record<FailureKind, "drop" | "retry">;

/** Delay of the first retry; each further retry doubles it. */
const retrySeconds = 1;
const retrySecondsMax = 300;

/**
 * Runs the jobs of a batch, and acknowledges or retries each message by the outcome of its job.
 * Messages of the same job are run once: among requests to publish one workspace, or to analyse one
 * model, the request with the highest generation covers the others.
 */
export async function consume(batch: MessageBatch, deps: Deps): Promise<void> {
  const byJob = new Map<string, Delivery[]>();
  for (const delivery of batch.messages.map(parseDelivery)) {
    const key = formatJobKey(delivery);
    byJob.set(key, [...(byJob.get(key) ?? []), delivery]);
  }
  for (const deliveries of byJob.values()) {
    // Sequential: D1 runs one write at a time, and a batch has at most 100 messages.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const outcome = await tryHandle(findNewest(deliveries), deps);
    for (const { message } of deliveries) {
      acknowledgeOrRetry(message, outcome);
    }
  }
}

/** A message and its job; `job` is undefined if the body is not a valid job. */
type Delivery = { readonly message: Message; readonly job: QueuedJob | undefined };

function parseDelivery(message: Message): Delivery {
  return { message, job: QueuedJob.safeParse(message.body).data };
}

/** Reports each dead letter, marks its job as failed and acknowledges the message. */
export async function consumeDeadLetters(batch: MessageBatch, deps: Deps): Promise<void> {
  for (const { message, job } of batch.messages.map(parseDelivery)) {
    deps.reportError(new Error(`Dead letter: ${JSON.stringify(message.body)}`));
    // oxlint-disable-next-line no-await-in-loop -- at most ten messages, and each is one write
    await failJob(job, deps, "The job failed after several retries. Send the request again.");
    message.ack();
  }
}

/**
 * Sets the state of an import or revert job to failed, so that its client stops polling. An erasure
 * and a restore must not fail: the sweep queues them again.
 */
async function failJob(job: QueuedJob | undefined, deps: Deps, reason: string): Promise<void> {
  if (job?.kind === "import" || job?.kind === "revert") {
    await deps.store.jobs.fail(job.workspace, job.job, { reason, at: deps.clock.now() });
    reportJob(deps, { workspace: job.workspace, id: job.job });
  }
}

/** Returns the key that all messages of one job share. */
function formatJobKey({ message, job }: Delivery): string {
  if (job === undefined) {
    return message.id;
  }
  if ("job" in job) {
    return `${job.kind} ${job.job}`;
  }
  switch (job.kind) {
    case "publish":
    case "broadcast":
    case "purge":
      return `${job.kind} ${job.workspace}`;
    case "stability":
      return `stability ${job.workspace} ${job.model} ${job.revision}`;
    case "thin":
      return `thin ${job.workspace} ${job.generation}`;
  }
}

function findNewest(deliveries: readonly Delivery[]): Delivery {
  return deliveries.reduce((newest, delivery) =>
    generationOf(delivery) > generationOf(newest) ? delivery : newest,
  );
}

function generationOf({ job }: Delivery): number {
  return job !== undefined && "generation" in job ? job.generation : 0;
}

type Outcome = "done" | "drop" | "retry";

async function tryHandle({ message, job }: Delivery, deps: Deps): Promise<Outcome> {
  try {
    // Parses an invalid body again, to throw the error that names its fault.
    await runJob(job ?? QueuedJob.parse(message.body), deps);
    return "done";
  } catch (error) {
    if (error instanceof Failure && onFailure[error.kind] === "drop") {
      recordFailure(job, deps, "dropped");
      await failJob(job, deps, error.message);
      return "drop";
    }
    recordFailure(job, deps, "retried");
    deps.reportError(error);
    return "retry";
  }
}

function recordFailure(job: QueuedJob | undefined, { recordMetric }: Deps, outcome: string): void {
  const kind = job?.kind === "publish" ? "publish" : "job";
  recordMetric({ kind, workspace: job?.workspace ?? "", outcome, durationMs: 0 });
}

/** Runs the flow of a job. */
async function runJob(job: QueuedJob, deps: Deps): Promise<void> {
  if ("job" in job) {
    return runTrackedJob(job, deps);
  }
  switch (job.kind) {
    case "publish": {
      const result = await publishWorkspace(deps, job);
      if (result === "early") {
        await deps.queue.send(job, { delaySeconds: 1 });
      }
      return;
    }
    case "broadcast":
      await broadcastWorkspace(deps, job);
      return;
    case "purge":
      await purgeWorkspace(deps, job);
      return;
    case "stability":
      await computeStability(deps, job);
      return;
    case "thin":
      await thinStoredRankings(deps, job);
  }
}

/** Runs the flow of a job that has a row, which clients read. */
async function runTrackedJob(
  job: Extract<QueuedJob, { readonly job: string }>,
  deps: Deps,
): Promise<void> {
  switch (job.kind) {
    case "import":
      await runImport(deps, job);
      return;
    case "revert":
      await runRevert(deps, job);
      return;
    case "restore":
      await runRestore(deps, job);
      return;
    case "erasure":
      await runErasure(deps, job);
  }
}

function acknowledgeOrRetry(message: Message, outcome: Outcome): void {
  if (outcome === "retry") {
    const delaySeconds = Math.min(retrySeconds * 2 ** message.attempts, retrySecondsMax);
    message.retry({ delaySeconds });
  } else {
    message.ack();
  }
}
