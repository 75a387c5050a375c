import { type SQL, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { type Instant } from "../core/item/item.ts";
import { isConstraintError } from "./d1.ts";

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

/**
 * Returns the SQL of the instant of the next generation. While a backup is being restored into the
 * workspace, it is NULL, so that the constraint of the column fails the whole batch. Only a
 * workspace at generation 0 can be the target of a restore, so other writes read no job.
 */
export function nextChangedAt(workspace: string, at: Instant): SQL {
  return sql`CASE WHEN ${isBeingRestored(workspace)} THEN NULL ELSE max(changed_at, ${at}) END`;
}

/** SQL on a row of `workspaces` that is true while a backup is being restored into it. */
export function isBeingRestored(workspace: string): SQL {
  return sql`generation = 0 AND EXISTS (SELECT 1 FROM jobs
    WHERE workspace_id = ${workspace} AND kind = 'restore' AND state IN ('queued', 'running'))`;
}

/** Returns whether a batch failed because of `nextChangedAt`. */
export function isLockError(error: unknown): boolean {
  return isConstraintError(error, "workspaces.changed_at");
}
