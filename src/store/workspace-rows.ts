import { sql } from "drizzle-orm";
import { emptyStatusMap, type StatusMap } from "../core/status/status-map.ts";
import { type Workspace } from "../core/workspace.ts";

/** The columns of a `WorkspaceRow`, with the newest map of statuses. */
export const workspaceColumns = sql.raw(`id, name, generation, changed_at, last_number,
  default_model, cursor_key, snapshot_generation, snapshot_at, created_at, allowed_origins, (
    SELECT s.categories FROM status_maps s WHERE s.workspace_id = id
    ORDER BY s.generation DESC LIMIT 1) AS statuses`);

export type WorkspaceRow = {
  readonly id: string;
  readonly name: string;
  readonly generation: number;
  readonly changed_at: number;
  readonly last_number: number;
  readonly default_model: string;
  readonly cursor_key: string;
  readonly snapshot_generation: number;
  readonly snapshot_at: number;
  readonly created_at: number;
  readonly allowed_origins: string;
  readonly statuses: string | null;
};

/** Converts a row to a workspace. */
export function toWorkspace(row: WorkspaceRow): Workspace {
  return {
    id: row.id,
    name: row.name,
    generation: row.generation,
    changedAt: row.changed_at,
    statuses: parseStatusMap(row.statuses),
    lastNumber: row.last_number,
    defaultModel: row.default_model,
    cursorKey: row.cursor_key,
    snapshotGeneration: row.snapshot_generation,
    snapshotAt: row.snapshot_at,
    createdAt: row.created_at,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
  };
}

/** Parses a stored map of statuses; `null` if the workspace has none. */
export function parseStatusMap(json: string | null): StatusMap {
  return json === null ? emptyStatusMap : (JSON.parse(json) as StatusMap);
}
