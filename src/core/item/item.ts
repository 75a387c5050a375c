/** Milliseconds since 1970-01-01T00:00Z. Passed in by the edge: core never reads a clock. */
export type Instant = number;

/** From the coarsest to the finest. The position in this list is the code a board keeps. */
export const itemTypes = [
  "initiative",
  "project",
  "epic",
  "feature",
  "story",
  "task",
  "bug",
] as const;

export type ItemType = (typeof itemTypes)[number];

/** From the most to the least urgent. A board keeps the position + 1; 0 says that none was given. */
export const priorities = ["critical", "high", "medium", "low"] as const;

export type Priority = (typeof priorities)[number];

/** An estimate that knows how unsure it is: low ≤ likely ≤ high. */
export type Interval = { readonly low: number; readonly likely: number; readonly high: number };

/** What somebody said about one criterion of an item: one number, or an interval. */
export type Rating = number | Interval;

/** Ratings by criterion. A criterion that nobody rated is absent; absent is not zero. */
export type Ratings = Readonly<Record<string, Rating>>;

/** What people write about an item: everything but its identity and its history. */
export type ItemFields = {
  readonly externalId?: string;
  readonly type: ItemType;
  /** The id of the item above this one. Parents form a forest: following them never comes back. */
  readonly parent?: string;
  /** Ids of the items that have to be done first; absent when there are none. May form cycles. */
  readonly blockedBy?: readonly string[];
  readonly title: string;
  readonly description?: string;
  readonly status: string;
  readonly priority?: Priority;
  readonly assignee?: string;
  readonly labels: readonly string[];
  readonly team?: string;
  /** How much work it is, in the workspace's own unit (points, days …); more than 0. */
  readonly size?: number;
  /** Days as YYYY-MM-DD; the start is not after the due date. */
  readonly startDate?: string;
  readonly dueDate?: string;
  readonly ratings: Ratings;
};

/** One thing that could be done next. */
export type Item = ItemFields & {
  /** A TypeID, `itm_…`; its UUIDv7 carries the instant of creation. */
  readonly id: string;
  /** 1, 2, 3 … within the workspace, in order of creation; never given twice. */
  readonly number: number;
  /** 1 for a new item, one more for every change. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt?: Instant;
};

/** What an item is when nobody said otherwise. */
export const itemDefaults = { type: "story", status: "open", labels: [], ratings: {} } as const;
