import { formatEnd, formatManifest, formatRow } from "../../contract/backup.ts";
import { type Actor, authorize } from "../../core/access.ts";
import {
  type BackupKey,
  type BackupKind,
  backupKinds,
  type BackupRowList,
  type BackupRows,
  countNoRows,
} from "../../core/backup/backup-row.ts";
import { BlockDigest } from "../../core/backup/block-digest.ts";
import { Failure, notFound, WorkspaceLocked } from "../../core/failure.ts";
import { type BackupHead, type BackupMoment, type Deps } from "../../ports/deps.ts";

export type BackupRequest = {
  readonly actor: Actor;
  /** The version of the deployed Worker. */
  readonly version: string;
};

/** A backup: its generation, and its lines as bytes, a page of rows at a time. */
export type Backup = {
  readonly generation: number;
  readonly chunks: AsyncGenerator<Uint8Array>;
};

/**
 * Opens a backup of a workspace as it is now. Reads each page of rows as of this generation, so
 * writes continue while the client reads the file. If a read fails, or an erasure changes earlier
 * rows meanwhile, the file ends without its last line, and a restore rejects it.
 */
export async function exportBackup(
  deps: Pick<Deps, "store" | "crypto" | "clock">,
  { actor, version }: BackupRequest,
): Promise<Backup> {
  authorize(actor, "backup:read");
  const { workspace: id } = actor;
  deps.store.workspaces.requireFresh(id);
  const at = deps.clock.now();
  const head = await deps.store.backups.readHead(id);
  if (head === undefined) {
    throw notFound("workspace", id);
  }
  if (head.isBeingRestored) {
    throw new WorkspaceLocked();
  }
  if (head.runningErasures > 0) {
    const detail = "An erasure is changing the rows of this workspace. Retry when it has ended.";
    throw new Failure("conflict", detail);
  }
  const chunks = writeLines(deps, { head, at, version });
  return { generation: head.workspace.generation, chunks };
}

type BackupStart = {
  readonly head: BackupHead;
  readonly at: number;
  readonly version: string;
};

async function* writeLines(
  deps: Pick<Deps, "store" | "crypto">,
  { head, at, version }: BackupStart,
): AsyncGenerator<Uint8Array> {
  const { workspace } = head;
  const encoder = new TextEncoder();
  const digest = new BlockDigest(deps.crypto.sha256);
  const counts = countNoRows();
  const manifest = encoder.encode(formatManifest(workspace, { at, version }));
  await digest.add(manifest);
  yield manifest;
  for await (const list of readPages(deps, workspace.id, { ...workspace, at })) {
    const bytes = encoder.encode(formatRows(list));
    counts[list.kind] += list.rows.length;
    await digest.add(bytes);
    yield bytes;
  }
  await requireSameErasures(deps, head);
  yield encoder.encode(formatEnd(counts, await digest.finish()));
}

/** Reads the pages that contain rows, kind by kind. */
async function* readPages(
  { store }: Pick<Deps, "store">,
  workspace: string,
  moment: BackupMoment,
): AsyncGenerator<BackupRowList> {
  let position: { kind: BackupKind; after: BackupKey | undefined } | undefined = {
    kind: backupKinds[0],
    after: undefined,
  };
  while (position !== undefined) {
    const { kind, after }: typeof position = position;
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the previous one ended
    const { list, next } = await store.backups.readPage(workspace, kind, { moment, after });
    if (list.rows.length > 0) {
      yield list.kind === "job" ? { ...list, rows: endJobs(list.rows, moment) } : list;
    }
    position = next === undefined ? findNextKind(kind) : { kind, after: next };
  }
}

function findNextKind(kind: BackupKind): { kind: BackupKind; after: undefined } | undefined {
  const next = backupKinds[backupKinds.indexOf(kind) + 1];
  return next && { kind: next, after: undefined };
}

/**
 * Returns jobs as they were at the moment. In the backup, a job that had not ended by then is failed
 * and has only the generations that the backup contains.
 */
function endJobs(
  rows: readonly BackupRows["job"][],
  { generation, at }: BackupMoment,
): BackupRows["job"][] {
  const reason =
    "The backup was made while this job was running. The backup may not contain all of its rows.";
  return rows.map((job) => {
    const hasEnded = (job.state === "done" || job.state === "failed") && job.updatedAt < at;
    const generations = job.generations
      .filter(([first]) => first <= generation)
      .map(([first, last]) => [first, Math.min(last, generation)] as const);
    return hasEnded ? job : { ...job, state: "failed", reason, generations };
  });
}

/** Throws if an erasure has begun since the first page: it changes earlier rows. */
async function requireSameErasures(
  { store }: Pick<Deps, "store">,
  { workspace, erasures }: BackupHead,
): Promise<void> {
  const end = await store.backups.readHead(workspace.id);
  if (end?.erasures !== erasures) {
    const detail = "An erasure has changed rows during the backup. Back the workspace up again.";
    throw new Failure("conflict", detail);
  }
}

function formatRows({ kind, rows }: BackupRowList): string {
  return rows.map((row) => formatRow(kind, row)).join("");
}
