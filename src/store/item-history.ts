import { and, eq, type SQL, sql } from "drizzle-orm";
import { type PreviousFields } from "../core/item/change-item.ts";
import { type ItemLogEntry } from "../core/item/item-changes.ts";
import { type Instant } from "../core/item/item.ts";
import { type ItemWithLaterChanges } from "../ports/store-items.ts";
import { toBatchItem } from "./batch-item.ts";
import { itemColumns, toItem } from "./item-rows.ts";
import { selectGenerationAt } from "./past-generations.ts";
import { type Database } from "./shards.ts";
import { items } from "./tables.ts";

type PastItem = { readonly workspace: string; readonly id: string; readonly generation: number };

type Existence = { readonly earlierAt: Instant | null; readonly wasCreated: 0 | 1 };

/** Reads an item, deleted or not, with its changes since a generation, in one transaction. */
export async function readItemWithLaterChanges(
  db: Database,
  past: PastItem,
): Promise<ItemWithLaterChanges | undefined> {
  const [rows, later, existences] = await db.batch([
    db
      .select(itemColumns)
      .from(items)
      .where(and(eq(items.workspaceId, past.workspace), eq(items.id, past.id))),
    toBatchItem<{ before: string }>(db, selectLaterChanges(past)),
    toBatchItem<Existence>(db, selectExistence(past)),
  ]);
  const [row] = rows;
  const [existence] = existences;
  if (row === undefined || existence === undefined) {
    return undefined;
  }
  const { earlierAt, wasCreated } = existence;
  const changed = later.map(({ before }) => JSON.parse(before) as PreviousFields);
  const befores = earlierAt !== null || wasCreated === 1 ? changed : [null, ...changed];
  return { item: toItem(row), changes: { befores, earlierAt: earlierAt ?? undefined } };
}

type ItemWindow = {
  readonly workspace: string;
  readonly id: string;
  readonly before: number;
  readonly limit: number;
};

type LogRow = {
  readonly generation: number;
  readonly at: Instant;
  readonly actor: string;
  readonly before: string | null;
};

/**
 * The generations after that of the instant of a creation which may contain the creation: the clock
 * of an earlier writer may have been ahead.
 */
const creationRange = 256;

/** Lists the changes of an item below a generation, newest first, and its creation last. */
export async function listChangesByItem(
  db: Database,
  window: ItemWindow,
): Promise<readonly ItemLogEntry[]> {
  const { workspace, id, before, limit } = window;
  const rows = await db.all<LogRow>(sql`
    SELECT * FROM (
      SELECT c.generation, c.at, c.actor, c.before
      FROM items i CROSS JOIN changes c INDEXED BY changes_by_item
        ON c.workspace_id = i.workspace_id AND c.number = i.number
      WHERE i.workspace_id = ${workspace} AND i.id = ${id}
        AND c.generation < ${before} AND c.before IS NOT NULL
      ORDER BY c.generation DESC LIMIT ${limit})
    UNION ALL
    SELECT * FROM (
      SELECT c.generation, c.at, c.actor, c.before FROM items i CROSS JOIN changes c
        ON c.workspace_id = i.workspace_id
        AND c.generation > (${selectGenerationAt(workspace, sql`i.created_at - 1`)})
        AND c.generation <= ${creationRange} + (${selectGenerationAt(workspace, sql`i.created_at`)})
        AND c.number = i.number
      WHERE i.workspace_id = ${workspace} AND i.id = ${id}
        AND c.generation < ${before} AND c.before IS NULL LIMIT 1)`);
  return rows.slice(0, limit).map((row) => ({
    generation: row.generation,
    at: row.at,
    actor: row.actor,
    before: row.before === null ? undefined : (JSON.parse(row.before) as PreviousFields),
  }));
}

/** Selects the changes since the generation through the partial index. */
function selectLaterChanges({ workspace, id, generation }: PastItem): SQL {
  return sql`SELECT c.before FROM items i CROSS JOIN changes c INDEXED BY changes_by_item
      ON c.workspace_id = i.workspace_id AND c.number = i.number
    WHERE i.workspace_id = ${workspace} AND i.id = ${id}
      AND c.generation > ${generation} AND c.before IS NOT NULL
    ORDER BY c.generation`;
}

/**
 * Selects the instant of the last change up to the generation, and whether the item was created by
 * then. The partial index has no creations. The creation has the instant of its item or a later
 * one, so its entry is searched from the first generation of that instant.
 */
function selectExistence({ workspace, id, generation }: PastItem): SQL {
  return sql`SELECT (SELECT c.at FROM changes c INDEXED BY changes_by_item
        WHERE c.workspace_id = i.workspace_id AND c.number = i.number
          AND c.generation <= ${generation} AND c.before IS NOT NULL
        ORDER BY c.generation DESC LIMIT 1) AS earlierAt,
      EXISTS (SELECT 1 FROM changes c WHERE c.workspace_id = i.workspace_id
        AND c.generation > (${selectGenerationAt(workspace, sql`i.created_at - 1`)})
        AND c.generation <= ${generation} AND c.number = i.number
        AND c.before IS NULL) AS wasCreated
    FROM items i WHERE i.workspace_id = ${workspace} AND i.id = ${id}`;
}
