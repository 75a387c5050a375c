import {
  type BackedUpWorkspace,
  type BackupKey,
  type BackupKind,
  type BackupRowList,
} from "../core/backup/backup-row.ts";
import { type Instant } from "../core/item/item.ts";

/** The state of a workspace when a backup of it begins or ends. */
export type BackupHead = {
  readonly workspace: BackedUpWorkspace;
  /** The number of all erasures. An erasure changes rows of earlier generations. */
  readonly erasures: number;
  readonly runningErasures: number;
  /** Whether a restore has written only a part of the rows. */
  readonly isBeingRestored: boolean;
};

/** The state that a backup contains. */
export type BackupMoment = Pick<BackedUpWorkspace, "generation" | "lastNumber"> & {
  /** The instant at which the backup began. */
  readonly at: Instant;
};

/** A page of rows, and the key of its last row; undefined at the end. */
export type BackupPage = { readonly list: BackupRowList; readonly next: BackupKey | undefined };

/** The staged rows that one step of a restore writes. */
export type RestoreStep = {
  readonly job: string;
  /** The sequence numbers of the chunk and its parts, which the step deletes. */
  readonly sequences: readonly number[];
  readonly at: Instant;
};

/** Backups of workspaces, and their restore into empty workspaces. */
export type BackupStore = {
  readonly readHead: (workspace: string) => Promise<BackupHead | undefined>;
  /**
   * Reads the next rows of a kind as they were at the moment, in one or two round trips. Rolls
   * items back that have changed since.
   */
  readonly readPage: (
    workspace: string,
    kind: BackupKind,
    window: { readonly moment: BackupMoment; readonly after: BackupKey | undefined },
  ) => Promise<BackupPage>;
  /** Returns whether the workspace has generation 0 and no rows except rankings and jobs. */
  readonly isEmpty: (workspace: string) => Promise<boolean>;
  /**
   * Writes rows and deletes their chunk in one transaction. Writes nothing if an earlier step has
   * deleted the chunk. Throws "conflict" if the workspace has changed since the job began, or if a
   * row contradicts another row.
   */
  readonly restoreRows: (
    workspace: string,
    step: RestoreStep,
    list: BackupRowList,
  ) => Promise<void>;
  /** Writes the generation and the settings of the workspace like `restoreRows` writes rows. */
  readonly completeRestore: (
    workspace: string,
    step: RestoreStep,
    row: BackedUpWorkspace,
  ) => Promise<void>;
  /**
   * Ends a restore as failed, with a reason, and deletes the rows that it has written, in one
   * transaction. If it has written an entry of the undo log, which cannot be
   * deleted, deletes no row.
   */
  readonly discard: (
    workspace: string,
    end: { readonly job: string; readonly reason: string; readonly at: Instant },
  ) => Promise<void>;
};
