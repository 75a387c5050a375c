import { QueuedJob } from "../contract/jobs.ts";
import { Failure, type FailureKind } from "../core/failure.ts";
import { type Deps } from "../deps.ts";
import { runImport } from "../flows/imports/run-import.ts";
import { publishWorkspace } from "../flows/rankings/publish-workspace.ts";

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
 * Of several wishes to publish one workspace, the one with the highest generation speaks for all.
 */
export async function consume(batch: MessageBatch, deps: Deps): Promise<void> {
  const spokenFor = new Map<string, Message[]>();
  for (const message of batch.messages) {
    const name = nameOf(message);
    spokenFor.set(name, [...(spokenFor.get(name) ?? []), message]);
  }
  for (const messages of spokenFor.values()) {
    // One after another: D1 takes one write at a time, and a batch is at most 100 messages.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const verdict = await attempt(newestOf(messages), deps);
    for (const message of messages) {
      settle(message, verdict);
    }
  }
}

/** A message that came to nothing, several times: the job says so, and somebody is told. */
export async function bury(batch: MessageBatch, deps: Deps): Promise<void> {
  for (const message of batch.messages) {
    deps.report(new Error(`A message was given up: ${JSON.stringify(message.body)}`));
    // oxlint-disable-next-line no-await-in-loop -- ten at the most, and each is one write
    await giveUp(message.body, deps, "It failed several times.");
    message.ack();
  }
}

/** Says on a job that it will not be carried out, so that nobody waits for it. */
async function giveUp(body: unknown, deps: Deps, reason: string): Promise<void> {
  const job = QueuedJob.safeParse(body);
  if (job.success && job.data.kind === "import") {
    const { workspace, job: id } = job.data;
    await deps.store.jobs.fail(workspace, id, { reason, at: deps.clock.now() });
  }
}

/** Messages of one name are one piece of work. */
function nameOf({ body, id }: Message): string {
  const job = QueuedJob.safeParse(body);
  if (!job.success) {
    return id;
  }
  const { data } = job;
  return data.kind === "publish" ? `publish ${data.workspace}` : `import ${data.job}`;
}

function newestOf(messages: readonly Message[]): Message {
  return messages.reduce((newest, message) =>
    generationOf(message) > generationOf(newest) ? message : newest,
  );
}

function generationOf({ body }: Message): number {
  const job = QueuedJob.safeParse(body);
  return job.success && job.data.kind === "publish" ? job.data.generation : 0;
}

async function attempt({ body }: Message, deps: Deps): Promise<"done" | "drop" | "retry"> {
  try {
    await handle(QueuedJob.parse(body), deps);
    return "done";
  } catch (error) {
    if (error instanceof Failure && verdicts[error.kind] === "drop") {
      measureFailure(body, deps, "dropped");
      await giveUp(body, deps, error.message);
      return "drop";
    }
    measureFailure(body, deps, "retried");
    deps.report(error);
    return "retry";
  }
}

function measureFailure(body: unknown, { measure }: Deps, outcome: string): void {
  const job = QueuedJob.safeParse(body);
  const workspace = job.success ? job.data.workspace : "";
  const kind = job.success && job.data.kind === "publish" ? "publish" : "job";
  measure({ kind, workspace, outcome, durationMs: 0 });
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
