import { type Deps } from "../../deps.ts";

/** A job that nobody has touched for this long is taken up again. */
const forgottenMs = 60_000;

/** An upload that has not come on for this long has ended. */
const abandonedMs = 10 * 60_000;

/** A workspace whose last change is this old and not in its ranking was forgotten. */
const unpublishedMs = 30_000;

/** Answers to keyed requests are kept for a day. */
const answersMs = 24 * 3_600_000;

/** What one sweep takes up; the next one finds the rest. */
const sweptMax = 100;

/**
 * Finds in the truth what a queue has lost: jobs that nobody works on, and workspaces whose newest
 * change is not in their ranking. Everything it sends may be sent twice.
 */
export async function sweep(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const [forgotten, unpublished] = await Promise.all([
    deps.store.jobs.forgotten(at - forgottenMs, sweptMax),
    deps.store.workspaces.unpublished(at - unpublishedMs, sweptMax),
    deps.store.answers.forget(at - answersMs),
  ]);
  await Promise.all([
    ...forgotten.map((job) => takeUp(deps, job, at)),
    ...unpublished.map(({ workspace, generation }) =>
      deps.queue.send({ kind: "publish", workspace, generation }),
    ),
  ]);
  const durationMs = deps.clock.now() - at;
  const rows = forgotten.length + unpublished.length;
  deps.measure({ kind: "cron", workspace: "", outcome: "swept", rows, durationMs });
}

type Forgotten = Awaited<ReturnType<Deps["store"]["jobs"]["forgotten"]>>[number];

async function takeUp(deps: Deps, { workspace, id, state, updatedAt }: Forgotten, at: number) {
  if (state !== "staging") {
    await deps.queue.send({ kind: "import", workspace, job: id });
  } else if (at - updatedAt > abandonedMs) {
    await deps.store.jobs.fail(workspace, id, { reason: "The upload never ended.", at });
  }
}
