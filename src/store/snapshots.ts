import { type SQL, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { toSnapshotRow, type SnapshotTuple } from "./item-rows.ts";
import { selectGenerationAt } from "./past-generations.ts";
import { type Shards } from "./shards.ts";
import {
  parseStatusMap,
  workspaceColumns,
  toWorkspace,
  type WorkspaceRow,
} from "./workspace-rows.ts";

/**
 * SQL of a snapshot row as JSON, in the order of a `SnapshotTuple`, without long texts. One array
 * of many rows is parsed in one call, which is faster than parsing the labels and ratings of each
 * row.
 */
const snapshotRowJson = sql.raw(`json_array(i.number, i.created_at, i.type, i.priority, i.status,
  i.assignee, i.team, CASE WHEN i.parent_id IS NOT NULL THEN (SELECT p.number FROM items p
    WHERE p.workspace_id = i.workspace_id AND p.id = i.parent_id) END,
  i.size, unixepoch(i.start_date) / 86400, unixepoch(i.due_date) / 86400, i.deleted_at,
  json(i.labels), json(i.ratings))`);

/** Item numbers per row of the result: at most 40 kB each, so 2,000,000 bytes, D1's limit. */
const rowsPerValue = 50;

/** Opens the store of the rows and the undo log from which flows build snapshots. */
export function openSnapshots(shards: Shards): Store["snapshots"] {
  const readValues = async <T>(workspace: string, statement: SQL) =>
    (await shards.reader(workspace).values(statement)) as T[];
  return {
    async readRows(workspace, after, upTo) {
      const starts = Array.from(
        { length: Math.ceil((upTo - after) / rowsPerValue) },
        (_, index) => after + index * rowsPerValue,
      );
      const values = await readValues<[string]>(
        workspace,
        sql`SELECT (SELECT json_group_array(${snapshotRowJson}) FROM items i
            WHERE i.workspace_id = ${workspace} AND i.number > r.value
              AND i.number <= min(r.value + ${rowsPerValue}, ${upTo}) AND i.deleted_at IS NULL)
          FROM json_each(${JSON.stringify(starts)}) r`,
      );
      return values.flatMap(([json]) => parseTuples(json).map(toSnapshotRow));
    },

    async readDelta(workspace, since, limit) {
      const reader = shards.reader(workspace);
      const [workspaceRows, rows] = await reader.batch([
        toBatchItem<WorkspaceRow>(
          reader,
          sql`SELECT ${workspaceColumns} FROM workspaces
            WHERE id = ${workspace} AND deleted_at IS NULL`,
        ),
        toBatchItem<{ row: string }>(
          reader,
          sql`SELECT ${snapshotRowJson} AS row FROM items i
            WHERE i.workspace_id = ${workspace} AND i.number IN (
              SELECT c.number FROM changes c
              WHERE c.workspace_id = ${workspace} AND c.generation > ${since})
            ORDER BY i.number LIMIT ${limit}`,
        ),
      ]);
      const [workspaceRow] = workspaceRows;
      return (
        workspaceRow && {
          workspace: toWorkspace(workspaceRow),
          rows: parseTuples(`[${rows.map(({ row }) => row).join(",")}]`).map(toSnapshotRow),
        }
      );
    },

    async countChanges(workspace, since, limit) {
      const [row] = await readValues<[number]>(
        workspace,
        sql`SELECT count(*) FROM (SELECT 1 FROM changes
          WHERE workspace_id = ${workspace} AND generation > ${since} LIMIT ${limit})`,
      );
      return row?.[0] ?? 0;
    },

    async readUndoLog(workspace, since, { before, limit }) {
      const from = before ?? { generation: Number.MAX_SAFE_INTEGER, number: 0 };
      const rows = await readValues<[number, number, string | null, number | null, number]>(
        workspace,
        sql`SELECT c.generation, c.number, c.before,
            (SELECT p.number FROM items p
              WHERE p.workspace_id = c.workspace_id AND p.id = c.before->>'parent'),
            c.at
          FROM changes c
          WHERE c.workspace_id = ${workspace} AND c.generation > ${since}
            AND (c.generation, c.number) < (${from.generation}, ${from.number})
          ORDER BY c.generation DESC, c.number DESC LIMIT ${limit}`,
      );
      return rows.map(([generation, number, text, parentNumber, at]) => ({
        generation,
        number,
        before: text === null ? undefined : (JSON.parse(text) as Record<string, unknown>),
        parentNumber: parentNumber ?? 0,
        at,
      }));
    },

    async readGeneration(workspace, generation) {
      const [row] = await readValues<[number | null, string | null]>(
        workspace,
        sql`SELECT coalesce(
            (SELECT at FROM changes
              WHERE workspace_id = ${workspace} AND generation = ${generation} LIMIT 1),
            (SELECT at FROM status_maps
              WHERE workspace_id = ${workspace} AND generation = ${generation})),
          (SELECT categories FROM status_maps
            WHERE workspace_id = ${workspace} AND generation <= ${generation}
            ORDER BY generation DESC LIMIT 1)`,
      );
      const [at, categories] = row ?? [null, null];
      return { at: at ?? undefined, statuses: parseStatusMap(categories) };
    },

    async findGeneration(workspace, at) {
      const [row] = await readValues<[number]>(workspace, selectGenerationAt(workspace, at));
      return row?.[0] ?? 0;
    },

    async listCriteria(workspace) {
      const rows = await readValues<[string]>(
        workspace,
        sql`SELECT DISTINCT r.key FROM items i, json_each(i.ratings) r
          WHERE i.workspace_id = ${workspace} AND i.deleted_at IS NULL ORDER BY r.key LIMIT ${limits.exportedCriteriaMax + 1}`,
      );
      return rows.map(([criterion]) => criterion);
    },
  };
}

function parseTuples(json: string): SnapshotTuple[] {
  return JSON.parse(json) as SnapshotTuple[];
}
