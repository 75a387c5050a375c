import { toWorkspaceDetailsView } from "../../contract/workspace-view.ts";
import { type SecretStates, type WorkspaceState } from "../../core/workspace.ts";
import { readSecretStates } from "../../flows/secrets/read-secret-states.ts";
import { type HttpContext } from "../context.ts";

/**
 * Builds the body and the headers of a workspace. Every change of the settings creates a generation,
 * so the ETag is the generation. A deletion and an unreadable secret create none, but change the
 * body: the ETag then has a suffix.
 */
export async function buildWorkspaceResponse(c: HttpContext, workspace: WorkspaceState) {
  const states = await readSecretStates(c.get("deps"), workspace);
  return {
    body: toWorkspaceDetailsView(workspace, states),
    headers: {
      etag: `"${workspace.generation}${formatSuffix(workspace, states)}"`,
      "ordinal-generation": String(workspace.generation),
    },
  };
}

function formatSuffix({ deletedAt }: WorkspaceState, { cursorKey }: SecretStates): string {
  return `${deletedAt === undefined ? "" : "-deleted"}${cursorKey === "readable" ? "" : "-unreadable"}`;
}
