import { type Fault } from "../failure.ts";
import { type Item, type ItemFields, itemDefaults, type Rating, type Ratings } from "./item.ts";

/** A merge patch of an item: an absent field stays, null or an empty string removes a field. */
export type FieldChanges = {
  readonly [K in Exclude<keyof ItemFields, "ratings">]?: ItemFields[K] | null | undefined;
} & { readonly ratings?: Readonly<Record<string, Rating | null>> | undefined };

/** The range of each criterion's ratings. A criterion without a range accepts any number. */
export type RatingRanges = ReadonlyMap<string, { readonly min: number; readonly max: number }>;

/** The previous values of the changed fields; null for a field that was absent. */
export type PreviousFields = Readonly<Record<string, unknown>>;

/** The maximum number of ratings of one item. */
export const ratingsMax = 200;

const fieldNames = [
  "externalId",
  "source",
  "type",
  "parent",
  "blockedBy",
  "title",
  "description",
  "status",
  "priority",
  "assignee",
  "labels",
  "team",
  "size",
  "startDate",
  "dueDate",
  "ratings",
] as const satisfies readonly (keyof ItemFields)[];

/** Returns the fields of a new item. The changes must include the title. */
export function buildItemFields(changes: FieldChanges): ItemFields {
  return mergeFields({ ...itemDefaults, title: "" }, changes);
}

/** Returns the fields after the patch and their previous values; undefined if nothing changes. */
export function applyFieldChanges(
  item: Item,
  changes: FieldChanges,
): { readonly fields: ItemFields; readonly before: PreviousFields } | undefined {
  const fields = mergeFields(item, changes);
  const before = findPreviousFields(item, fields);
  return Object.keys(before).length === 0 ? undefined : { fields, before };
}

/**
 * Returns an item's fields with the earlier values from the undo log, and the present values for
 * the log. A field that was absent is absent again.
 */
export function restoreFields(
  item: Item,
  earlier: PreviousFields,
): { readonly fields: ItemFields; readonly before: PreviousFields } {
  const fields: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const value = name in earlier ? earlier[name] : item[name];
    if (value !== null && value !== undefined) {
      fields[name] = value;
    }
  }
  const restored = fields as ItemFields;
  return { fields: restored, before: findPreviousFields(item, restored) };
}

function findPreviousFields(item: Item, fields: ItemFields): PreviousFields {
  const before: Record<string, unknown> = {};
  for (const name of fieldNames) {
    if (!isDeepEqual(item[name], fields[name])) {
      before[name] = item[name] ?? null;
    }
  }
  return before;
}

/** Returns the faults that depend on more than one field. Pointers use the API's field names. */
export function findItemFaults(
  fields: ItemFields,
  changes: FieldChanges,
  ranges: RatingRanges,
): Fault[] {
  const faults: Fault[] = [];
  for (const [criterion, rating] of Object.entries(changes.ratings ?? {})) {
    const range = ranges.get(criterion);
    if (rating !== null && range !== undefined && !isWithin(rating, range)) {
      const detail = `The rating of ${criterion} must be from ${range.min} to ${range.max}.`;
      faults.push({ pointer: `/ratings/${criterion}`, detail });
    }
  }
  if (Object.keys(fields.ratings).length > ratingsMax) {
    faults.push({ pointer: "/ratings", detail: `An item has at most ${ratingsMax} ratings.` });
  }
  const { startDate, dueDate } = fields;
  if (startDate !== undefined && dueDate !== undefined && startDate > dueDate) {
    faults.push({
      pointer: "/due_date",
      detail: `due_date must not be before start_date (${startDate}).`,
    });
  }
  return faults;
}

function isWithin(rating: Rating, { min, max }: { min: number; max: number }): boolean {
  const [low, high] = typeof rating === "number" ? [rating, rating] : [rating.low, rating.high];
  return low >= min && high <= max;
}

function mergeFields(base: ItemFields, changes: FieldChanges): ItemFields {
  const fields: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const change = changes[name];
    const value = change === undefined ? base[name] : change;
    if (value !== null && value !== undefined && value !== "") {
      fields[name] = value;
    }
  }
  if (changes.ratings !== undefined) {
    fields["ratings"] = mergeRatings(base.ratings, changes.ratings);
  }
  return fields as ItemFields;
}

/** Returns the ratings after a patch. Null removes a rating. */
export function mergeRatings(
  base: Ratings,
  changes: Readonly<Record<string, Rating | null>>,
): Ratings {
  const ratings: Record<string, Rating> = { ...base };
  for (const [criterion, rating] of Object.entries(changes)) {
    if (rating === null) {
      delete ratings[criterion];
    } else {
      ratings[criterion] = rating;
    }
  }
  return ratings;
}

/**
 * Adds numbers to ratings. A missing rating counts as 0, and an interval as its likely value. The
 * result has the criteria of the numbers only.
 */
export function addToRatings(
  ratings: Ratings,
  numbers: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sums = Object.entries(numbers).map(([criterion, number]): [string, number] => {
    const rating = ratings[criterion] ?? 0;
    return [criterion, (typeof rating === "number" ? rating : rating.likely) + number];
  });
  return Object.fromEntries(sums);
}

/** Compares two values deeply. The order of an object's keys does not matter. */
function isDeepEqual(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return false;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isDeepEqual(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
