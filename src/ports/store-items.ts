import { type LaterChanges } from "../core/backup/roll-back-item.ts";
import { type ItemLinks, type ItemSummary } from "../core/item/item-summary.ts";
import { type Instant, type Item } from "../core/item/item.ts";
import { type RequestedFilter } from "../core/ranking/filter-positions.ts";
import { type DeletableRow, type UndoEntry } from "../core/snapshot/roll-back.ts";
import { type SnapshotRow } from "../core/snapshot/snapshot.ts";
import { type StatusMap } from "../core/status/status-map.ts";
import { type Workspace } from "../core/workspace.ts";
import {
  type ItemMerge,
  type WriteBatch,
  type WriteContext,
  type WriteResult,
} from "./store-writes.ts";

export type { ItemLinks, ItemSummary } from "../core/item/item-summary.ts";

/** Items of a workspace, and the generation at which they were read. */
export type ItemBatch = {
  readonly generation: number;
  readonly items: readonly Item[];
  /** The number of items that match the filter, if requested. */
  readonly total?: number;
  /** Parents of the items, if requested; deleted parents are omitted. */
  readonly parents?: readonly Pick<Item, "id" | "title" | "type">[];
};

/** The present state of an item and the changes that have followed a generation. */
export type ItemWithLaterChanges = {
  readonly item: Item;
  readonly changes: LaterChanges;
};

/** The numbers of a blocked item and of its blocker. */
export type LinkPair = readonly [blocked: number, blocker: number];

/** The filter of a ranking, and conditions on fields that a snapshot does not contain. */
export type ItemFilter = Omit<RequestedFilter, "status" | "status_category"> & {
  /** One of these statuses, as spelled in the items. */
  readonly status?: readonly string[] | undefined;
  readonly external_id?: string | undefined;
  /** An empty text matches the items without a source. */
  readonly source?: string | undefined;
  /** A part of the title. The comparison folds case and accents. */
  readonly q?: string | undefined;
};

/** The changes of a workspace since a generation, read in one round trip. */
export type Delta = {
  readonly workspace: Workspace;
  /** The changed rows in their present state, including deleted rows. */
  readonly rows: readonly DeletableRow[];
};

/** An entry of the undo log. */
export type UndoLogEntry = UndoEntry & { readonly generation: number; readonly at: Instant };

/** Work items and the links between them. */
export type ItemStore = {
  /** Reads the rows that a write needs, in one round trip. */
  readonly readContext: (
    workspace: string,
    names: {
      readonly ids: readonly string[];
      /** External ids, in any source. */
      readonly externalIds: readonly string[];
      /**
       * Titles of items without an external id. Reads at most `titleMatchesMax` items of each
       * title.
       */
      readonly titles: readonly string[];
      /** Ids of items. Also reads the items of other sources that have the same external ids. */
      readonly namesakesOf: readonly string[];
      /** Ids of parents. */
      readonly parents: readonly string[];
      readonly parentExternalIds: readonly string[];
      /** Ids or external ids of blockers. */
      readonly blockers: readonly string[];
    },
  ) => Promise<WriteContext>;
  readonly write: (batch: WriteBatch) => Promise<WriteResult>;
  /**
   * Merges a patch into the stored item in one transaction, so that it loses no race against other
   * writers. Returns the item and the new generation. Returns undefined if the item is deleted, or
   * if the merged item would have too many ratings or a due date before its start date.
   */
  readonly merge: (
    merge: ItemMerge,
  ) => Promise<{ readonly item: Item; readonly generation: number } | undefined>;
  readonly read: (workspace: string, id: string) => Promise<Item | undefined>;
  /** Reads an item, deleted or not, with its changes since a generation, in one round trip. */
  readonly readWithLaterChanges: (
    workspace: string,
    id: string,
    generation: number,
  ) => Promise<ItemWithLaterChanges | undefined>;
  /** Reads items without their descriptions, deleted ones too. */
  readonly readByNumbers: (
    workspace: string,
    numbers: readonly number[],
    options?: { readonly hasParents: boolean },
  ) => Promise<ItemBatch>;
  readonly readNumber: (workspace: string, id: string) => Promise<number | undefined>;
  readonly readNumbers: (workspace: string, ids: readonly string[]) => Promise<Map<string, number>>;
  /** Lists items without their descriptions, in the order of their numbers. */
  readonly list: (
    workspace: string,
    filter: ItemFilter,
    window: {
      readonly after?: number;
      readonly skip?: number;
      readonly limit: number;
      /** Whether to return the total. */
      readonly isCounted?: boolean;
      /** The total at one generation; replaces the count if the workspace is still at it. */
      readonly known?: { readonly generation: number; readonly total: number } | undefined;
    },
  ) => Promise<ItemBatch>;
  /**
   * Lists items with their descriptions, in the order of their numbers. Parents and blockers are
   * external ids where the items have one.
   */
  readonly listAfter: (
    workspace: string,
    number: number,
    limit: number,
  ) => Promise<readonly Item[]>;
  /** Reads summaries by number, of deleted items too. */
  readonly readSummaries: (
    workspace: string,
    numbers: readonly number[],
  ) => Promise<ReadonlyMap<number, ItemSummary>>;
  /** Reads the blockers of an item, in its own order, and the first `limit` items it blocks. */
  readonly readLinks: (
    workspace: string,
    id: string,
    limit: number,
  ) => Promise<ItemLinks | undefined>;
  /** Lists at most `limit` links between items that are not deleted. */
  readonly listLinks: (workspace: string, limit: number) => Promise<readonly LinkPair[]>;
};

/** The rows from which flows build snapshots, and the log that rolls snapshots back. */
export type SnapshotStore = {
  /** Reads rows with numbers in (after, upTo]. */
  readonly readRows: (workspace: string, after: number, upTo: number) => Promise<SnapshotRow[]>;
  /** Reads at most `limit` changed rows. */
  readonly readDelta: (
    workspace: string,
    since: number,
    limit: number,
  ) => Promise<Delta | undefined>;
  /** Counts the changes since a generation, up to `limit`. */
  readonly countChanges: (workspace: string, since: number, limit: number) => Promise<number>;
  /** Reads the log back to `since`, latest entry first, starting below `before`. */
  readonly readUndoLog: (
    workspace: string,
    since: number,
    window: {
      readonly before?: { readonly generation: number; readonly number: number };
      readonly limit: number;
    },
  ) => Promise<readonly UndoLogEntry[]>;
  /**
   * Reads the instant at which a generation was created, undefined for generation 0, and the
   * categories of statuses at that generation.
   */
  readonly readGeneration: (
    workspace: string,
    generation: number,
  ) => Promise<{ readonly at: Instant | undefined; readonly statuses: StatusMap }>;
  /** Finds the newest generation at or before an instant; 0 if there is none. */
  readonly findGeneration: (workspace: string, at: Instant) => Promise<number>;
  /**
   * Lists the criteria of all ratings in alphabetical order, at most one more than an export
   * allows.
   */
  readonly listCriteria: (workspace: string) => Promise<readonly string[]>;
};
