import { orderRules, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { planStability } from "../../core/stability/plan.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModelRevision } from "../models/resolve-model.ts";
import { findPublished } from "../rankings/locate-ranking.ts";
import { readPastRanking } from "../rankings/read-past-ranking.ts";
import { buildStability } from "./read-stability.ts";

/** `superseded`: a newer ranking of the model is published and has its own job. */
export type StabilityOutcome = "computed" | "current" | "superseded" | "gone";

/** The delay after a publish. In a series of publishes, only the last one is then analysed. */
const analysisDelaySeconds = 5;

/** Enqueues the stability analysis of a published ranking at low priority. */
export function enqueueStability(
  { queue, waitUntil }: Pick<Deps, "queue" | "waitUntil">,
  { workspace, generation, model, revision }: Ranking,
): void {
  const job = { kind: "stability", workspace, generation, model, revision } as const;
  waitUntil(queue.send(job, { delaySeconds: analysisDelaySeconds }));
}

/**
 * Analyses the stability of a published ranking and caches the result for readers. The plan is the
 * one that `planStability` makes without a request: weights within ±20 % of their values.
 */
export async function computeStability(
  deps: Deps,
  { workspace, generation, model, revision }: Omit<RankingKey, "orderRules" | "scope">,
): Promise<StabilityOutcome> {
  const start = deps.clock.now();
  const key: RankingKey = { workspace, generation, model, revision, orderRules, scope: "open" };
  const pointer = await deps.store.workspaces.readPointer(workspace);
  if (pointer === undefined) {
    return "gone";
  }
  const published = findPublished(pointer, { id: model, revision });
  if (published === undefined || published.generation > generation) {
    return "superseded";
  }
  const resolvedModel = await resolveModelRevision(deps, key);
  const { value: ranking } = await readPastRanking(deps, pointer.workspace, { key, resolvedModel });
  const plan = planStability(ranking, resolvedModel);
  if (await deps.caches.stability.read({ ...key, ...plan }, false)) {
    return "current";
  }
  const described = { ranking, resolvedModel, plan };
  const stability = await buildStability(deps, pointer.workspace, described);
  await deps.caches.stability.write(stability);
  deps.recordMetric({
    kind: "job",
    workspace,
    outcome: "computed",
    model,
    generation,
    rows: ranking.count,
    durationMs: deps.clock.now() - start,
  });
  return "computed";
}
