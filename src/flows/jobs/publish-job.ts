import { type Instant } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { findPublished } from "../rankings/locate-ranking.ts";
import { publishWorkspace } from "../rankings/publish-workspace.ts";
import { reportJob } from "./report-job.ts";

/** Publishes the rankings of a workspace, and then ends the job that changed its items. */
export async function publishJob(
  deps: Deps,
  {
    workspace,
    id,
    start,
  }: { readonly workspace: string; readonly id: string; readonly start: Instant },
): Promise<void> {
  await publishWorkspace(deps, { workspace, isUrgent: true });
  const generation = await readPublishedGeneration(deps, workspace);
  const at = deps.clock.now();
  await deps.store.jobs.finish(workspace, id, { generation, at });
  reportJob(deps, { workspace, id });
  deps.recordMetric({
    kind: "job",
    workspace,
    outcome: "done",
    generation,
    durationMs: at - start,
  });
}

/** Reads the generation of the default model's published ranking. */
async function readPublishedGeneration(deps: Deps, workspace: string): Promise<number> {
  const pointer = await deps.store.workspaces.readPointer(workspace);
  const published = pointer && findPublished(pointer, await resolveModel(deps, pointer));
  return published?.generation ?? 0;
}
