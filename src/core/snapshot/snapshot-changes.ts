import { itemTypes, priorities, type Rating } from "../item/item.ts";
import { type StatusMap } from "../status/status-map.ts";
import { type SnapshotDelta } from "./apply-delta.ts";
import { type SnapshotMetadata, type SnapshotRow } from "./snapshot.ts";

/**
 * The changes since a generation, as the API sends them: the rows of a snapshot, with names for
 * types and priorities. Instants are in milliseconds and days are counted since 1970-01-01.
 */
export type SnapshotChanges = {
  readonly since: number;
  readonly generation: number;
  /** The instant of the generation. */
  readonly at: number;
  readonly statuses: StatusMap;
  readonly rows: readonly ChangedRow[];
  /** The numbers of deleted items. */
  readonly removed: readonly number[];
};

/** A changed row. Absent fields are empty. */
export type ChangedRow = {
  readonly number: number;
  readonly created: number;
  readonly type: string;
  readonly priority?: string | undefined;
  readonly status: string;
  readonly assignee?: string | undefined;
  readonly team?: string | undefined;
  readonly parent?: number | undefined;
  readonly labels: readonly string[];
  readonly size?: number | undefined;
  readonly start_day?: number | undefined;
  readonly due_day?: number | undefined;
  readonly ratings: Readonly<Record<string, Rating>>;
};

/** Maps a delta to the changes that the API sends. */
export function toSnapshotChanges(
  since: number,
  { generation, at, statuses }: SnapshotMetadata,
  { rows, removed }: SnapshotDelta,
): SnapshotChanges {
  return { since, generation, at, statuses, rows: rows.map(toChangedRow), removed };
}

/**
 * Returns the metadata and the delta that `applyDelta` needs, to advance the snapshot of generation
 * `since`. Throws for a type or a priority that this version does not know.
 */
export function parseSnapshotChanges(
  workspace: string,
  { generation, at, statuses, rows, removed }: SnapshotChanges,
): { readonly metadata: SnapshotMetadata; readonly delta: SnapshotDelta } {
  return {
    metadata: { workspace, generation, at, statuses },
    delta: { rows: rows.map(parseRow), removed },
  };
}

function toChangedRow(row: SnapshotRow): ChangedRow {
  const { number, created, type, priority, status, assignee, team, parent, labels, ratings } = row;
  return {
    number,
    created,
    type: itemTypes[type] ?? "",
    priority: priorities[priority - 1],
    status,
    assignee: assignee || undefined,
    team: team || undefined,
    parent: parent || undefined,
    labels,
    size: row.size ?? undefined,
    start_day: row.start ?? undefined,
    due_day: row.due ?? undefined,
    ratings,
  };
}

function parseRow(row: ChangedRow): SnapshotRow {
  const { number, created, type, priority, status, labels, ratings } = row;
  return {
    number,
    created,
    type: findPosition(itemTypes, type),
    priority: priority === undefined ? 0 : findPosition(priorities, priority) + 1,
    status,
    assignee: row.assignee ?? "",
    team: row.team ?? "",
    parent: row.parent ?? 0,
    labels,
    size: row.size ?? null,
    start: row.start_day ?? null,
    due: row.due_day ?? null,
    ratings,
  };
}

function findPosition(names: readonly string[], name: string): number {
  const position = names.indexOf(name);
  if (position < 0) {
    throw new RangeError(`"${name}" is unknown here. Load the newest version of this program.`);
  }
  return position;
}
