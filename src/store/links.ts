import { type SQL, sql } from "drizzle-orm";
import { type ItemSummary, type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { type Shards } from "./shards.ts";

/** Opens the store of item summaries and links. The cross joins fix the order of the loops. */
export function openLinks(
  shards: Shards,
): Pick<Store["items"], "readSummaries" | "readLinks" | "listLinks"> {
  return {
    async readSummaries(workspace, numbers) {
      const rows = await shards.reader(workspace).all<SummaryRow & { number: number }>(
        sql`SELECT i.number, ${summaryColumns} FROM json_each(${JSON.stringify(numbers)}) r
          CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.number = r.value`,
      );
      return new Map(rows.map((row) => [row.number, toItemSummary(row)]));
    },

    async readLinks(workspace, id, limit) {
      const reader = shards.reader(workspace);
      const [items, blockedBy, blocks] = await reader.batch([
        toBatchItem<{ id: string }>(
          reader,
          sql`SELECT id FROM items
            WHERE workspace_id = ${workspace} AND id = ${id} AND deleted_at IS NULL`,
        ),
        toBatchItem<SummaryRow>(
          reader,
          sql`SELECT ${summaryColumns} FROM items b CROSS JOIN json_each(b.blocked_by) r
            CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
            WHERE b.workspace_id = ${workspace} AND b.id = ${id} AND i.deleted_at IS NULL`,
        ),
        toBatchItem<SummaryRow>(
          reader,
          sql`SELECT ${summaryColumns} FROM items i INDEXED BY items_blocked
            WHERE i.workspace_id = ${workspace} AND i.blocked_by IS NOT NULL
              AND i.deleted_at IS NULL
              AND EXISTS (SELECT 1 FROM json_each(i.blocked_by) WHERE value = ${id})
            ORDER BY i.number LIMIT ${limit}`,
        ),
      ]);
      return items.length === 0
        ? undefined
        : { blockedBy: blockedBy.map(toItemSummary), blocks: blocks.map(toItemSummary) };
    },

    listLinks(workspace, limit) {
      return shards.reader(workspace).values<[blocked: number, blocker: number]>(
        sql`SELECT b.number, i.number FROM items b INDEXED BY items_blocked
          CROSS JOIN json_each(b.blocked_by) r
          CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
          WHERE b.workspace_id = ${workspace} AND b.blocked_by IS NOT NULL
            AND b.deleted_at IS NULL AND i.deleted_at IS NULL
          LIMIT ${limit}`,
      );
    },
  };
}

const summaryColumns = sql.raw("i.id, i.title, i.status, i.external_id");

type SummaryRow = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly external_id: string | null;
};

function toItemSummary({ id, title, status, external_id: externalId }: SummaryRow): ItemSummary {
  return { id, title, status, ...(externalId !== null && { externalId }) };
}

/** An id or external id from a request, and the id and source of its item. */
export type ResolvedName = { readonly name: string; readonly id: string; readonly source: string };

/** Characters per list. At three bytes each, a list is below D1's 2,000,000 bytes per value. */
const namesLengthMax = 300_000;

/** Splits names into lists that are short enough for one statement. */
export function chunkNames(names: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let length = 0;
  for (const name of names) {
    length += name.length + 3;
    if (chunks.length === 0 || length > namesLengthMax) {
      chunks.push([]);
      length = name.length + 3;
    }
    chunks.at(-1)?.push(name);
  }
  return chunks;
}

/**
 * Selects items by id or external id. Ids come last, so that an id overrides an equal external id.
 * Without `INDEXED BY`, the planner scans the workspace, because the index ends with the source.
 */
export function selectByNames(workspace: string, names: readonly string[]): SQL {
  const list = JSON.stringify(names);
  return sql`SELECT r.value AS name, i.id, i.source FROM json_each(${list}) r
      CROSS JOIN items i INDEXED BY items_by_external_id
        ON i.workspace_id = ${workspace} AND i.external_id = r.value
      WHERE i.deleted_at IS NULL
    UNION ALL
    SELECT r.value, i.id, i.source FROM json_each(${list}) r
      CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
      WHERE i.deleted_at IS NULL`;
}
