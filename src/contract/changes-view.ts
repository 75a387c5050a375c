import { itemTypes, priorities } from "../core/item/item.ts";
import { type ParsedChanges } from "../core/snapshot/parse-changes.ts";
import { type SnapshotRow } from "../core/snapshot/snapshot.ts";
import { type ChangesView } from "./changes.ts";
import { type WireType } from "./docs-only.ts";
import { formatTime } from "./item-view.ts";

const dayMs = 86_400_000;

type ChangedRow = WireType<typeof ChangesView>["changed"][number];

/** Maps the changes since a generation. `parseChanges` is the inverse. */
export function toChangesView({
  since,
  metadata,
  delta,
}: ParsedChanges): WireType<typeof ChangesView> {
  const { workspace, generation, at, statuses } = metadata;
  return {
    workspace,
    since,
    generation,
    at: formatTime(at),
    statuses,
    changed: delta.rows.map(toChangedRow),
    removed: [...delta.removed],
  };
}

/** Maps a row and leaves out absent fields. */
function toChangedRow(row: SnapshotRow): ChangedRow {
  return {
    number: row.number,
    type: itemTypes[row.type] ?? itemTypes[0],
    ...(row.parent !== 0 && { parent_number: row.parent }),
    status: row.status,
    ...findPriority(row.priority),
    ...(row.assignee !== "" && { assignee: row.assignee }),
    labels: [...row.labels],
    ...(row.team !== "" && { team: row.team }),
    ...(row.size !== null && { size: row.size }),
    ...(row.start !== null && { start_date: formatDay(row.start) }),
    ...(row.due !== null && { due_date: formatDay(row.due) }),
    ratings: row.ratings,
    created_at: formatTime(row.created),
  };
}

function findPriority(position: number): Pick<ChangedRow, "priority"> {
  const priority = priorities[position - 1];
  return priority === undefined ? {} : { priority };
}

/** Formats days since 1970-01-01 as a date. */
function formatDay(day: number): string {
  return formatTime(day * dayMs).slice(0, 10);
}
