import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure, failureFromFault, notFound } from "../../core/failure.ts";
import { type SnapshotChanges, toSnapshotChanges } from "../../core/snapshot/snapshot-changes.ts";
import { type Delta, type Deps } from "../../ports/deps.ts";
import { splitRows } from "../rankings/advance-snapshot.ts";

const { changedRowsMax } = limits;

/**
 * Reads the rows that changed since a generation, with which a client advances its snapshot. Throws
 * "conflict" if there are too many, and "invalid" for a generation that does not exist yet.
 */
export async function readChanges(
  deps: Deps,
  actor: Actor,
  { since }: { readonly since: number },
): Promise<SnapshotChanges> {
  authorize(actor, "changes:read");
  const { workspace, rows } = await readDelta(deps, actor.workspace, since);
  if (rows.length > changedRowsMax) {
    const detail = `More than ${changedRowsMax} rows have changed since generation ${since}. Take the next snapshot: GET …/snapshot.`;
    throw new Failure("conflict", detail);
  }
  const { id, generation, changedAt: at, statuses } = workspace;
  const metadata = { workspace: id, generation, at, statuses };
  return toSnapshotChanges(since, metadata, splitRows(rows));
}

/** Reads the delta, from the primary if a replica has not reached the generation. */
async function readDelta({ store }: Deps, workspace: string, since: number): Promise<Delta> {
  const read = () => store.snapshots.readDelta(workspace, since, changedRowsMax + 1);
  let delta = await read();
  if (delta !== undefined && delta.workspace.generation < since) {
    store.workspaces.requireFresh(workspace);
    delta = await read();
  }
  if (delta === undefined) {
    throw notFound("workspace", workspace);
  }
  if (delta.workspace.generation < since) {
    const detail = `The workspace is at generation ${delta.workspace.generation}. Send the generation of your snapshot.`;
    throw failureFromFault("invalid", { parameter: "since", detail });
  }
  return delta;
}
