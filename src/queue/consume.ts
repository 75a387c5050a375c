import { QueuedJob } from "../contract/jobs.ts";
import { Failure, type FailureKind } from "../core/failure.ts";
import { type Deps } from "../deps.ts";
import { runImport } from "../flows/imports/run-import.ts";
import { publishWorkspace } from "../flows/rankings/publish-workspace.ts";
import { computeStability } from "../flows/stability/compute-stability.ts";

/** How a queue says each kind of failure: what will never work is dropped, what may work is tried again. */
const verdicts = {
  malformed: "drop",
  invalid: "drop",
  unauthenticated: "drop",
  forbidden: "drop",
  "not-found": "drop",
  stale: "drop",
  unconditional: "drop",
  "too-large": "drop",
  conflict: "retry",
  limited: "retry",
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
  const spokenFor = new Map<string, Wish[]>();
  for (const wish of batch.messages.map(readWish)) {
    const name = nameOf(wish);
    spokenFor.set(name, [...(spokenFor.get(name) ?? []), wish]);
  }
  for (const wishes of spokenFor.values()) {
    // One after another: D1 takes one write at a time, and a batch is at most 100 messages.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const verdict = await attempt(newestOf(wishes), deps);
    for (const { message } of wishes) {
      settle(message, verdict);
    }
  }
}

/** A message, and the job in it; undefined of one that is none of ours. */
type Wish = { readonly message: Message; readonly job: QueuedJob | undefined };

function readWish(message: Message): Wish {
  return { message, job: QueuedJob.safeParse(message.body).data };
}

/** A message that came to nothing, several times: the job says so, and somebody is told. */
export async function bury(batch: MessageBatch, deps: Deps): Promise<void> {
  for (const { message, job } of batch.messages.map(readWish)) {
    deps.report(new Error(`A message was given up: ${JSON.stringify(message.body)}`));
    // oxlint-disable-next-line no-await-in-loop -- ten at the most, and each is one write
    await giveUp(job, deps, "It failed several times.");
    message.ack();
  }
}

/** Says on a job that it will not be carried out, so that nobody waits for it. */
async function giveUp(job: QueuedJob | undefined, deps: Deps, reason: string): Promise<void> {
  if (job?.kind === "import") {
    await deps.store.jobs.fail(job.workspace, job.job, { reason, at: deps.clock.now() });
  }
}

/** Messages of one name are one piece of work. */
function nameOf({ message, job }: Wish): string {
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

function newestOf(wishes: readonly Wish[]): Wish {
  return wishes.reduce((newest, wish) =>
    generationOf(wish) > generationOf(newest) ? wish : newest,
  );
}

function generationOf({ job }: Wish): number {
  return job === undefined || job.kind === "import" ? 0 : job.generation;
}

async function attempt({ message, job }: Wish, deps: Deps): Promise<"done" | "drop" | "retry"> {
  try {
    // What is none of ours is parsed once more, for the error that says why.
    await handle(job ?? QueuedJob.parse(message.body), deps);
    return "done";
  } catch (error) {
    if (error instanceof Failure && verdicts[error.kind] === "drop") {
      measureFailure(job, deps, "dropped");
      await giveUp(job, deps, error.message);
      return "drop";
    }
    measureFailure(job, deps, "retried");
    deps.report(error);
    return "retry";
  }
}

function measureFailure(job: QueuedJob | undefined, { measure }: Deps, outcome: string): void {
  const kind = job?.kind === "publish" ? "publish" : "job";
  measure({ kind, workspace: job?.workspace ?? "", outcome, durationMs: 0 });
}

/** The one place that knows which flow carries out which job. */
async function handle(job: QueuedJob, deps: Deps): Promise<void> {
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

function settle(message: Message, verdict: "done" | "drop" | "retry"): void {
  if (verdict === "retry") {
    const delaySeconds = Math.min(retrySeconds * 2 ** message.attempts, retrySecondsMax);
    message.retry({ delaySeconds });
  } else {
    message.ack();
  }
}
