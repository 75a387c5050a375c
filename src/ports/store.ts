import { type Hierarchy, type JudgeChange } from "../core/ahp/hierarchy-document.ts";
import { type Instant, type Item } from "../core/item/item.ts";
import { type Job, type LineFault } from "../core/job.ts";
import { type Person } from "../core/person.ts";
import { type RequestedFilter, type RankingKey } from "../core/ranking/ranking.ts";
import { type DeletableRow, type UndoEntry } from "../core/snapshot/roll-back.ts";
import { type SnapshotRow } from "../core/snapshot/snapshot.ts";
import { type ModelRow, type Pointer, type RankingRow, type Workspace } from "../core/workspace.ts";
import {
  type ChunkReceipt,
  type IdempotentResponse,
  type IdempotencyKey,
  type StagedChunk,
  type WriteBatch,
  type WriteContext,
  type WriteResult,
} from "./store-writes.ts";

export type * from "./store-writes.ts";

/** What the truth says of a workspace's items at the generation it was read at. */
export type ItemBatch = {
  readonly generation: number;
  readonly items: readonly Item[];
  /** How many there are in all, if that was asked. */
  readonly total?: number;
  /** Those above the items, if they were asked for and are not deleted. */
  readonly parents?: readonly Pick<Item, "id" | "title" | "type">[];
};

/** What an item is called. */
export type ItemSummary = Pick<Item, "id" | "title" | "status" | "externalId">;

export type ItemLinks = {
  readonly blockedBy: readonly ItemSummary[];
  readonly blocks: readonly ItemSummary[];
};

/** The numbers of an item and of one it waits for. */
export type LinkPair = readonly [blocked: number, blocker: number];

/** As a ranking is filtered, and by what only rows know. */
export type ItemFilter = RequestedFilter & {
  readonly external_id?: string | undefined;
  /** A part of the title; both are compared as they are folded. */
  readonly q?: string | undefined;
};

/** What changed in a workspace since a generation, and how it stands now; one round trip. */
export type Delta = {
  readonly workspace: Workspace;
  /** The rows as they are now; deleted ones among them. */
  readonly rows: readonly DeletableRow[];
};

/** One entry of the undo log. */
export type UndoLogEntry = UndoEntry & { readonly generation: number; readonly at: Instant };

export type ApiKey = {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
};

/** The truth. Every call that is bound to a tenant takes the workspace first. */
export type Store = {
  readonly workspaces: {
    readonly create: (
      workspace: Workspace,
      key: ApiKey & { readonly hash: string },
    ) => Promise<void>;
    readonly readPointer: (workspace: string) => Promise<Pointer | undefined>;
    /**
     * From here on, nothing of the workspace is read that is older than this moment: for a reader
     * who has seen something newer than what a copy of the database has answered.
     */
    readonly requireFresh: (workspace: string) => void;
    readonly recordCheckpoint: (
      workspace: string,
      generation: number,
      at: Instant,
    ) => Promise<void>;
    /** Sets numbers aside for items to come: the first of them. */
    readonly reserveNumbers: (workspace: string, count: number) => Promise<number>;
    /** Workspaces whose default model is published at an older generation than they have. */
    readonly listUnpublished: (
      before: Instant,
      limit: number,
    ) => Promise<readonly { readonly workspace: string; readonly generation: number }[]>;
  };
  readonly items: {
    readonly readContext: (
      workspace: string,
      wanted: {
        readonly ids: readonly string[];
        readonly externalIds: readonly string[];
        /** Parents by id, and those that are named by their external id. */
        readonly parents: readonly string[];
        readonly parentExternalIds: readonly string[];
        /** Items that others are to wait for, by either id. */
        readonly blockers: readonly string[];
      },
    ) => Promise<WriteContext>;
    readonly write: (batch: WriteBatch) => Promise<WriteResult>;
    readonly read: (workspace: string, id: string) => Promise<Item | undefined>;
    /** Without descriptions. */
    readonly readByNumbers: (
      workspace: string,
      numbers: readonly number[],
      besides?: { readonly hasParents: boolean },
    ) => Promise<ItemBatch>;
    readonly readNumber: (workspace: string, id: string) => Promise<number | undefined>;
    readonly readNumbers: (
      workspace: string,
      ids: readonly string[],
    ) => Promise<Map<string, number>>;
    readonly list: (
      workspace: string,
      filter: ItemFilter,
      window: {
        readonly after?: number;
        readonly skip?: number;
        readonly limit: number;
        /** Whether the total is asked for, too. */
        readonly isCounted?: boolean;
        /** What it is known to have been at a generation; right if that is still the one. */
        readonly known?: { readonly generation: number; readonly total: number } | undefined;
      },
    ) => Promise<ItemBatch>;
    /**
     * With descriptions, in order of their numbers; parents and blockers by external id where they
     * have one.
     */
    readonly listAfter: (
      workspace: string,
      number: number,
      limit: number,
    ) => Promise<readonly Item[]>;
    /** What items are called, by number; deleted ones too. */
    readonly readSummaries: (
      workspace: string,
      numbers: readonly number[],
    ) => Promise<ReadonlyMap<number, ItemSummary>>;
    /** What an item waits for, in its own order, and what waits for it, the first `limit`. */
    readonly readLinks: (
      workspace: string,
      id: string,
      limit: number,
    ) => Promise<ItemLinks | undefined>;
    /** All links between items that are not deleted: pairs of numbers, at most `limit`. */
    readonly listLinks: (workspace: string, limit: number) => Promise<readonly LinkPair[]>;
  };
  readonly snapshots: {
    /** Rows with numbers in (after, upTo]. */
    readonly readRows: (workspace: string, after: number, upTo: number) => Promise<SnapshotRow[]>;
    /** At most `limit` rows. */
    readonly readDelta: (
      workspace: string,
      since: number,
      limit: number,
    ) => Promise<Delta | undefined>;
    /** How many changes there are since; counts no further than `limit`. */
    readonly countChanges: (workspace: string, since: number, limit: number) => Promise<number>;
    /** The log back to `since`, the latest first; from before an entry, if one is given. */
    readonly readUndoLog: (
      workspace: string,
      since: number,
      window: {
        readonly before?: { readonly generation: number; readonly number: number };
        readonly limit: number;
      },
    ) => Promise<readonly UndoLogEntry[]>;
    /** When a generation was made. */
    readonly readInstant: (workspace: string, generation: number) => Promise<Instant | undefined>;
    /** The criteria that items are rated by, in alphabetical order; one more than can be exported. */
    readonly listCriteria: (workspace: string) => Promise<readonly string[]>;
  };
  readonly models: {
    /** Each at its newest revision, without votes and what they come to. */
    readonly list: (workspace: string) => Promise<readonly ModelRow[]>;
    readonly read: (
      workspace: string,
      id: string,
      revision?: number,
    ) => Promise<ModelRow | undefined>;
    /** False when that revision is there already. */
    readonly create: (
      workspace: string,
      row: ModelRow,
      answer?: IdempotentResponse,
    ) => Promise<boolean>;
  };
  readonly people: {
    /** In the order they were made; all, or those with a skill. */
    readonly list: (workspace: string, skill?: string) => Promise<readonly Person[]>;
    readonly read: (workspace: string, id: string) => Promise<Person | undefined>;
    /** False when there are `peopleMax` already. */
    readonly create: (
      workspace: string,
      person: Person,
      answer?: IdempotentResponse,
    ) => Promise<boolean>;
    /** Writes a version; false when the one before it is not there any more. */
    readonly update: (workspace: string, person: Person) => Promise<boolean>;
    /** Of any version, or only of this one; false when there is none. */
    readonly remove: (workspace: string, id: string, version?: number) => Promise<boolean>;
  };
  readonly hierarchies: {
    /** The newest first, without what was judged. */
    readonly list: (workspace: string) => Promise<readonly Omit<Hierarchy, "judged">[]>;
    readonly read: (workspace: string, id: string) => Promise<Hierarchy | undefined>;
    /** False when there are `hierarchiesMax` already. */
    readonly create: (
      workspace: string,
      row: Hierarchy,
      answer?: IdempotentResponse,
    ) => Promise<boolean>;
    /**
     * Replaces one judge's word and no other's. Undefined when there is no such hierarchy, at
     * another version than was said, or final; or when there would be too many judges or letters.
     */
    readonly saveJudgements: (
      workspace: string,
      id: string,
      change: JudgeChange,
    ) => Promise<Hierarchy | undefined>;
    /** Of any version, or only of this one; false when there is none, or when it is final. */
    readonly remove: (workspace: string, id: string, version?: number) => Promise<boolean>;
    /** Makes the model and notes it; false when the version has moved on or the id is taken. */
    readonly finalize: (
      workspace: string,
      end: {
        readonly id: string;
        readonly version: number;
        readonly model: ModelRow;
        readonly at: Instant;
      },
      answer?: IdempotentResponse,
    ) => Promise<boolean>;
  };
  readonly rankings: {
    /** Idempotent; an older generation never replaces a newer as the published one. */
    readonly publish: (row: RankingRow, at: Instant) => Promise<void>;
    /** Says of a ranking that is there already what it comes to. */
    readonly updateDigest: (row: RankingRow) => Promise<void>;
    readonly markRead: (name: RankingKey, at: Instant) => Promise<void>;
    readonly read: (workspace: string, id: string) => Promise<RankingRow | undefined>;
    readonly list: (
      workspace: string,
      window: { readonly before?: number; readonly limit: number },
    ) => Promise<readonly RankingRow[]>;
    readonly listNewest: (workspace: string) => Promise<readonly RankingRow[]>;
  };
  readonly jobs: {
    readonly create: (job: Job) => Promise<void>;
    readonly read: (workspace: string, id: string) => Promise<Job | undefined>;
    readonly stageChunk: (
      workspace: string,
      job: string,
      chunk: StagedChunk & { readonly at: Instant },
    ) => Promise<void>;
    /** Ends the staging: the job is queued, with this many rows and these refused. */
    readonly submit: (
      workspace: string,
      job: string,
      staged: {
        readonly total: number;
        readonly faults: readonly LineFault[];
        readonly failed: number;
        readonly unmapped: readonly string[];
        readonly at: Instant;
        readonly response?: IdempotentResponse | undefined;
      },
    ) => Promise<void>;
    /** The first chunk after a sequence that is not in the truth yet. */
    readonly readNextChunk: (
      workspace: string,
      job: string,
    ) => Promise<{ readonly sequence: number; readonly rows: string } | undefined>;
    /** Puts counts right that a receipt got wrong: rows that another writer was before. */
    readonly correctCounts: (
      workspace: string,
      job: string,
      change: Pick<ChunkReceipt, "created" | "updated" | "failed" | "faults"> & {
        readonly at: Instant;
      },
    ) => Promise<void>;
    readonly finish: (
      workspace: string,
      job: string,
      end: { readonly generation: number; readonly at: Instant },
    ) => Promise<void>;
    readonly fail: (
      workspace: string,
      job: string,
      end: { readonly reason: string; readonly at: Instant },
    ) => Promise<void>;
    /** Jobs that nobody has touched since. */
    readonly listStalled: (
      before: Instant,
      limit: number,
    ) => Promise<readonly Pick<Job, "workspace" | "id" | "state" | "updatedAt">[]>;
  };
  readonly apiKeys: {
    readonly readByHash: (
      hash: string,
    ) => Promise<(ApiKey & { readonly isRevoked: boolean }) | undefined>;
  };
  readonly idempotency: {
    /** Claims a key. Undefined: it is ours now. Otherwise what is known of the earlier request. */
    readonly claim: (
      key: IdempotencyKey,
      request: string,
      at: Instant,
    ) => Promise<
      { readonly request: string; readonly response: IdempotentResponse | undefined } | undefined
    >;
    /** Keeps an answer that no batch of items kept. */
    readonly complete: (answer: IdempotentResponse) => Promise<void>;
    /** Gives a claim up, so that the request may be made again. */
    readonly release: (key: IdempotencyKey) => Promise<void>;
    readonly deleteExpired: (before: Instant) => Promise<void>;
  };
};
