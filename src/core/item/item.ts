/**
 * Milliseconds since 1970-01-01T00:00Z. The edges pass instants in, because core reads no clock.
 */
export type Instant = number;

/** From the coarsest to the finest. A snapshot stores the position in this list. */
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

/** From the most to the least urgent. A snapshot stores the position + 1; 0 means no priority. */
export const priorities = ["critical", "high", "medium", "low"] as const;

export type Priority = (typeof priorities)[number];

/** An estimate with its uncertainty: low ≤ likely ≤ high. */
export type Interval = { readonly low: number; readonly likely: number; readonly high: number };

/** An item's rating for one criterion: a number or an interval. */
export type Rating = number | Interval;

/** Ratings by criterion. An unrated criterion is absent, which does not mean 0. */
export type Ratings = Readonly<Record<string, Rating>>;

/** The editable fields of an item: everything except its identity and history. */
export type ItemFields = {
  readonly externalId?: string;
  /** The system that assigned the external id, such as "jira"; absent for no source. */
  readonly source?: string;
  readonly type: ItemType;
  /** The id of the parent item. Parents form a forest: no item is its own ancestor. */
  readonly parent?: string;
  /** Ids of the items to finish first; absent if there are none. They may form cycles. */
  readonly blockedBy?: readonly string[];
  readonly title: string;
  readonly description?: string;
  readonly status: string;
  readonly priority?: Priority;
  readonly assignee?: string;
  readonly labels: readonly string[];
  readonly team?: string;
  /** The amount of work in the workspace's own unit (points, days …); more than 0. */
  readonly size?: number;
  /** A day as YYYY-MM-DD, not after `dueDate`. */
  readonly startDate?: string;
  readonly dueDate?: string;
  readonly ratings: Ratings;
};

/** A work item of a backlog. */
export type Item = ItemFields & {
  /** A TypeID, `itm_…`; its UUIDv7 carries the instant of creation. */
  readonly id: string;
  /** 1, 2, 3 … within the workspace, in order of creation. Numbers are never reused. */
  readonly number: number;
  /** 1 for a new item; every change adds 1. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt?: Instant;
};

/** The default fields of a new item. */
export const itemDefaults = { type: "story", status: "open", labels: [], ratings: {} } as const;
