import { type LogPosition } from "../core/item/change-history.ts";
import { type PreviousFields } from "../core/item/change-item.ts";
import { type ItemLogEntry } from "../core/item/item-changes.ts";
import { type Item } from "../core/item/item.ts";
import { type ItemWithLaterChanges } from "./store-items.ts";

/** The items that one generation changed, or some of them, in the order of their numbers. */
export type GenerationChanges = {
  readonly generation: number;
  readonly numbers: readonly number[];
};

/** The stored version of a changed item, and the bytes of the item and of its log entry. */
export type ChangedVersion = {
  readonly number: number;
  readonly version: number;
  readonly bytes: number;
};

/** The data from which a flow plans the revert of some items. */
export type RevertContext = {
  /** The items with all their fields, including deleted items. */
  readonly items: readonly Item[];
  /** The log entries, oldest first. `before` is undefined if the entry created the item. */
  readonly entries: readonly {
    readonly number: number;
    readonly before: PreviousFields | undefined;
  }[];
  /** Items of any source that use an external id that `number` had before one of the entries. */
  readonly holders: readonly {
    readonly number: number;
    readonly holder: number;
    readonly externalId: string;
    /** The source of the holder; empty by default. */
    readonly source: string;
  }[];
  /** Id → parent, of the earlier parents of the items and all of their ancestors. */
  readonly parents: ReadonlyMap<string, string | undefined>;
};

/** The changes of an item to list: those below a generation, at most `limit`. */
export type ItemLogWindow = {
  readonly before: number;
  readonly limit: number;
  /** The maximum size of the earlier values. One change may be larger. */
  readonly bytesMax: number;
};

/** The changes of an item, newest first, and the item with its changes since the newest of them. */
export type ItemLog = ItemWithLaterChanges & {
  readonly entries: readonly ItemLogEntry[];
  /** Whether older changes follow. */
  readonly hasMore: boolean;
};

/** The undo log, as a revert and readers of an item read it. */
export type ChangeStore = {
  /** Lists at most `limit` changed items after a position. */
  readonly list: (
    workspace: string,
    after: LogPosition,
    limit: number,
  ) => Promise<readonly GenerationChanges[]>;
  /**
   * Lists changes of one item, newest first; its creation comes last. Reads the item, deleted or
   * not, in the same transaction.
   */
  readonly listByItem: (
    workspace: string,
    id: string,
    window: ItemLogWindow,
  ) => Promise<ItemLog | undefined>;
  /** Reads the present version of the item of each entry. */
  readonly readVersions: (
    workspace: string,
    entries: readonly LogPosition[],
  ) => Promise<readonly ChangedVersion[]>;
  /** Reads the items and the entries in one round trip. Pass all entries of an item. */
  readonly readRevertContext: (
    workspace: string,
    entries: readonly LogPosition[],
  ) => Promise<RevertContext>;
};
