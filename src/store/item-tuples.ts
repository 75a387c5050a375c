import { type SQL, sql } from "drizzle-orm";
import { foldText, isAscii } from "../core/item/fold-text.ts";
import { type ItemFields, itemTypes, priorities } from "../core/item/item.ts";
import { type ItemInsert, type ItemUpdate, type WriteBatch } from "../ports/store.ts";

/** The written columns, in the order of a tuple. Labels and ratings remain JSON. */
const fields = [
  "external_id",
  "type",
  "status",
  "priority",
  "parent_id",
  "assignee",
  "team",
  "size",
  "start_date",
  "due_date",
  "title",
  "description",
  "labels",
  "ratings",
] as const;

/** The written columns as SQL. */
export const fieldNames = sql.raw(fields.join(", "));

/** Returns the written columns with a table alias. */
export function prefixFieldNames(alias: string): SQL {
  return sql.raw(fields.map((name) => `${alias}.${name}`).join(", "));
}

/** SQL that reads the written columns from a JSON tuple. */
export const tupleFields = sql.raw(
  fields
    .map(
      (name, index) =>
        `value->${name === "labels" || name === "ratings" ? "" : ">"}${index} AS ${name}`,
    )
    .join(", "),
);

function toTuple(item: ItemFields): unknown[] {
  return [
    item.externalId ?? null,
    itemTypes.indexOf(item.type),
    item.status,
    item.priority === undefined ? 0 : priorities.indexOf(item.priority) + 1,
    item.parent ?? null,
    item.assignee ?? null,
    item.team ?? null,
    item.size ?? null,
    item.startDate ?? null,
    item.dueDate ?? null,
    item.title,
    item.description ?? null,
    item.labels,
    item.ratings,
  ];
}

/** Returns the JSON tuple of an update: 14 fields, number, version, deletion, rare fields. */
export function toUpdateTuple(row: ItemUpdate, rare: readonly RareField[]): unknown[] {
  const { fields: item, number, version, deletedAt } = row;
  return [...toTuple(item), number, version, deletedAt ?? null, ...toRareValues(item, rare)];
}

/** Returns the JSON tuple of an insert: 14 fields, number, id, rare fields. */
export function toInsertTuple(
  { fields: item, number, id }: ItemInsert,
  rare: readonly RareField[],
): unknown[] {
  return [...toTuple(item), number ?? null, id, ...toRareValues(item, rare)];
}

/** Columns that most batches do not contain; then their statements omit them. */
export type RareField = keyof typeof rareValues;

/** Readers of the stored values of the rare columns. */
const rareValues = {
  blocked_by: ({ blockedBy }: ItemFields) => blockedBy ?? null,
  folded: ({ title }: ItemFields) => foldTitle(title),
  source: ({ source }: ItemFields) => source ?? "",
} as const;

function toRareValues(item: ItemFields, rare: readonly RareField[]): unknown[] {
  return rare.map((name) => rareValues[name](item));
}

/** Returns the folded title for searches, or null if the title is ASCII. */
export function foldTitle(title: string): string | null {
  return isAscii(title) ? null : foldText(title);
}

/** Finds the rare columns that a row of the batch sets or had set. */
export function findRareFields({ changes, creates }: WriteBatch): RareField[] {
  const rows = [...changes, ...creates];
  const isLinked =
    rows.some((row) => row.fields.blockedBy !== undefined) ||
    changes.some(({ before }) => "blockedBy" in before);
  const isFolded =
    rows.some((row) => !isAscii(row.fields.title)) ||
    changes.some(({ before: { title } }) => typeof title === "string" && !isAscii(title));
  const hasSource =
    creates.some(({ fields: { source } }) => source !== undefined) ||
    changes.some(({ before }) => "source" in before);
  return [
    ...(isLinked ? ["blocked_by" as const] : []),
    ...(isFolded ? ["folded" as const] : []),
    ...(hasSource ? ["source" as const] : []),
  ];
}
