import { type PreviousFields } from "../core/item/change-item.ts";
import { type Instant, type Item, type ItemFields } from "../core/item/item.ts";
import { type LineFault } from "../core/job.ts";
import { type ModelRow, type Workspace } from "../core/workspace.ts";

/** An item to insert. The database assigns the number unless it was reserved. */
export type ItemInsert = {
  readonly id: string;
  readonly number?: number;
  readonly fields: ItemFields;
};

/** An item to update, if its stored version equals `version`. */
export type ItemUpdate = {
  readonly number: number;
  readonly id: string;
  readonly version: number;
  readonly createdAt: Instant;
  readonly deletedAt?: Instant;
  readonly fields: ItemFields;
  readonly before: PreviousFields;
};

/** The inserts and updates of one transaction. */
export type WriteBatch = {
  readonly workspace: string;
  readonly actor: string;
  readonly at: Instant;
  readonly creates: readonly ItemInsert[];
  readonly changes: readonly ItemUpdate[];
  /**
   * Whether the batch fails with a conflict if a row of `changes` has another version. Then items
   * can also exchange external ids in one batch.
   */
  readonly isAtomic?: boolean;
  /** The response to a request with an Idempotency-Key, stored in the same transaction. */
  readonly response?: IdempotentResponse;
  /** The chunk of a job that this batch consumes, and its counts. */
  readonly receipt?: ChunkReceipt;
};

/**
 * The result of a chunk of an import or a revert, added to its job in the same transaction. The job
 * also records the generation that the batch creates, in at most `limits.jobGenerationsMax` ranges.
 * It does not record the generation of a further range, so a revert of the job leaves it out.
 */
export type ChunkReceipt = {
  readonly job: string;
  readonly sequence: number;
  /** The number of rows by which the job advances. */
  readonly done: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that were rejected. */
  readonly failed: number;
  /** One fault per rejected row, and per row that was imported without its parent. */
  readonly faults: readonly LineFault[];
  /** Rows that refer to items of later chunks. They are staged again, after all other chunks. */
  readonly deferred?: StagedChunk;
};

/** A bounded number of import rows, stored until a batch consumes them. */
export type StagedChunk = {
  readonly sequence: number;
  /** JSON in the format of flows/imports/staged-rows.ts. */
  readonly rows: string;
  readonly count: number;
};

export type WriteResult = {
  /** The generation after the batch. */
  readonly generation: number;
  /** id → number of the inserted items. A missing item has an external id that is in use. */
  readonly created: ReadonlyMap<string, number>;
  /** The numbers of the updated items. An item that is absent had a different version. */
  readonly changed: ReadonlySet<number>;
  /** Whether an earlier batch consumed the chunk: then this batch wrote nothing. */
  readonly isRepeat: boolean;
};

/** The rows that a write needs, read in one round trip. */
export type WriteContext = {
  readonly workspace: Workspace | undefined;
  readonly items: readonly Item[];
  /** id → parent, of the requested parents and all of their ancestors. */
  readonly parents: ReadonlyMap<string, string | undefined>;
  /** Ids of `parents` that are not deleted. */
  readonly liveIds: ReadonlySet<string>;
  /** Name → id, of the requested blockers that exist and are not deleted. */
  readonly blockers: ReadonlyMap<string, string>;
  /** The newest revision of each model of the workspace. */
  readonly models: readonly ModelRow[];
};

/** An Idempotency-Key with its tenant and route. */
export type IdempotencyKey = {
  readonly scope: string;
  readonly route: string;
  readonly key: string;
};

export type IdempotentResponse = IdempotencyKey & {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
