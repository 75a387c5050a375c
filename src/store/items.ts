import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { readItemBatch } from "./item-batch.ts";
import { readItemWithLaterChanges } from "./item-history.ts";
import { itemListColumns, itemColumns, toItem } from "./item-rows.ts";
import { openLinks } from "./links.ts";
import { buildConditions, selectTotal } from "./list-filters.ts";
import { mergeItem } from "./merge-item.ts";
import { type Shards } from "./shards.ts";
import { items, workspaces } from "./tables.ts";
import { readWriteContext } from "./write-context.ts";
import { writeItems } from "./write-items.ts";

/** Opens the store of work items. */
export function openItems(shards: Shards): Store["items"] {
  return {
    write: (batch) => writeItems(shards.writer(batch.workspace), batch),
    merge: (merge) => mergeItem(shards.writer(merge.workspace), merge),
    readContext: (workspace, names) => readWriteContext(shards, workspace, names),
    ...openLinks(shards),

    async read(workspace, id) {
      const row = await shards
        .reader(workspace)
        .select(itemColumns)
        .from(items)
        .where(and(isLive(workspace), eq(items.id, id)))
        .get();
      return row && toItem(row);
    },

    readWithLaterChanges: (workspace, id, generation) =>
      readItemWithLaterChanges(shards.reader(workspace), { workspace, id, generation }),

    readByNumbers: (workspace, numbers, { hasParents } = { hasParents: false }) =>
      readItemBatch(shards, workspace, { numbers, hasParents }),

    async readNumber(workspace, id) {
      const row = await shards
        .reader(workspace)
        .select({ number: items.number })
        .from(items)
        .where(and(eq(items.workspaceId, workspace), eq(items.id, id)))
        .get();
      return row?.number;
    },

    async readNumbers(workspace, ids) {
      const rows = await shards
        .reader(workspace)
        .select({ id: items.id, number: items.number })
        .from(items)
        .where(and(eq(items.workspaceId, workspace), isIn(items.id, ids)));
      return new Map(rows.map(({ id, number }) => [id, number]));
    },

    async list(workspace, filter, { after = 0, skip = 0, limit, isCounted = false, known }) {
      const reader = shards.reader(workspace);
      const isListed = and(isLive(workspace), ...buildConditions(workspace, filter));
      const total = isCounted
        ? selectTotal(workspace, known, sql`SELECT count(*) FROM items WHERE ${isListed}`)
        : sql`SELECT 0 AS total`;
      const [workspaceRows, rows, totals] = await reader.batch([
        selectGeneration(shards, workspace),
        reader
          .select(itemListColumns)
          .from(items)
          .where(and(isListed, gt(items.number, after)))
          .orderBy(asc(items.number))
          .limit(limit)
          .offset(skip),
        toBatchItem<{ total: number }>(reader, total),
      ]);
      return {
        generation: workspaceRows[0]?.generation ?? 0,
        items: rows.map(toItem),
        ...(isCounted && { total: totals[0]?.total ?? 0 }),
      };
    },

    async listAfter(workspace, number, limit) {
      // Raw SQL: in a select from one table, Drizzle omits the table names of columns.
      const parent = sql<string | null>`(SELECT ${portableName("p")} FROM items p
        WHERE p.workspace_id = items.workspace_id AND p.id = items.parent_id
          AND p.deleted_at IS NULL)`;
      const blockedBy = sql`nullif((SELECT json_group_array(${portableName("b")})
        FROM json_each(items.blocked_by) r CROSS JOIN items b
          ON b.workspace_id = items.workspace_id AND b.id = r.value
        WHERE b.deleted_at IS NULL), '[]')`.mapWith(items.blockedBy);
      const rows = await shards
        .reader(workspace)
        .select({ ...itemColumns, parent, blockedBy })
        .from(items)
        .where(and(isLive(workspace), gt(items.number, number)))
        .orderBy(asc(items.number))
        .limit(limit);
      return rows.map(toItem);
    },
  };
}

/**
 * Returns SQL for the name of an item that a row of `items` refers to: the external id, unless an
 * import of the row would find the item of another source by it; otherwise the id.
 */
function portableName(alias: "p" | "b"): SQL {
  return sql.raw(`CASE WHEN ${alias}.external_id IS NULL
      OR (${alias}.source <> items.source AND EXISTS (SELECT 1 FROM items o
        INDEXED BY items_by_external_id WHERE o.workspace_id = ${alias}.workspace_id AND o.external_id = ${alias}.external_id
          AND o.source <> ${alias}.source AND o.deleted_at IS NULL))
    THEN ${alias}.id ELSE ${alias}.external_id END`);
}

function selectGeneration(shards: Shards, workspace: string) {
  return shards
    .reader(workspace)
    .select({ generation: workspaces.generation })
    .from(workspaces)
    .where(eq(workspaces.id, workspace));
}

function isLive(workspace: string) {
  return and(eq(items.workspaceId, workspace), isNull(items.deletedAt));
}

/** Matches any number of values with one bound parameter. */
function isIn(
  column: typeof items.number | typeof items.id,
  values: readonly (string | number)[],
): SQL {
  return inArray(column, sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`);
}
