import { type FieldChanges, type PreviousFields } from "../core/item/change-item.ts";
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
  /**
   * The changes that gave the fields, with resolved references. Absent if they depend on the stored
   * item, so that only a new plan can apply them to another version.
   */
  readonly patch?: FieldChanges;
};

/**
 * A patch of one item that applies to its stored version, whatever that is. Deletes the item if
 * `deletedAt` is present.
 */
export type ItemMerge = {
  readonly workspace: string;
  readonly actor: string;
  readonly at: Instant;
  readonly id: string;
  readonly number: number;
  readonly patch: FieldChanges;
  readonly criteria?: NewCriteria | undefined;
  readonly deletedAt?: Instant | undefined;
};

/**
 * The criteria that a transaction adds to its workspace. The transaction fails with a conflict if
 * the workspace would have more than `max` criteria.
 */
export type NewCriteria = { readonly names: readonly string[]; readonly max: number };

/** The inserts and updates of one transaction. */
export type WriteBatch = {
  readonly workspace: string;
  readonly actor: string;
  readonly at: Instant;
  readonly creates: readonly ItemInsert[];
  readonly changes: readonly ItemUpdate[];
  readonly criteria?: NewCriteria | undefined;
  /** The response to a request with an Idempotency-Key, stored in the same transaction. */
  readonly response?: IdempotentResponse;
  /** The chunk of a job that this batch consumes, and its counts. */
  readonly receipt?: ChunkReceipt;
};

/**
 * The result of a chunk of an import or a revert, added to its job in the same transaction. The
 * batch fails as a whole if another request changed one of its items first. The counts are
 * therefore exact, and items can exchange external ids.
 *
 * The job also records the generation that the batch creates, in at most `limits.jobGenerationsMax`
 * ranges. It does not record a generation that needs a further range, so a revert of the job omits
 * that generation.
 */
export type ChunkReceipt = {
  readonly job: string;
  readonly sequence: number;
  /** The rows of the chunk when it was read. Another batch may have consumed some of them. */
  readonly count: number;
  /** The number of rows by which the job advances. */
  readonly done: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that were rejected. */
  readonly failed: number;
  /** One fault per rejected row, and per row that was imported without its parent. */
  readonly faults: readonly LineFault[];
  /** The rows of the chunk that this batch does not consume. */
  readonly rest?: Omit<StagedChunk, "sequence">;
  /** Rows that refer to items of later chunks. They are staged again, after all other chunks. */
  readonly deferred?: Omit<StagedChunk, "sequence">;
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

/** The id of an item and its source, which is empty by default. */
export type SourcedId = { readonly id: string; readonly source: string };

/** The rows that a write needs, read in one round trip. */
export type WriteContext = {
  readonly workspace: Workspace | undefined;
  readonly items: readonly Item[];
  /** id → parent, of the requested parents and all of their ancestors. */
  readonly parents: ReadonlyMap<string, string | undefined>;
  /** Ids of `parents` that are not deleted. */
  readonly liveIds: ReadonlySet<string>;
  /**
   * Name → items, for the requested blockers that are not deleted. An item with this id precludes
   * the items with this external id.
   */
  readonly blockers: ReadonlyMap<string, readonly SourcedId[]>;
  /** The criteria of the workspace. */
  readonly criteria: ReadonlySet<string>;
  /** The newest revision of each model of the workspace. */
  readonly models: readonly ModelRow[];
};

/** An Idempotency-Key with its tenant and route. */
export type IdempotencyKey = {
  readonly scope: string;
  readonly route: string;
  readonly key: string;
};

/** An Idempotency-Key, and the random token of the request that holds it. */
export type IdempotencyClaim = IdempotencyKey & { readonly claim: string };

/** A response that a retry receives again. */
export type StoredResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/**
 * The response of the request that holds a claim. A store writes it in the batch of the request's
 * other rows. If the request no longer holds the claim, the whole batch fails with `LostClaim`.
 */
export type IdempotentResponse = IdempotencyClaim & StoredResponse;

/** An earlier request with the same Idempotency-Key. */
export type EarlierRequest = {
  /** The hash of the request. */
  readonly request: string;
  /** The token of the request that holds the key. */
  readonly claim: string;
  /** The stored response; undefined if the request is running or has crashed. */
  readonly response: StoredResponse | undefined;
};
