import { type Actor, authorize } from "../../core/access.ts";
import { checkVersion, type ExpectedVersion, listVersions } from "../../core/expected-version.ts";
import { failureFromFault } from "../../core/failure.ts";
import { parseOrigin } from "../../core/origin.ts";
import { type Pointer, type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { findNewestRevision } from "../models/resolve-model.ts";
import { refreshPointer, requirePointer } from "../rankings/pointer.ts";

/** A merge patch of the settings. An absent setting keeps its value. */
export type WorkspaceSettings = {
  readonly name?: string | undefined;
  readonly defaultModel?: string | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
};

/**
 * Changes the settings of a workspace in a new generation, and starts a publish. A patch without
 * effect creates no generation. Returns the workspace after the change.
 */
export async function updateWorkspace(
  deps: Deps,
  actor: Actor,
  { version, ...settings }: WorkspaceSettings & { readonly version: ExpectedVersion | undefined },
): Promise<Workspace> {
  authorize(actor, "workspace:update");
  const { workspace: id } = actor;
  deps.store.workspaces.requireFresh(id);
  const pointer = await refreshPointer(deps, id);
  checkWorkspaceVersion(pointer.workspace, version);
  requireModel(pointer, settings.defaultModel);
  const ifGeneration = listVersions(version) && pointer.workspace.generation;
  const at = deps.clock.now();
  const generation = await deps.store.workspaces.update({
    workspace: id,
    actor: actor.id,
    at,
    ...settings,
    allowedOrigins: settings.allowedOrigins && normalizeOrigins(settings.allowedOrigins),
    ifGeneration,
  });
  if (generation === undefined) {
    // The patch had no effect, or another request was first.
    const { workspace } = await refreshPointer(deps, id);
    checkWorkspaceVersion(workspace, version);
    return workspace;
  }
  deps.caches.pointers.invalidateAfterWrite(id, at);
  deps.waitUntil(deps.queue.send({ kind: "publish", workspace: id, generation }));
  return (await requirePointer(deps, id, generation)).workspace;
}

/** Throws if a workspace is not at a generation that the request expects. */
export function checkWorkspaceVersion(
  { generation }: Pick<Workspace, "generation">,
  expected: ExpectedVersion | undefined,
): void {
  checkVersion(expected, { noun: "workspace", version: generation, unit: "generation" });
}

/** Throws if the workspace does not have the model, which every ranking without a model uses. */
function requireModel(pointer: Pointer, id: string | undefined): void {
  if (id !== undefined && findNewestRevision(pointer, id) === undefined) {
    const detail = `There is no model "${id}". Send the id of a built-in model or of a model of the workspace.`;
    throw failureFromFault("invalid", { pointer: "/default_model", detail });
  }
}

/** Returns each origin once, as browsers send it. The schema accepts valid origins only. */
function normalizeOrigins(origins: readonly string[]): readonly string[] {
  return [...new Set(origins.map((origin) => parseOrigin(origin) ?? origin))];
}
