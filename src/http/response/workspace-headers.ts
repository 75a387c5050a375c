import { type WorkspaceState } from "../../core/workspace.ts";

/**
 * Returns the headers of a workspace. Every change of the settings creates a generation. A deletion
 * does not, but changes the body, so it also changes the ETag.
 */
export function workspaceHeaders({ generation, deletedAt }: WorkspaceState) {
  const suffix = deletedAt === undefined ? "" : "-deleted";
  return { etag: `"${generation}${suffix}"`, "ordinal-generation": String(generation) };
}
