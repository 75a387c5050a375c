import { sql } from "drizzle-orm";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { nextChangedAt } from "./generations.ts";
import { type Shards } from "./shards.ts";

/** Opens the store of the categories that workspaces assign to their statuses. */
export function openStatuses(shards: Shards): Store["statuses"] {
  return {
    async save({ workspace, actor, at, categories, isProposal = false, ifGeneration }) {
      const writer = shards.writer(workspace);
      const current = sql`coalesce((SELECT s.categories FROM status_maps s
        WHERE s.workspace_id = ${workspace} ORDER BY s.generation DESC LIMIT 1), '{}')`;
      const given = JSON.stringify(categories);
      // Merge patches: in a proposal, the current categories replace the given ones.
      const merged = isProposal
        ? sql`json_patch(${given}, ${current})`
        : sql`json_patch(${current}, ${given})`;
      const [, raised] = await writer.batch([
        toBatchItem(
          writer,
          sql`INSERT INTO status_maps (workspace_id, generation, categories, actor, at)
            SELECT id, generation + 1, ${merged}, ${actor}, max(changed_at, ${at})
            FROM workspaces WHERE id = ${workspace} AND ${merged} <> ${current}
              AND generation = coalesce(${ifGeneration ?? null}, generation)`,
        ),
        toBatchItem<{ generation: number }>(
          writer,
          sql`UPDATE workspaces
            SET generation = generation + 1, changed_at = ${nextChangedAt(workspace, at)}
            WHERE id = ${workspace} AND EXISTS (SELECT 1 FROM status_maps s
              WHERE s.workspace_id = ${workspace} AND s.generation = workspaces.generation + 1)
            RETURNING generation`,
        ),
      ]);
      return raised[0]?.generation;
    },
  };
}
