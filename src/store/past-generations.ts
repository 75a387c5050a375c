import { type SQL, sql } from "drizzle-orm";
import { type Instant } from "../core/item/item.ts";

/**
 * A power of 2 above half of every generation number. It is a part of the statement: D1 binds numbers
 * as REAL, which would not reach 0 for a thousand steps.
 */
const firstStep = sql.raw(String(2 ** 40));

/**
 * Returns SQL for the newest generation at or before an instant; 0 if there is none. Instants
 * ascend with generations, so a binary search needs 41 lookups in the primary keys and no index
 * of the instants. A generation without rows has the instant of the next one that has rows.
 */
export function selectGenerationAt(workspace: string, at: Instant | SQL): SQL {
  return sql`WITH RECURSIVE search (generation, step) AS (
      SELECT 0, ${firstStep}
      UNION ALL
      SELECT s.generation + CASE
          WHEN s.generation + s.step > w.generation THEN 0
          WHEN min(
            coalesce((SELECT c.at FROM changes c WHERE c.workspace_id = w.id
              AND c.generation >= s.generation + s.step
              ORDER BY c.generation LIMIT 1), w.changed_at),
            coalesce((SELECT m.at FROM status_maps m WHERE m.workspace_id = w.id
              AND m.generation >= s.generation + s.step
              ORDER BY m.generation LIMIT 1), w.changed_at)) <= ${at} THEN s.step
          ELSE 0 END, s.step / 2
      FROM search s CROSS JOIN workspaces w ON w.id = ${workspace} WHERE s.step > 0)
    SELECT generation FROM search WHERE step = 0`;
}
