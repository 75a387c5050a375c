import { inArray, and, eq, type SQL, sql } from "drizzle-orm";
import { type LogPosition } from "../core/item/change-history.ts";
import { type PreviousFields } from "../core/item/change-item.ts";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { listChangesByItem } from "./item-history.ts";
import { itemColumns, toItem } from "./item-rows.ts";
import { type Shards } from "./shards.ts";
import { items } from "./tables.ts";

/** The maximum number of ancestors that one step of a revert reads. */
const ancestorsMax = 100_000;

/** Opens the undo log. The cross joins fix the order of the loops. */
export function openChanges(shards: Shards): Store["changes"] {
  return {
    async list(workspace, { generation, number }, limit) {
      const rows = await shards.reader(workspace).values<[generation: number, numbers: string]>(
        sql`SELECT generation, json_group_array(number) FROM (
            SELECT generation, number FROM changes
            WHERE workspace_id = ${workspace} AND (generation, number) > (${generation}, ${number})
            ORDER BY generation, number LIMIT ${limit})
          GROUP BY generation ORDER BY generation`,
      );
      return rows.map(([each, numbers]) => ({
        generation: each,
        numbers: JSON.parse(numbers) as number[],
      }));
    },

    listByItem: (workspace, id, window) =>
      listChangesByItem(shards.reader(workspace), { workspace, id, ...window }),

    async readVersions(workspace, entries) {
      const rows = await shards
        .reader(workspace)
        .values<[number: number, version: number, bytes: number]>(
          sql`SELECT i.number, i.version, octet_length(i.title) + octet_length(i.labels)
              + octet_length(i.ratings) + coalesce(octet_length(i.description), 0)
              + coalesce(octet_length(c.before), 0)
            FROM ${joinEntries(workspace, entries)}`,
        );
      return rows.map(([number, version, bytes]) => ({ number, version, bytes }));
    },

    async readRevertContext(workspace, entries) {
      const reader = shards.reader(workspace);
      const numbers = [...new Set(entries.map(({ number }) => number))];
      const [rows, log, holders, ancestors] = await reader.batch([
        reader
          .select(itemColumns)
          .from(items)
          .where(
            and(
              eq(items.workspaceId, workspace),
              inArray(items.number, sql`(SELECT value FROM json_each(${JSON.stringify(numbers)}))`),
            ),
          ),
        toBatchItem<EntryRow>(
          reader,
          sql`SELECT i.number, c.before FROM ${joinEntries(workspace, entries)}
            ORDER BY c.generation`,
        ),
        toBatchItem<HolderRow>(reader, selectHolders(workspace, entries)),
        toBatchItem<AncestorRow>(reader, selectEarlierAncestors(workspace, entries)),
      ]);
      return {
        items: rows.map(toItem),
        entries: log.map(({ number, before }) => ({ number, before: parseBefore(before) })),
        holders: holders.map(({ number, holder, external_id: externalId, source }) => ({
          number,
          holder,
          externalId,
          source,
        })),
        parents: new Map(ancestors.map(({ id, parent_id }) => [id, parent_id ?? undefined])),
      };
    },
  };
}

type EntryRow = { readonly number: number; readonly before: string | null };

type HolderRow = {
  readonly number: number;
  readonly holder: number;
  readonly external_id: string;
  readonly source: string;
};

type AncestorRow = { readonly id: string; readonly parent_id: string | null };

function parseBefore(before: string | null): PreviousFields | undefined {
  return before === null ? undefined : (JSON.parse(before) as PreviousFields);
}

/** Joins the entries of the log `c` with their items `i`: two lookups per entry. */
function joinEntries(workspace: string, entries: readonly LogPosition[]): SQL {
  const list = JSON.stringify(entries.map(({ generation, number }) => [generation, number]));
  return sql`json_each(${list}) r
    CROSS JOIN changes c ON c.workspace_id = ${workspace}
      AND c.generation = r.value->>0 AND c.number = r.value->>1
    CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.number = c.number`;
}

/** Selects the items of any source that use the earlier external id of an item. */
function selectHolders(workspace: string, entries: readonly LogPosition[]): SQL {
  return sql`SELECT i.number, h.number AS holder, h.external_id, h.source
    FROM ${joinEntries(workspace, entries)}
    CROSS JOIN items h INDEXED BY items_by_external_id ON h.workspace_id = ${workspace}
      AND h.external_id = coalesce(c.before->>'externalId', i.external_id)
    WHERE h.deleted_at IS NULL AND h.number <> i.number`;
}

/** Selects the parents that the items had before the entries, and their present ancestors. */
function selectEarlierAncestors(workspace: string, entries: readonly LogPosition[]): SQL {
  return sql`WITH RECURSIVE above (id, parent_id) AS (
      SELECT p.id, p.parent_id FROM ${joinEntries(workspace, entries)}
      CROSS JOIN items p ON p.workspace_id = ${workspace} AND p.id = c.before->>'parent'
      UNION
      SELECT p.id, p.parent_id FROM above
      JOIN items p ON p.workspace_id = ${workspace} AND p.id = above.parent_id
      LIMIT ${ancestorsMax})
    SELECT id, parent_id FROM above`;
}
