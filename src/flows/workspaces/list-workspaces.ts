import { type Actor, authorize } from "../../core/access.ts";
import { type WorkspaceListing } from "../../core/workspace.ts";
import { type Deps, type WorkspaceFilter } from "../../ports/deps.ts";
import { foreignCursor } from "../cursors.ts";

export type WorkspaceListRequest = {
  readonly state: WorkspaceFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type WorkspacePage = {
  readonly workspaces: readonly WorkspaceListing[];
  readonly limit: number;
  readonly nextCursor: string | null;
};

/**
 * Lists workspaces in the order of their creation. A cursor needs no signature, because the root key
 * reads every workspace.
 */
export async function listWorkspaces(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  { state, limit, cursor }: WorkspaceListRequest,
): Promise<WorkspacePage> {
  authorize(actor, "workspaces:list");
  const after = cursor === undefined ? "" : parseCursor(cursor, state);
  const found = await store.workspaces.list({ state, after, limit: limit + 1 });
  const workspaces = found.slice(0, limit);
  const last = found.length > limit ? workspaces.at(-1) : undefined;
  return { workspaces, limit, nextCursor: last === undefined ? null : `${state}.${last.id}` };
}

/** Returns the last id of the previous page. Throws if the cursor is of a list with another state. */
function parseCursor(cursor: string, state: WorkspaceFilter): string {
  const [, id] = /^[a-z]+\.(wsp_[0-9a-z]{26})$/.exec(cursor) ?? [];
  if (id === undefined || cursor !== `${state}.${id}`) {
    throw foreignCursor();
  }
  return id;
}
