import { type SQL, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";

/** Selects a row if the undo log has an entry of the next generation. */
export function selectPendingChange(workspace: string): SQL {
  return sql`SELECT 1 FROM workspaces w CROSS JOIN changes c
    ON c.workspace_id = w.id AND c.generation = w.generation + 1 WHERE w.id = ${workspace}`;
}

/**
 * Returns the SQL of a job's generations. Adds the next generation if the undo log has an entry of
 * it. Extends the last range, or adds a range if another request wrote in between.
 */
export function addPendingGeneration(workspace: string): SQL {
  const next = sql`(SELECT generation + 1 FROM workspaces WHERE id = ${workspace})`;
  return sql`CASE
    WHEN NOT EXISTS (${selectPendingChange(workspace)}) THEN generations
    WHEN generations->>'$[#-1][1]' = ${next} - 1 THEN json_set(generations, '$[#-1][1]', ${next})
    WHEN json_array_length(generations) < ${limits.jobGenerationsMax}
      THEN json_insert(generations, '$[#]', json_array(${next}, ${next}))
    ELSE generations END`;
}
