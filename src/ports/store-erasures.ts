import { type ErasedPerson } from "../core/erasure/erased-person.ts";
import { type Instant } from "../core/item/item.ts";
import { type Job } from "../core/job.ts";
import { type IdempotentResponse } from "./store-writes.ts";

/** Tables with one name per row. */
export type NameTable = "items" | "changes" | "people" | "keys";

/** Tables with documents that may contain names. */
export type DocumentTable = "chunks" | "hierarchies" | "jobs";

/** The key of a row within its workspace. An empty key is before the first row. */
export type RowKey = readonly (string | number)[];

/** The rows after a key, in the order of their keys. */
export type RowWindow = { readonly after: RowKey; readonly limit: number };

/** A row and its name; for an entry of the undo log, the assignee before the change. */
export type NamedRow = { readonly key: RowKey; readonly name: string | null };

/** A row and its documents, as JSON or plain text. NULL means absent. */
export type DocumentRow = { readonly key: RowKey; readonly texts: readonly (string | null)[] };

/** A step of an erasure: its job and its instant. */
export type ErasureStep = {
  readonly workspace: string;
  readonly job: string;
  readonly actor: string;
  readonly at: Instant;
};

/**
 * Erasures of people. While one is unfinished, the undo log accepts updates. All other methods
 * change rows of a workspace with an unfinished erasure.
 */
export type ErasureStore = {
  /** Stores the job and the erasure in one transaction. */
  readonly create: (job: Job, person: ErasedPerson, response?: IdempotentResponse) => Promise<void>;
  /** Returns the person to erase; undefined once the erasure has finished. */
  readonly readPerson: (workspace: string, id: string) => Promise<ErasedPerson | undefined>;
  /** Ends the erasure and removes the person from its row. */
  readonly finish: (workspace: string, id: string, at: Instant) => Promise<void>;
  /** Stores the progress of the job. */
  readonly saveProgress: (
    step: ErasureStep,
    progress: { readonly plan: string; readonly done: number },
  ) => Promise<void>;
  readonly listNamedRows: (
    workspace: string,
    table: NameTable,
    window: RowWindow,
  ) => Promise<readonly NamedRow[]>;
  /**
   * Removes the assignee of items that still have these assignees, in a new generation. The entries
   * of the undo log record no assignee.
   */
  readonly eraseAssignees: (step: ErasureStep, rows: readonly NamedRow[]) => Promise<void>;
  /**
   * Erases the names of rows: removes people, renames keys, and removes the earlier assignees from
   * the undo log.
   */
  readonly eraseNames: (
    workspace: string,
    table: Exclude<NameTable, "items">,
    keys: readonly RowKey[],
  ) => Promise<void>;
  readonly listDocuments: (
    workspace: string,
    table: DocumentTable,
    window: RowWindow,
  ) => Promise<readonly DocumentRow[]>;
  /** Replaces documents. Returns false if the row no longer has the texts of `row`. */
  readonly replaceDocuments: (
    workspace: string,
    table: DocumentTable,
    change: { readonly row: DocumentRow; readonly texts: readonly (string | null)[] },
  ) => Promise<boolean>;
  /**
   * Removes the stored responses whose route, key, headers or body match. Returns the keys of all
   * rows in the window. Reads one body at a time.
   */
  readonly removeResponses: (
    workspace: string,
    window: RowWindow,
    matches: (text: string) => boolean,
  ) => Promise<readonly RowKey[]>;
  /** Replaces the actor of entries of the undo log between two keys. */
  readonly eraseLogActors: (
    workspace: string,
    actor: string,
    range: { readonly after: RowKey; readonly upTo: RowKey },
  ) => Promise<void>;
  /** Replaces the actor in all other tables, and the name of the key with this id. */
  readonly eraseActor: (workspace: string, actor: string) => Promise<void>;
  /** Forgets the last checkpoint, so that the next snapshot is built from the rows. */
  readonly forgetCheckpoint: (workspace: string) => Promise<void>;
};
