import { omitColumns } from "../columns/lazy-columns.ts";
import {
  gatherFloat64,
  gatherInt32,
  gatherNumbers,
  gatherStringLists,
  gatherStrings,
  gatherUint8,
} from "../columns/string-column.ts";
import { type Definition } from "../models/model.ts";
import {
  assembleRatings,
  assembleSnapshot,
  getEncodedRatings,
  getSnapshotColumns,
} from "../snapshot/snapshot-columns.ts";
import { type RatingColumn, type Snapshot } from "../snapshot/snapshot.ts";
import { evaluateGates } from "./gates.ts";

/**
 * Returns the rows that a definition ranks: with `gate: "out"`, those that pass all gates, and
 * `keptRow`. Returns the snapshot itself if it has no other rows. Relative models then scale over
 * the ranked rows only.
 */
export function selectRanked(
  snapshot: Snapshot,
  definition: Pick<Definition, "gates" | "gate">,
  keptRow = -1,
): Snapshot {
  const failed = definition.gate === "out" ? evaluateGates(snapshot, definition) : undefined;
  if (failed === undefined) {
    return snapshot;
  }
  const rows = listRankedRows(failed, keptRow);
  return rows.length === snapshot.count ? snapshot : gatherRows(snapshot, rows);
}

function listRankedRows(failed: Uint8Array, keptRow: number): Uint32Array {
  const rows = new Uint32Array(failed.length);
  let length = 0;
  for (let row = 0; row < failed.length; row += 1) {
    if (failed[row] === 0 || row === keptRow) {
      rows[length++] = row;
    }
  }
  return rows.subarray(0, length);
}

/** Copies rows into a new snapshot. Encoded columns stay encoded. O(rows × columns). */
function gatherRows(snapshot: Snapshot, rows: Uint32Array): Snapshot {
  const columns = getSnapshotColumns(snapshot);
  const { facets } = snapshot;
  const ratings = [...snapshot.ratings].map(
    ([criterion, column]) => [criterion, gatherRatings(column, rows)] as const,
  );
  const rest = {
    ...omitColumns(snapshot, columns),
    count: rows.length,
    number: gatherInt32(snapshot.number, rows),
    created: gatherFloat64(snapshot.created, rows),
    facets: {
      type: gatherUint8(facets.type, rows),
      priority: gatherUint8(facets.priority, rows),
      parent: gatherInt32(facets.parent, rows),
      status: gatherStrings(facets.status, rows),
      assignee: gatherStrings(facets.assignee, rows),
      team: gatherStrings(facets.team, rows),
      labels: gatherStringLists(facets.labels, rows),
    },
    ratings: new Map(ratings),
  };
  return assembleSnapshot(rest, {
    size: gatherNumbers(columns.size, rows),
    start: gatherNumbers(columns.start, rows),
    due: gatherNumbers(columns.due, rows),
  });
}

function gatherRatings(column: RatingColumn, rows: Uint32Array): RatingColumn {
  const { likely, low, high } = getEncodedRatings(column);
  return assembleRatings({
    likely: gatherNumbers(likely, rows),
    ...(low && high && { low: gatherNumbers(low, rows), high: gatherNumbers(high, rows) }),
  });
}
