import { ItemList } from "../../src/contract/items.ts";
import { MadeWorkspace, WorkspaceView } from "../../src/contract/workspace.ts";
import { type Backlog, call, type Client, Refusal } from "./client.ts";
import { importSource } from "./import-source.ts";
import { keep, type KeptBacklog, readKept } from "./saved-workspaces.ts";
import { digestOf, type Source } from "./source-file.ts";
import { type OpenedBacklog, type Origin } from "./types.ts";

type Wanted = {
  /** Who makes workspaces. */
  readonly root: Client;
  readonly source: Source;
  /** Where what was made is kept. */
  readonly keptFile: string;
};

/**
 * The backlog of a file: the workspace that an earlier start made for it, or else a new one; imported
 * unless this very file was. A workspace is kept when it has been filled, so a start that was stopped
 * half-way leaves nothing that the next one would build on. Rows with ids belong to their file,
 * whatever is in it by now; rows without are the same only as long as the file is.
 */
export async function openBacklog(
  { root, source, keptFile }: Wanted,
  onProgress: (line: string) => void,
): Promise<OpenedBacklog> {
  const digest = await digestOf(source);
  const sameFile = `${source.name}#${digest}`;
  const all = readKept(keptFile);
  const kept = all[source.name] ?? all[sameFile];
  const known = kept === undefined ? undefined : await findBacklog(root.url, kept);
  if (known !== undefined && kept?.digest === digest) {
    return { ...known, origin: "known", job: undefined };
  }
  const backlog = known ?? (await makeBacklog(root, source));
  const job = await importSource(backlog, source, onProgress);
  const hasIds = await hasItemsWithIds(backlog);
  const { workspace, client } = backlog;
  keep(keptFile, hasIds ? source.name : sameFile, { workspace, key: client.key, digest });
  const isAnother = !hasIds && Object.keys(all).some((name) => name.startsWith(`${source.name}#`));
  return { ...backlog, origin: originOf({ known, kept, isAnother }), job };
}

type Found = {
  readonly known: Backlog | undefined;
  readonly kept: KeptBacklog | undefined;
  readonly isAnother: boolean;
};

function originOf({ known, kept, isAnother }: Found): Origin {
  if (known !== undefined) {
    return "known";
  }
  if (kept !== undefined) {
    return "lost";
  }
  return isAnother ? "without ids" : "new";
}

/** A kept backlog, if its workspace is there and its key still opens it. */
async function findBacklog(
  url: string,
  { workspace, key }: KeptBacklog,
): Promise<Backlog | undefined> {
  const client = { url, key };
  try {
    await call(client, WorkspaceView, { path: `/v1/workspaces/${workspace}` });
    return { client, workspace };
  } catch (error) {
    if (error instanceof Refusal && (error.status === 401 || error.status === 404)) {
      return undefined;
    }
    throw error;
  }
}

async function hasItemsWithIds({ client, workspace }: Backlog): Promise<boolean> {
  const { data } = await call(client, ItemList, {
    path: `/v1/workspaces/${workspace}/items?limit=10`,
  });
  return data.some((item) => item.external_id !== undefined);
}

async function makeBacklog(root: Client, source: Source): Promise<Backlog> {
  const { id, key } = await call(root, MadeWorkspace, {
    path: "/v1/workspaces",
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: source.title }),
  });
  return { client: { url: root.url, key }, workspace: id };
}
