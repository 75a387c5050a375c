import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure, failureFromFault, notFound } from "../../core/failure.ts";
import { type SnapshotDelta } from "../../core/snapshot/apply-delta.ts";
import { type SnapshotMetadata } from "../../core/snapshot/snapshot.ts";
import { type Delta, type Deps } from "../../ports/deps.ts";
import { splitRows } from "../rankings/advance-snapshot.ts";

/** The changes since a generation, and the metadata of the generation that they lead to. */
export type Changes = {
  readonly since: number;
  readonly metadata: SnapshotMetadata;
  readonly delta: SnapshotDelta;
};

/** Reads the rows that have changed since a generation. */
export async function readChanges(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  since: number,
): Promise<Changes> {
  authorize(actor, "changes:read");
  const { workspace, rows } = await readDelta({ store }, actor.workspace, since);
  if (rows.length > limits.changedRowsMax) {
    const detail =
      `More than ${limits.changedRowsMax} rows have changed since generation ${since}. Take the ` +
      "next snapshot: GET …/snapshot.";
    throw new Failure("conflict", detail);
  }
  const { id, generation, changedAt, statuses } = workspace;
  const metadata = { workspace: id, generation, at: changedAt, statuses };
  return { since, metadata, delta: splitRows(rows) };
}

async function readDelta(
  { store }: Pick<Deps, "store">,
  id: string,
  since: number,
): Promise<Delta> {
  let delta = await store.snapshots.readDelta(id, since, limits.changedRowsMax + 1);
  if (delta !== undefined && delta.workspace.generation < since) {
    // A lagging replica responded: read again from the primary.
    store.workspaces.requireFresh(id);
    delta = await store.snapshots.readDelta(id, since, limits.changedRowsMax + 1);
  }
  if (delta === undefined) {
    throw notFound("workspace", id);
  }
  const { generation } = delta.workspace;
  if (generation < since) {
    const detail =
      `The workspace is at generation ${generation}, so it has no changes since ${since}. Send ` +
      "the generation of a snapshot, or take the next snapshot: GET …/snapshot.";
    throw failureFromFault("invalid", { parameter: "since", detail });
  }
  return delta;
}
