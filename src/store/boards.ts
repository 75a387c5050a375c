import { type SQL, sql } from "drizzle-orm";
import { type Store } from "../deps.ts";
import { batched } from "./batched.ts";
import { boardRowOf, type BoardTuple } from "./item-rows.ts";
import { type Shards } from "./shards.ts";
import { workspaceColumns, workspaceOf, type WorkspaceRow } from "./workspaces.ts";

/** The columns of a board row, in the order of a `BoardTuple`. Never the long texts. */
const boardColumns = sql.raw(`i.number, i.created_at, i.type, i.priority, i.status, i.assignee,
  i.team, (SELECT p.number FROM items p WHERE p.workspace_id = i.workspace_id AND p.id = i.parent_id)
  AS parent, i.labels, i.size, i.start_date, i.due_date, i.ratings, i.deleted_at`);

/** What a board is made of, read from the truth. */
export function openBoards(shards: Shards): Store["boards"] {
  const valuesOf = async <T>(workspace: string, statement: SQL) =>
    (await shards.reader(workspace).values(statement)) as T[];
  return {
    async rows(workspace, after, upTo) {
      const tuples = await valuesOf<BoardTuple>(
        workspace,
        sql`SELECT ${boardColumns} FROM items i
          WHERE i.workspace_id = ${workspace} AND i.number > ${after} AND i.number <= ${upTo}
            AND i.deleted_at IS NULL
          ORDER BY i.number`,
      );
      return tuples.map(boardRowOf);
    },

    async delta(workspace, since, limit) {
      const reader = shards.reader(workspace);
      const [states, rows] = await reader.batch([
        batched<WorkspaceRow>(
          reader,
          sql`SELECT ${workspaceColumns} FROM workspaces WHERE id = ${workspace}`,
        ),
        batched<Record<string, unknown>>(
          reader,
          sql`SELECT ${boardColumns} FROM items i
            WHERE i.workspace_id = ${workspace} AND i.number IN (
              SELECT c.number FROM changes c
              WHERE c.workspace_id = ${workspace} AND c.generation > ${since})
            ORDER BY i.number LIMIT ${limit}`,
        ),
      ]);
      const state = states[0];
      return (
        state && {
          workspace: workspaceOf(state),
          rows: rows.map((row) => boardRowOf(Object.values(row) as BoardTuple)),
        }
      );
    },

    async countChanges(workspace, since, limit) {
      const [row] = await valuesOf<[number]>(
        workspace,
        sql`SELECT count(*) FROM (SELECT 1 FROM changes
          WHERE workspace_id = ${workspace} AND generation > ${since} LIMIT ${limit})`,
      );
      return row?.[0] ?? 0;
    },

    async undo(workspace, since, { before, limit }) {
      const from = before ?? { generation: Number.MAX_SAFE_INTEGER, number: 0 };
      const rows = await valuesOf<[number, number, string | null, number | null, number]>(
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

    async instantOf(workspace, generation) {
      const [row] = await valuesOf<[number]>(
        workspace,
        sql`SELECT at FROM changes
          WHERE workspace_id = ${workspace} AND generation = ${generation} LIMIT 1`,
      );
      return row?.[0];
    },

    async criteria(workspace) {
      const rows = await valuesOf<[string]>(
        workspace,
        sql`SELECT DISTINCT r.key FROM items i, json_each(i.ratings) r
          WHERE i.workspace_id = ${workspace} AND i.deleted_at IS NULL ORDER BY r.key LIMIT 200`,
      );
      return rows.map(([criterion]) => criterion);
    },
  };
}
