import { openClient } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { importSource } from "./import-source.ts";
import {
  type FileWorkspace,
  nameVersion,
  openWorkspace,
  type WorkspaceRequest,
} from "./open-workspace.ts";
import { saveWorkspace } from "./saved-workspaces.ts";
import { type SourceBody } from "./source-body.ts";
import { hashFile } from "./source-file.ts";
import { type Backlog, type EndedImport, type OpenedBacklog, type Origin } from "./types.ts";

export type BacklogRequest = WorkspaceRequest & { readonly body: SourceBody };

/**
 * Opens the workspace that an earlier start created for a file, or creates one; imports the file
 * unless it and its options are unchanged. The workspace is saved only after the import, so an
 * interrupted or failed start leaves no partial workspace behind. If the rows have ids, a changed
 * file updates its workspace. Otherwise the changed file gets a new workspace, because its rows
 * would all be added again. Returns a failed job instead of throwing.
 */
export async function openBacklog(
  request: BacklogRequest,
  onProgress: (line: string) => void,
): Promise<OpenedBacklog> {
  const { source, body, savedWorkspacesFile } = request;
  const digest = await hashFile(source);
  const opened = await openWorkspace(request, digest);
  const { backlog, saved } = opened;
  if (saved?.digest === digest) {
    return { ...backlog, origin: "saved", ended: undefined, suggestedModel: saved.model };
  }
  const ended = await importSource(backlog, { source, body, isDryRun: false }, onProgress);
  const suggestedModel = ended.job.report?.suggested_model;
  const hasIds = await hasItemsWithIds(backlog);
  const result = { ...backlog, origin: decideOrigin(opened, hasIds), ended, suggestedModel };
  if (ended.job.state === "failed") {
    return result;
  }
  const { workspace, key } = backlog;
  const model = suggestedModel === undefined ? {} : { model: suggestedModel };
  const name = hasIds ? source.name : nameVersion(source, digest);
  saveWorkspace(savedWorkspacesFile, name, { workspace, key, digest, ...model });
  return result;
}

/**
 * Reports the changes that an import would make to the workspace of a file. A new workspace is
 * saved without a digest, so that the import uses it.
 */
export async function tryImport(
  request: BacklogRequest,
  onProgress: (line: string) => void,
): Promise<EndedImport> {
  const { source, body, savedWorkspacesFile } = request;
  const { backlog, saved } = await openWorkspace(request, await hashFile(source));
  if (saved === undefined) {
    const { workspace, key } = backlog;
    saveWorkspace(savedWorkspacesFile, source.name, { workspace, key });
  }
  return importSource(backlog, { source, body, isDryRun: true }, onProgress);
}

function decideOrigin({ saved, isLost, hasOlder }: FileWorkspace, hasIds: boolean): Origin {
  if (saved?.digest !== undefined) {
    return "saved";
  }
  if (isLost) {
    return "lost";
  }
  return hasOlder && !hasIds ? "without-ids" : "new";
}

async function hasItemsWithIds(backlog: Backlog): Promise<boolean> {
  const { data } = requireData(
    await openClient(backlog).GET("/v1/workspaces/{workspaceId}/items", {
      params: { path: { workspaceId: backlog.workspace }, query: { limit: 10 } },
    }),
  );
  return data.some((item) => item.external_id !== undefined);
}
