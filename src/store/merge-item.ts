import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type FieldChanges, ratingsMax } from "../core/item/change-item.ts";
import { foldText, isAscii } from "../core/item/fold-text.ts";
import { itemTypes, priorities } from "../core/item/item.ts";
import { type ItemMerge, type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { raiseGeneration, rejectCycles, toConflict } from "./generations.ts";
import { itemColumns, toItem } from "./item-rows.ts";
import { type Database } from "./shards.ts";
import { items } from "./tables.ts";

/**
 * Merges a patch into an item in one transaction. The database computes the new values and the
 * entry of the undo log from the stored row, so the merge loses no race.
 */
export async function mergeItem(
  db: Database,
  merge: ItemMerge,
): ReturnType<Store["items"]["merge"]> {
  const { workspace, id, patch, at, deletedAt } = merge;
  const isMergeable = and(isLive(merge), ...listConditions(patch));
  const values = { ...toValues(patch), ...(deletedAt !== undefined && { deletedAt }) };
  const update = db
    .update(items)
    .set({ ...values, version: sql`${items.version} + 1`, updatedAt: at })
    .where(isMergeable)
    .returning(itemColumns);
  try {
    const [, rows, , raised] = await db.batch([
      toBatchItem(db, logMerge(merge, isMergeable)),
      update,
      toBatchItem(db, rejectCycles(workspace, typeof patch.parent === "string" ? [id] : [])),
      toBatchItem<{ generation: number }>(db, raiseGeneration(merge)),
    ]);
    return rows[0] && { item: toItem(rows[0]), generation: raised[0]?.generation ?? 0 };
  } catch (error) {
    throw toConflict(error);
  }
}

function isLive({ workspace, number }: ItemMerge) {
  return and(eq(items.workspaceId, workspace), eq(items.number, number), isNull(items.deletedAt));
}

/** Lists the conditions that depend on a patched and a stored value. */
function listConditions({ ratings, startDate, dueDate }: FieldChanges): SQL[] {
  const hasDate = startDate !== undefined || dueDate !== undefined;
  const start = startDate === undefined ? sql`${items.startDate}` : sql`${startDate}`;
  const due = dueDate === undefined ? sql`${items.dueDate}` : sql`${dueDate}`;
  return [
    ...(hasDate ? [sql`coalesce(${start} <= ${due}, true)`] : []),
    ...(ratings === undefined
      ? []
      : [sql`(SELECT count(*) FROM json_each(${mergeRatings(ratings)})) <= ${ratingsMax}`]),
  ];
}

/** Merges ratings as a patch does: null removes a rating (RFC 7396). */
function mergeRatings(ratings: FieldChanges["ratings"]): SQL {
  return sql`json_patch(${items.ratings}, ${JSON.stringify(ratings)})`;
}

/** Returns the new values of the patched columns. */
function toValues(patch: FieldChanges) {
  const { assignee, team, size, startDate, dueDate, description, externalId } = patch;
  const { status, labels, blockedBy, parent: parentId, ratings } = patch;
  return {
    ...replaceEmpty({ assignee, team, size, startDate, dueDate, description, externalId }),
    ...replaceEmpty({ parentId }),
    ...(status && { status }),
    ...(labels && { labels: [...labels] }),
    ...(blockedBy !== undefined && { blockedBy: blockedBy && [...blockedBy] }),
    ...(ratings && { ratings: mergeRatings(ratings) }),
    ...toCodes(patch),
  };
}

/** Returns the values of the columns that D1 stores in another form. */
function toCodes({ type, priority, title, source }: FieldChanges) {
  return {
    ...(type && { type: itemTypes.indexOf(type) }),
    ...(priority !== undefined && { priority: priority ? priorities.indexOf(priority) + 1 : 0 }),
    ...(title && { title, folded: isAscii(title) ? null : foldText(title) }),
    ...(source !== undefined && { source: source ?? "" }),
  };
}

/** Replaces empty texts with null, because an empty text removes a field. */
function replaceEmpty<T extends object>(fields: T): T {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    value === "" ? null : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** Logs the merge with the stored values of the patched fields. */
function logMerge({ workspace, actor, at, patch, deletedAt }: ItemMerge, isMergeable?: SQL): SQL {
  const names = fieldNames.filter((name) => patch[name] !== undefined);
  const fields = names.map((name) => sql`${name}, ${storedFields[name]}`);
  const before = deletedAt === undefined ? fields : [...fields, sql`'deletedAt', NULL`];
  return sql`INSERT INTO changes (workspace_id, generation, number, before, actor, at)
    SELECT w.id, w.generation + 1, items.number, json_object(${sql.join(before, sql`, `)}),
      ${actor}, max(w.changed_at, ${at})
    FROM workspaces w CROSS JOIN items WHERE w.id = ${workspace} AND ${isMergeable}`;
}

/** SQL of each stored field as the undo log contains it. */
const storedFields = {
  externalId: sql.raw("items.external_id"),
  source: sql.raw("nullif(items.source, '')"),
  type: selectName(itemTypes, "items.type"),
  parent: sql.raw("items.parent_id"),
  blockedBy: sql.raw("json(items.blocked_by)"),
  title: sql.raw("items.title"),
  description: sql.raw("items.description"),
  status: sql.raw("items.status"),
  priority: selectName(priorities, "items.priority - 1"),
  assignee: sql.raw("items.assignee"),
  labels: sql.raw("json(items.labels)"),
  team: sql.raw("items.team"),
  size: sql.raw("items.size"),
  startDate: sql.raw("items.start_date"),
  dueDate: sql.raw("items.due_date"),
  ratings: sql.raw("json(items.ratings)"),
} as const satisfies Record<keyof FieldChanges, SQL>;

const fieldNames = Object.keys(storedFields) as (keyof FieldChanges)[];

/** Returns SQL of the name at a position of a list; NULL before the first one. */
function selectName(names: readonly string[], position: string): SQL {
  return sql.raw(`CASE WHEN ${position} >= 0
    THEN json_extract('${JSON.stringify(names)}', '$[' || (${position}) || ']') END`);
}
