import { applyDelta } from "../../core/snapshot/apply-delta.ts";
import { decodeSnapshot } from "../../core/snapshot/encode-snapshot.ts";
import { parseChanges } from "../../core/snapshot/parse-changes.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";

/** A response that is not the snapshot or its changes. */
export class LoadFault extends Error {
  override readonly name = "LoadFault";
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

const conflict = 409;

/**
 * Returns the newest snapshot of a workspace: the changes since the known one, applied to it, or
 * the newest checkpoint with the changes since then.
 */
export async function loadSnapshot(workspace: string, known?: Snapshot): Promise<Snapshot> {
  const advanced = known?.workspace === workspace ? await advance(known) : undefined;
  if (advanced !== undefined) {
    return advanced;
  }
  const checkpoint = await fetchCheckpoint(workspace);
  return (await advance(checkpoint)) ?? checkpoint;
}

async function fetchCheckpoint(workspace: string): Promise<Snapshot> {
  const response = await request(`/v1/workspaces/${workspace}/snapshot`);
  const snapshot = decodeSnapshot(await response.arrayBuffer());
  if (snapshot === undefined) {
    throw new LoadFault(0, "The page is older than the server. Reload it.");
  }
  return snapshot;
}

/** Applies the changes since a snapshot. Returns undefined if there are too many. */
async function advance(snapshot: Snapshot): Promise<Snapshot | undefined> {
  const { workspace, generation } = snapshot;
  try {
    const response = await request(`/v1/workspaces/${workspace}/changes?since=${generation}`);
    const { metadata, delta } = parseChanges(await response.json());
    return metadata.generation > generation ? applyDelta(snapshot, metadata, delta) : snapshot;
  } catch (error) {
    if (error instanceof LoadFault && error.status === conflict) {
      return undefined;
    }
    throw error;
  }
}

async function request(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a problem document
    const { detail = response.statusText } = (await response.json()) as { detail?: string };
    throw new LoadFault(response.status, detail);
  }
  return response;
}
