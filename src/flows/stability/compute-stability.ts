import { type RankingName } from "../../core/ranking/ranking.ts";
import { planOf } from "../../core/stability/plan.ts";
import { type Deps } from "../../deps.ts";
import { useNamedModel } from "../models/use-model.ts";
import { headOf } from "../rankings/locate-ranking.ts";
import { readPastRanking } from "../rankings/read-ranking.ts";
import { makeStability } from "./read-stability.ts";

/** `superseded`: a newer ranking of the model is published, and will be analysed instead. */
export type StabilityOutcome = "computed" | "current" | "superseded" | "gone";

/** A moment after a publish: in a run of them, all but the last are superseded by then. */
const restSeconds = 5;

/** Asks for the stability of a published ranking, behind everything else. */
export function requestStability(
  { queue, later }: Pick<Deps, "queue" | "later">,
  { workspace, generation, model, revision }: RankingName,
): void {
  const job = { kind: "stability", workspace, generation, model, revision } as const;
  later(queue.send(job, { delaySeconds: restSeconds }));
}

/** Writes down how firmly a published ranking stands, so that no reader has to wait for it. */
export async function computeStability(deps: Deps, name: RankingName): Promise<StabilityOutcome> {
  const start = deps.clock.now();
  const pointer = await deps.store.workspaces.pointer(name.workspace);
  if (pointer === undefined) {
    return "gone";
  }
  const { generation, model, revision } = name;
  const head = headOf(pointer, { id: model, revision });
  if (head === undefined || head.generation > generation) {
    return "superseded";
  }
  const inUse = await useNamedModel(deps, name);
  const { value: ranking } = await readPastRanking(deps, pointer.workspace, { name, inUse });
  if (await deps.copies.stability.read({ ...name, ...planOf(ranking, inUse) }, false)) {
    return "current";
  }
  const stability = await makeStability(deps, pointer.workspace, { ranking, inUse });
  await deps.copies.stability.write(stability);
  deps.measure({
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
