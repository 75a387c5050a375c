import { eq, sql } from "drizzle-orm";
import { type Store, type StoredCursorKey } from "../ports/store.ts";
import { type Shards } from "./shards.ts";
import { workspaces } from "./tables.ts";

type CursorKeyStore = Pick<
  Store["workspaces"],
  "listCursorKeys" | "rewrapCursorKeys" | "replaceCursorKey"
>;

/** Opens the keys that sign cursors, one per workspace. */
export function openCursorKeys(shards: Shards): CursorKeyStore {
  return {
    async listCursorKeys(keyIds, { after, limit }) {
      const rowsByShard = await Promise.all(
        shards.all.map((shard) =>
          shard.all<StoredCursorKey>(
            // The key id is the text before the dot. A key of an earlier version has no dot.
            sql`SELECT id AS workspace, cursor_key AS cursorKey FROM workspaces
              WHERE id > ${after}
                AND substr(cursor_key, 1, max(instr(cursor_key, '.') - 1, 0)) IN (
                  SELECT value FROM json_each(${JSON.stringify(keyIds)}))
              ORDER BY id LIMIT ${limit}`,
          ),
        ),
      );
      return rowsByShard.flat().toSorted(compareWorkspaces).slice(0, limit);
    },

    async rewrapCursorKeys(keys) {
      const list = JSON.stringify(
        keys.map(({ workspace, cursorKey, rewrapped }) => [workspace, cursorKey, rewrapped]),
      );
      await Promise.all(
        shards.all.map((shard) =>
          shard.run(sql`UPDATE workspaces SET cursor_key = k.value->>2
            FROM json_each(${list}) k
            WHERE workspaces.id = k.value->>0 AND workspaces.cursor_key = k.value->>1`),
        ),
      );
    },

    async replaceCursorKey(workspace, { cursorKey, at }) {
      const [row] = await shards
        .writer(workspace)
        .update(workspaces)
        .set({
          cursorKey,
          generation: sql`${workspaces.generation} + 1`,
          changedAt: sql`max(${workspaces.changedAt}, ${at})`,
        })
        .where(eq(workspaces.id, workspace))
        .returning({ generation: workspaces.generation });
      return row?.generation;
    },
  };
}

function compareWorkspaces(a: StoredCursorKey, b: StoredCursorKey): number {
  return a.workspace < b.workspace ? -1 : 1;
}
