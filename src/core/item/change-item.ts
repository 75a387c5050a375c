import { type Fault } from "../failure.ts";
import { type Item, type ItemFields, itemDefaults, type Rating, type Ratings } from "./item.ts";

/** A merge patch of an item: what is absent stays, what is null (or an empty text) goes. */
export type FieldChanges = {
  readonly [K in Exclude<keyof ItemFields, "ratings">]?: ItemFields[K] | null | undefined;
} & { readonly ratings?: Readonly<Record<string, Rating | null>> | undefined };

/** What a criterion may be rated; a criterion that is not among them may be any number. */
export type RatingRanges = ReadonlyMap<string, { readonly min: number; readonly max: number }>;

/** The fields as they were before, of those that changed; null where there was nothing. */
export type PreviousFields = Readonly<Record<string, unknown>>;

/** How many criteria one item may be rated by. */
export const ratingsMax = 200;

const fieldNames = [
  "externalId",
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

/** The fields of a new item. The title must be among the changes. */
export function buildItemFields(changes: FieldChanges): ItemFields {
  return mergeFields({ ...itemDefaults, title: "" }, changes);
}

/** The fields after the patch, and what they were before; undefined when nothing changes. */
export function applyFieldChanges(
  item: Item,
  changes: FieldChanges,
): { readonly fields: ItemFields; readonly before: PreviousFields } | undefined {
  const fields = mergeFields(item, changes);
  const before: Record<string, unknown> = {};
  for (const name of fieldNames) {
    if (!isDeepEqual(item[name], fields[name])) {
      before[name] = item[name] ?? null;
    }
  }
  return Object.keys(before).length === 0 ? undefined : { fields, before };
}

/** What is wrong with an item's fields that no single field can tell. Pointers are the wire's. */
export function findItemFaults(
  fields: ItemFields,
  changes: FieldChanges,
  ranges: RatingRanges,
): Fault[] {
  const faults: Fault[] = [];
  for (const [criterion, rating] of Object.entries(changes.ratings ?? {})) {
    const range = ranges.get(criterion);
    if (rating !== null && range !== undefined && !isWithin(rating, range)) {
      const detail = `${criterion} is rated from ${range.min} to ${range.max}.`;
      faults.push({ pointer: `/ratings/${criterion}`, detail });
    }
  }
  if (Object.keys(fields.ratings).length > ratingsMax) {
    faults.push({ pointer: "/ratings", detail: `An item has at most ${ratingsMax} ratings.` });
  }
  const { startDate, dueDate } = fields;
  if (startDate !== undefined && dueDate !== undefined && startDate > dueDate) {
    faults.push({ pointer: "/due_date", detail: `It is due ${dueDate}, before it starts.` });
  }
  return faults;
}

function isWithin(rating: Rating, { min, max }: { min: number; max: number }): boolean {
  const [low, high] = typeof rating === "number" ? [rating, rating] : [rating.low, rating.high];
  return low >= min && high <= max;
}

function mergeFields(from: ItemFields, changes: FieldChanges): ItemFields {
  const fields: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const change = changes[name];
    const value = change === undefined ? from[name] : change;
    if (value !== null && value !== undefined && value !== "") {
      fields[name] = value;
    }
  }
  if (changes.ratings !== undefined) {
    fields["ratings"] = mergeRatings(from.ratings, changes.ratings);
  }
  return fields as ItemFields;
}

/** Ratings after a patch of them: null takes one away. */
export function mergeRatings(
  from: Ratings,
  changes: Readonly<Record<string, Rating | null>>,
): Ratings {
  const ratings: Record<string, Rating> = { ...from };
  for (const [criterion, rating] of Object.entries(changes)) {
    if (rating === null) {
      delete ratings[criterion];
    } else {
      ratings[criterion] = rating;
    }
  }
  return ratings;
}

/** Whether two values say the same; the order of an object's keys says nothing. */
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
