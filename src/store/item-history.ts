import { and, eq, type SQL, sql } from "drizzle-orm";
import { type PreviousFields } from "../core/item/change-item.ts";
import { type Instant } from "../core/item/item.ts";
import { type ItemLog, type ItemLogWindow } from "../ports/store-changes.ts";
import { type ItemWithLaterChanges } from "../ports/store-items.ts";
import { toBatchItem } from "./batch-item.ts";
import { itemColumns, toItem } from "./item-rows.ts";
import { selectGenerationAt } from "./past-generations.ts";
import { type Database } from "./shards.ts";
import { items } from "./tables.ts";

type PastItem = { readonly workspace: string; readonly id: string; readonly generation: number };

/** Reads an item, deleted or not, with its changes since a generation, in one transaction. */
export async function readItemWithLaterChanges(
  db: Database,
  past: PastItem,
): Promise<ItemWithLaterChanges | undefined> {
  const [rows, later] = await db.batch([selectItem(db, past), toLaterBatchItem(db, past)]);
  return toItemWithLaterChanges(rows, later);
}

type ItemRow = Parameters<typeof toItem>[0];

function toItemWithLaterChanges(
  [row]: readonly ItemRow[],
  [later]: readonly LaterRow[],
): ItemWithLaterChanges | undefined {
  if (row === undefined || later === undefined) {
    return undefined;
  }
  const { count, fields, earlierAt, wasCreated } = later;
  const isCreation = earlierAt === null && wasCreated === 0;
  const before = JSON.parse(fields) as PreviousFields;
  const changes = { count, isCreation, before, earlierAt: earlierAt ?? undefined };
  return { item: toItem(row), changes };
}

function selectItem(db: Database, { workspace, id }: PastItem) {
  return db
    .select(itemColumns)
    .from(items)
    .where(and(eq(items.workspaceId, workspace), eq(items.id, id)));
}

type ItemWindow = ItemLogWindow & { readonly workspace: string; readonly id: string };

type LogRow = {
  readonly generation: number;
  readonly at: Instant;
  readonly actor: string;
  readonly before: string | null;
  /** The number of entries from which the page is taken. */
  readonly candidates: number;
};

/**
 * The generations after that of the instant of a creation which may contain the creation: the clock
 * of an earlier writer may have been ahead.
 */
const creationRange = 256;

/** Lists the changes of an item below a generation, and reads the item, in one transaction. */
export async function listChangesByItem(
  db: Database,
  window: ItemWindow,
): Promise<ItemLog | undefined> {
  const past = { ...window, generation: window.before - 1 };
  const [rows, later, log] = await db.batch([
    selectItem(db, past),
    toLaterBatchItem(db, past),
    toBatchItem<LogRow>(db, selectLog(window)),
  ]);
  const item = toItemWithLaterChanges(rows, later);
  return (
    item && {
      ...item,
      entries: log.map(({ generation, at, actor, before }) => ({
        generation,
        at,
        actor,
        before: before === null ? undefined : (JSON.parse(before) as PreviousFields),
      })),
      hasMore: (log[0]?.candidates ?? 0) > log.length,
    }
  );
}

/** Selects the entries of a page, newest first: at least one, then those within the limits. */
function selectLog({ workspace, id, before, limit, bytesMax }: ItemWindow): SQL {
  return sql`SELECT generation, at, actor, before, candidates FROM (
      SELECT *, row_number() OVER newest AS place, count(*) OVER () AS candidates,
        sum(coalesce(octet_length(before), 0)) OVER newest AS bytes
      FROM (${selectChanges({ workspace, id, before, limit: limit + 1 })}
        UNION ALL ${selectCreation(workspace, id, before)})
      WINDOW newest AS (ORDER BY generation DESC))
    WHERE place = 1 OR (place <= ${limit} AND bytes <= ${bytesMax})
    ORDER BY generation DESC`;
}

function selectChanges({ workspace, id, before, limit }: Omit<ItemWindow, "bytesMax">): SQL {
  return sql`SELECT * FROM (SELECT c.generation, c.at, c.actor, c.before
    FROM items i CROSS JOIN changes c INDEXED BY changes_by_item
      ON c.workspace_id = i.workspace_id AND c.number = i.number
    WHERE i.workspace_id = ${workspace} AND i.id = ${id}
      AND c.generation < ${before} AND c.before IS NOT NULL
    ORDER BY c.generation DESC LIMIT ${limit})`;
}

function selectCreation(workspace: string, id: string, before: number): SQL {
  return sql`SELECT * FROM (SELECT c.generation, c.at, c.actor, c.before
    FROM items i CROSS JOIN changes c ON c.workspace_id = i.workspace_id
      AND c.generation > (${selectGenerationAt(workspace, sql`i.created_at - 1`)})
      AND c.generation <= ${creationRange} + (${selectGenerationAt(workspace, sql`i.created_at`)})
      AND c.number = i.number
    WHERE i.workspace_id = ${workspace} AND i.id = ${id}
      AND c.generation < ${before} AND c.before IS NULL LIMIT 1)`;
}

type LaterRow = {
  readonly count: number;
  /** JSON of the changed fields with their values at the generation. */
  readonly fields: string;
  /** The instant of the last change up to the generation. */
  readonly earlierAt: Instant | null;
  readonly wasCreated: 0 | 1;
};

/**
 * Selects the combined changes since the generation, and whether the item existed then. Reads each
 * changed field once, so that a long log does not fill the memory.
 */
function toLaterBatchItem(db: Database, past: PastItem) {
  const { workspace, id, generation } = past;
  return toBatchItem<LaterRow>(
    db,
    sql`WITH later AS (SELECT c.generation, c.number, c.before
        FROM items i CROSS JOIN changes c INDEXED BY changes_by_item
          ON c.workspace_id = i.workspace_id AND c.number = i.number
        WHERE i.workspace_id = ${workspace} AND i.id = ${id}
          AND c.generation > ${generation} AND c.before IS NOT NULL),
      oldest AS (SELECT f.key, l.number, min(l.generation) AS generation
        FROM later l CROSS JOIN json_each(l.before) f GROUP BY f.key)
    SELECT (SELECT count(*) FROM later) AS count,
      (SELECT json_group_object(o.key, json(c.before -> o.key)) FROM oldest o CROSS JOIN changes c
        ON c.workspace_id = ${workspace} AND c.generation = o.generation AND c.number = o.number)
        AS fields, ${selectExistence(past)}`,
  );
}
/**
 * Selects the instant of the last change up to the generation, and whether the item was created by
 * then. The partial index has no creations. The creation has the instant of its item or a later
 * one, so its entry is searched from the first generation of that instant.
 */
function selectExistence({ workspace, id, generation }: PastItem): SQL {
  const isItem = sql`i.workspace_id = ${workspace} AND i.id = ${id}
    AND c.workspace_id = i.workspace_id AND c.number = i.number`;
  return sql`(SELECT c.at FROM items i CROSS JOIN changes c INDEXED BY changes_by_item
        WHERE ${isItem} AND c.generation <= ${generation} AND c.before IS NOT NULL
        ORDER BY c.generation DESC LIMIT 1) AS earlierAt,
      EXISTS (SELECT 1 FROM items i CROSS JOIN changes c WHERE ${isItem}
        AND c.generation > (${selectGenerationAt(workspace, sql`i.created_at - 1`)})
        AND c.generation <= ${generation} AND c.before IS NULL) AS wasCreated`;
}
