import { type SQL, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { Failure } from "../core/failure.ts";
import { type Instant } from "../core/item/item.ts";
import { type NewCriteria, type WriteBatch } from "../ports/store.ts";
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
 * Increments the generation if the undo log has an entry of the next one. It is the last statement
 * of every batch that changes items.
 */
export function raiseGeneration({
  workspace,
  at,
  criteria,
}: Pick<WriteBatch, "workspace" | "at" | "criteria">): SQL {
  return sql`UPDATE workspaces SET generation = generation + 1, changed_at = ${nextChangedAt(workspace, at)},
      ${criteria === undefined ? sql`` : addCriteria(criteria)}
      last_number = max(last_number,
        (SELECT coalesce(max(number), 0) FROM items WHERE workspace_id = ${workspace}))
    WHERE id = ${workspace} AND EXISTS (${selectPendingChange(workspace)})
    RETURNING generation`;
}

/**
 * Fails the batch if a moved item is now its own ancestor. The plan had no cycle, but another
 * writer may have moved items since. Checking after all updates lets two rows of one batch swap
 * places. UNION drops duplicates, so the recursion ends.
 */
export function rejectCycles(workspace: string, movedIds: readonly string[]): SQL {
  return sql`UPDATE workspaces SET generation = CASE WHEN EXISTS (
      WITH RECURSIVE above (item, id) AS (
        SELECT i.id, i.parent_id FROM json_each(${JSON.stringify(movedIds)}) r
        CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
        WHERE i.parent_id IS NOT NULL
        UNION
        SELECT above.item, p.parent_id FROM above
        JOIN items p ON p.workspace_id = ${workspace} AND p.id = above.id
        WHERE p.parent_id IS NOT NULL)
      SELECT 1 FROM above WHERE id = item)
    THEN NULL ELSE generation END WHERE id = ${workspace}`;
}

/** Fails the batch if another writer has added criteria too, and there are too many now. */
function addCriteria({ names, max }: NewCriteria): SQL {
  const added = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])));
  const merged = sql`json_patch(criteria, ${added})`;
  return sql`criteria = CASE WHEN (SELECT count(*) FROM json_each(${merged})) <= ${max}
    THEN ${merged} END,`;
}

/** Converts the error of a batch to a conflict if another writer was first. */
export function toConflict(error: unknown): unknown {
  const columns = ["items", "workspaces.generation", "workspaces.criteria"];
  if (!columns.some((column) => isConstraintError(error, column))) {
    return error;
  }
  const detail =
    "Another request has just used the external id, moved a parent or added criteria. Read the " +
    "items and retry.";
  return new Failure("conflict", detail, { cause: error });
}

/**
 * Returns SQL for the instant of the next generation. The SQL is NULL while a backup is being
 * restored into the workspace, so that the constraint of the column fails the whole batch. Only a
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
