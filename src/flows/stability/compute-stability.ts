import { type RankingKey } from "../../core/ranking/ranking.ts";
import { planStability } from "../../core/stability/plan.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { findPublished } from "../rankings/locate-ranking.ts";
import { readPastRanking } from "../rankings/read-ranking.ts";
import { buildStability } from "./read-stability.ts";

/** `superseded`: a newer ranking of the model is published, and will be analysed instead. */
export type StabilityOutcome = "computed" | "current" | "superseded" | "gone";

/** A moment after a publish: in a run of them, all but the last are superseded by then. */
const analysisDelaySeconds = 5;

/** Asks for the stability of a published ranking, behind everything else. */
export function enqueueStability(
  { queue, waitUntil }: Pick<Deps, "queue" | "waitUntil">,
  { workspace, generation, model, revision }: RankingKey,
): void {
  const job = { kind: "stability", workspace, generation, model, revision } as const;
  waitUntil(queue.send(job, { delaySeconds: analysisDelaySeconds }));
}

/** Writes down how firmly a published ranking stands, so that no reader has to wait for it. */
export async function computeStability(deps: Deps, name: RankingKey): Promise<StabilityOutcome> {
  const start = deps.clock.now();
  const pointer = await deps.store.workspaces.readPointer(name.workspace);
  if (pointer === undefined) {
    return "gone";
  }
  const { generation, model, revision } = name;
  const head = findPublished(pointer, { id: model, revision });
  if (head === undefined || head.generation > generation) {
    return "superseded";
  }
  const inUse = await resolveModelRevision(deps, name);
  const { value: ranking } = await readPastRanking(deps, pointer.workspace, { name, inUse });
  if (await deps.caches.stability.read({ ...name, ...planStability(ranking, inUse) }, false)) {
    return "current";
  }
  const stability = await buildStability(deps, pointer.workspace, { ranking, inUse });
  await deps.caches.stability.write(stability);
  deps.recordMetric({
    kind: "job",
    workspace: name.workspace,
    outcome: "computed",
    model,
    generation,
    rows: ranking.count,
    durationMs: deps.clock.now() - start,
  });
  return "computed";
}
