import { openClient } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { importSource } from "./import-source.ts";
import { readSavedWorkspaces, type SavedWorkspace, saveWorkspace } from "./saved-workspaces.ts";
import { hashFile, type SourceFile } from "./source-file.ts";
import { type ApiAccess, type Backlog, type OpenedBacklog, type Origin } from "./types.ts";

type Request = {
  /** The API with its root key. */
  readonly root: ApiAccess;
  readonly source: SourceFile;
  readonly savedWorkspacesFile: string;
};

/**
 * Opens the workspace that an earlier start created for a file, or creates one; imports the file
 * unless it is unchanged. The workspace is saved only after the import, so an interrupted start
 * leaves no partial one behind. If the rows have ids, a changed file updates its workspace.
 * Otherwise the changed file gets a new workspace, because its rows would all be added again.
 */
export async function openBacklog(
  { root, source, savedWorkspacesFile }: Request,
  onProgress: (line: string) => void,
): Promise<OpenedBacklog> {
  const digest = await hashFile(source);
  const nameWithDigest = `${source.name}#${digest}`;
  const all = readSavedWorkspaces(savedWorkspacesFile);
  const saved = all[source.name] ?? all[nameWithDigest];
  const found = saved === undefined ? undefined : await findBacklog(root.url, saved);
  if (found !== undefined && saved?.digest === digest) {
    return { ...found, origin: "saved", job: undefined };
  }
  const backlog = found ?? (await createBacklog(root, source));
  const job = await importSource(backlog, source, onProgress);
  const hasIds = await hasItemsWithIds(backlog);
  const { workspace, key } = backlog;
  const name = hasIds ? source.name : nameWithDigest;
  saveWorkspace(savedWorkspacesFile, name, { workspace, key, digest });
  const hasOlder = !hasIds && Object.keys(all).some((other) => other.startsWith(`${source.name}#`));
  return { ...backlog, origin: decideOrigin({ found, saved, hasOlder }), job };
}

type Search = {
  readonly found: Backlog | undefined;
  readonly saved: SavedWorkspace | undefined;
  /** Whether an older version of a file without ids has a workspace. */
  readonly hasOlder: boolean;
};

function decideOrigin({ found, saved, hasOlder }: Search): Origin {
  if (found !== undefined) {
    return "saved";
  }
  if (saved !== undefined) {
    return "lost";
  }
  return hasOlder ? "without-ids" : "new";
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

async function hasItemsWithIds(backlog: Backlog): Promise<boolean> {
  const { data } = requireData(
    await openClient(backlog).GET("/v1/workspaces/{workspaceId}/items", {
      params: { path: { workspaceId: backlog.workspace }, query: { limit: 10 } },
    }),
  );
  return data.some((item) => item.external_id !== undefined);
}

async function createBacklog(root: ApiAccess, source: SourceFile): Promise<Backlog> {
  const body = { name: source.title };
  const { id, key } = requireData(await openClient(root).POST("/v1/workspaces", { body }));
  return { url: root.url, key, workspace: id };
}
