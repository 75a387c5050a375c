import { type PreviousFields } from "../core/item/change-item.ts";
import { type Instant, type Item, type ItemFields } from "../core/item/item.ts";
import { type LineFault } from "../core/job.ts";
import { type ModelRow, type Workspace } from "../core/workspace.ts";

/** A row to be made. The number is given by the truth, unless it was set aside before. */
export type ItemInsert = {
  readonly id: string;
  readonly number?: number;
  readonly fields: ItemFields;
};

/** A row to be changed, if it still has this version. */
export type ItemUpdate = {
  readonly number: number;
  readonly id: string;
  readonly version: number;
  readonly createdAt: Instant;
  readonly deletedAt?: Instant;
  readonly fields: ItemFields;
  readonly before: PreviousFields;
};

/** What stands in the same batch as the items: all of it happens, or none. */
export type WriteBatch = {
  readonly workspace: string;
  readonly actor: string;
  readonly at: Instant;
  readonly creates: readonly ItemInsert[];
  readonly changes: readonly ItemUpdate[];
  /** The answer to a keyed request. */
  readonly response?: IdempotentResponse;
  /** A chunk of an import that this batch takes in, and what it did. */
  readonly receipt?: ChunkReceipt;
};

export type ChunkReceipt = {
  readonly job: string;
  readonly sequence: number;
  /** Rows the job is further with. */
  readonly done: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that are lost. */
  readonly failed: number;
  /** What is to be said of rows: of each lost one, and of those taken in without their parent. */
  readonly faults: readonly LineFault[];
  /** Rows that name what may be among the chunks to come: staged again, behind all others. */
  readonly deferred?: StagedChunk;
};

export type StagedChunk = {
  readonly sequence: number;
  /** As flows/imports/staged-rows.ts writes and reads them. */
  readonly rows: string;
  readonly count: number;
};

export type WriteResult = {
  /** The generation after the batch. */
  readonly generation: number;
  /** id → number of the rows that were made; one that is missing met another's external id. */
  readonly created: ReadonlyMap<string, number>;
  /** Numbers of the rows that were changed; one that is missing had another version by then. */
  readonly changed: ReadonlySet<number>;
  /** The batch's chunk had been taken in before: nothing was done. */
  readonly isRepeat: boolean;
};

/** What a write has to know: read in one round trip. */
export type WriteContext = {
  readonly workspace: Workspace | undefined;
  readonly items: readonly Item[];
  /** id → parent, of the parents asked about (by either id) and all that is above them. */
  readonly parents: ReadonlyMap<string, string | undefined>;
  /** Those of them that are not deleted. */
  readonly liveIds: ReadonlySet<string>;
  /** Name → id, of the blockers asked about that are there and not deleted. */
  readonly blockers: ReadonlyMap<string, string>;
  /** The newest revision of each of the workspace's own models. */
  readonly models: readonly ModelRow[];
};

/** Which request: an Idempotency-Key within its tenant and route. */
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
