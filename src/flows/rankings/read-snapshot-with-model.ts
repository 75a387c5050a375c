import { type ResolvedModel } from "../../core/models/model.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Scope } from "../../core/status/scope.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { requirePointer } from "./pointer.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** The items to evaluate, by default the open ones, and the model, by default the default model. */
export type SnapshotModelRequest = {
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  readonly scope?: Scope | undefined;
  readonly minGeneration?: number | undefined;
};

type ScopedSnapshot = {
  /** The items of the scope. */
  readonly snapshot: Snapshot;
  readonly scope: Scope;
  readonly resolvedModel: ResolvedModel;
};

/** Reads the items of a scope, as a snapshot, and the model at the same time. */
export async function readSnapshotWithModel(
  deps: Deps,
  workspace: string,
  { model, revision, scope = "open", minGeneration }: SnapshotModelRequest,
): Promise<ScopedSnapshot> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [snapshot, resolvedModel] = await Promise.all([
    readSnapshot(deps, pointer.workspace),
    resolveModel(deps, pointer, { id: model, revision }),
  ]);
  return { snapshot: selectScope(snapshot, scope), scope, resolvedModel };
}
