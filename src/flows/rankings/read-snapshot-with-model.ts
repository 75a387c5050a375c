import { type ResolvedModel } from "../../core/models/model.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { requirePointer } from "./pointer.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** A workspace and the model to evaluate it by; by default, the default model. */
export type SnapshotModelRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  readonly minGeneration?: number | undefined;
};

/** Reads the current snapshot and the model at the same time. */
export async function readSnapshotWithModel(
  deps: Deps,
  { workspace, model, revision, minGeneration }: SnapshotModelRequest,
): Promise<{ readonly snapshot: Snapshot; readonly resolvedModel: ResolvedModel }> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [snapshot, resolvedModel] = await Promise.all([
    readSnapshot(deps, pointer.workspace),
    resolveModel(deps, pointer, { id: model, revision }),
  ]);
  return { snapshot, resolvedModel };
}
