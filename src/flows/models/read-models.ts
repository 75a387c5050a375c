import { notFound } from "../../core/failure.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

/** The workspace's own models, each at its newest revision. */
export function listModels(
  { store }: Pick<Deps, "store">,
  workspace: string,
): Promise<readonly ModelRow[]> {
  return store.models.list(workspace);
}

/** One of the workspace's own, at a revision or the newest. */
export async function readModel(
  { store }: Pick<Deps, "store">,
  wanted: {
    readonly workspace: string;
    readonly id: string;
    readonly revision?: number | undefined;
  },
): Promise<ModelRow> {
  const row = await store.models.read(wanted.workspace, wanted.id, wanted.revision);
  if (row === undefined) {
    throw notFound("model", wanted.id);
  }
  return row;
}
