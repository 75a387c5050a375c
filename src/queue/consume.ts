import { QueuedJob } from "../contract/queued-job.ts";
import { Failure, type FailureKind } from "../core/failure.ts";
import { runImport } from "../flows/imports/run-import.ts";
import { publishWorkspace } from "../flows/rankings/publish-workspace.ts";
import { computeStability } from "../flows/stability/compute-stability.ts";
import { type Deps } from "../ports/deps.ts";

/** How a queue says each kind of failure: what will never work is dropped, what may work is tried again. */
const onFailure = {
  malformed: "drop",
  invalid: "drop",
  unauthenticated: "drop",
  forbidden: "drop",
  "not-found": "drop",
  "precondition-failed": "drop",
  "precondition-required": "drop",
  "too-large": "drop",
  conflict: "retry",
  "rate-limited": "retry",
  unavailable: "retry",
} as const satisfies Record<FailureKind, "drop" | "retry">;

/** Seconds before a message is tried again, doubled each time. */
const retrySeconds = 1;
const retrySecondsMax = 300;

/**
 * Takes a batch message by message, so that one bad message never costs its neighbours a retry.
 * Of several wishes to publish one workspace, the one with the highest generation speaks for all;
 * and so of several to analyse the rankings of one model.
 */
export async function consume(batch: MessageBatch, deps: Deps): Promise<void> {
  const byJob = new Map<string, Delivery[]>();
  for (const wish of batch.messages.map(parseDelivery)) {
    const name = formatJobKey(wish);
    byJob.set(name, [...(byJob.get(name) ?? []), wish]);
  }
  for (const wishes of byJob.values()) {
    // One after another: D1 takes one write at a time, and a batch is at most 100 messages.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const verdict = await tryHandle(findNewest(wishes), deps);
    for (const { message } of wishes) {
      acknowledgeOrRetry(message, verdict);
    }
  }
}

/** A message, and the job in it; undefined of one that is none of ours. */
type Delivery = { readonly message: Message; readonly job: QueuedJob | undefined };

function parseDelivery(message: Message): Delivery {
  return { message, job: QueuedJob.safeParse(message.body).data };
}

/** A message that came to nothing, several times: the job says so, and somebody is told. */
export async function consumeDeadLetters(batch: MessageBatch, deps: Deps): Promise<void> {
  for (const { message, job } of batch.messages.map(parseDelivery)) {
    deps.reportError(new Error(`A message was given up: ${JSON.stringify(message.body)}`));
    // oxlint-disable-next-line no-await-in-loop -- ten at the most, and each is one write
    await failJob(job, deps, "It failed several times.");
    message.ack();
  }
}

/** Says on a job that it will not be carried out, so that nobody waits for it. */
async function failJob(job: QueuedJob | undefined, deps: Deps, reason: string): Promise<void> {
  if (job?.kind === "import") {
    await deps.store.jobs.fail(job.workspace, job.job, { reason, at: deps.clock.now() });
  }
}

/** Messages of one name are one piece of work. */
function formatJobKey({ message, job }: Delivery): string {
  if (job === undefined) {
    return message.id;
  }
  switch (job.kind) {
    case "publish":
      return `publish ${job.workspace}`;
    case "import":
      return `import ${job.job}`;
    case "stability":
      return `stability ${job.workspace} ${job.model} ${job.revision}`;
  }
}

function findNewest(wishes: readonly Delivery[]): Delivery {
  return wishes.reduce((newest, wish) =>
    generationOf(wish) > generationOf(newest) ? wish : newest,
  );
}

function generationOf({ job }: Delivery): number {
  return job === undefined || job.kind === "import" ? 0 : job.generation;
}

async function tryHandle(
  { message, job }: Delivery,
  deps: Deps,
): Promise<"done" | "drop" | "retry"> {
  try {
    // What is none of ours is parsed once more, for the error that says why.
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

/** The one place that knows which flow carries out which job. */
async function runJob(job: QueuedJob, deps: Deps): Promise<void> {
  switch (job.kind) {
    case "publish": {
      const outcome = await publishWorkspace(deps, job);
      if (outcome === "early") {
        await deps.queue.send(job, { delaySeconds: 1 });
      }
      return;
    }
    case "import":
      await runImport(deps, job);
      return;
    case "stability":
      await computeStability(deps, job);
  }
}

function acknowledgeOrRetry(message: Message, verdict: "done" | "drop" | "retry"): void {
  if (verdict === "retry") {
    const delaySeconds = Math.min(retrySeconds * 2 ** message.attempts, retrySecondsMax);
    message.retry({ delaySeconds });
  } else {
    message.ack();
  }
}
