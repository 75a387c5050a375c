import { type ModelInUse } from "../../core/models/model.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { requirePointer } from "./pointer.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** A backlog that is asked about, and by which model it is looked at. */
export type SnapshotModelRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  readonly minGeneration?: number | undefined;
};

/** The board as it is now and the model, read together. */
export async function readSnapshotWithModel(
  deps: Deps,
  { workspace, model, revision, minGeneration }: SnapshotModelRequest,
): Promise<{ readonly board: Snapshot; readonly inUse: ModelInUse }> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [board, inUse] = await Promise.all([
    readSnapshot(deps, pointer.workspace),
    resolveModel(deps, pointer, { id: model, revision }),
  ]);
  return { board, inUse };
}
