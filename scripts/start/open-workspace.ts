import { openClient } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import {
  readSavedWorkspaces,
  type SavedWorkspace,
  type SavedWorkspaces,
} from "./saved-workspaces.ts";
import { type SourceFile } from "./source-file.ts";
import { type ApiAccess, type Backlog } from "./types.ts";

export type WorkspaceRequest = {
  /** The API with its root key. */
  readonly root: ApiAccess;
  readonly source: SourceFile;
  readonly savedWorkspacesFile: string;
};

/** The workspace of a file. */
export type FileWorkspace = {
  readonly backlog: Backlog;
  /** The entry of the workspace, unless it is new. */
  readonly saved: SavedWorkspace | undefined;
  /** Whether an entry named a workspace that no longer exists. */
  readonly isLost: boolean;
  /** Whether an older version of a file without ids has a workspace. */
  readonly hasOlder: boolean;
};

/** Opens the workspace that an earlier start created for a file, or creates one. */
export async function openWorkspace(
  { root, source, savedWorkspacesFile }: WorkspaceRequest,
  digest: string,
): Promise<FileWorkspace> {
  const all = readSavedWorkspaces(savedWorkspacesFile);
  const saved = findSaved(all, source, digest);
  const found = saved === undefined ? undefined : await findBacklog(root.url, saved);
  return {
    backlog: found ?? (await createBacklog(root, source)),
    saved: found === undefined ? undefined : saved,
    isLost: saved?.digest !== undefined && found === undefined,
    hasOlder: listVersions(all, source).length > 0,
  };
}

/** Returns the name under which the workspace of one version of a file without ids is saved. */
export function nameVersion({ name }: Pick<SourceFile, "name">, digest: string): string {
  return `${name}#${digest}`;
}

/** Finds the workspace of this version of the file, or the workspace that any version updates. */
function findSaved(
  all: SavedWorkspaces,
  source: SourceFile,
  digest: string,
): SavedWorkspace | undefined {
  const names = [source.name, ...source.formerNames];
  const exact = names.flatMap((name) => [all[nameVersion({ name }, digest)], all[name]]);
  const byTitle = source.parameters.match === undefined ? [] : listVersions(all, source).slice(-1);
  return [...exact, ...byTitle].find((entry) => entry !== undefined);
}

/** Lists the workspaces of the versions of a file without ids, oldest first. */
function listVersions(all: SavedWorkspaces, { name }: SourceFile): SavedWorkspace[] {
  return Object.entries(all)
    .filter(([other]) => other.startsWith(nameVersion({ name }, "")))
    .map(([, entry]) => entry);
}

/** Returns the backlog of a saved workspace if it still exists and accepts the saved key. */
async function findBacklog(
  url: string,
  { workspace, key }: SavedWorkspace,
): Promise<Backlog | undefined> {
  const backlog = { url, key, workspace };
  const result = await openClient(backlog).GET("/v1/workspaces/{workspaceId}", {
    params: { path: { workspaceId: workspace } },
  });
  if (result.response.status === 401 || result.response.status === 404) {
    return undefined;
  }
  requireData(result);
  return backlog;
}

async function createBacklog(root: ApiAccess, source: SourceFile): Promise<Backlog> {
  const body = { name: source.title };
  const { id, key } = requireData(await openClient(root).POST("/v1/workspaces", { body }));
  return { url: root.url, key, workspace: id };
}
