import {
  gatherFloat64,
  gatherInt32,
  gatherNumbers,
  gatherStringLists,
  gatherStrings,
  gatherUint8,
} from "../columns/string-column.ts";
import { listOpenRows, type Scope } from "../status/scope.ts";
import {
  assembleRatings,
  assembleSnapshot,
  getEncodedRatings,
  getSnapshotColumns,
} from "./snapshot-columns.ts";
import { type Facets, type RatingColumn, type Snapshot } from "./snapshot.ts";

/** A copy of more rows is not kept in memory. */
const keptRowsMax = 250_000;

/**
 * The open items of the snapshot that was selected last, so that its next analysis does not copy
 * them again. One copy bounds the memory. The map does not keep the snapshot itself in memory.
 */
let latest = new WeakMap<Snapshot, Snapshot>();

/**
 * Returns the items of a scope as a snapshot. Returns the snapshot itself if all items are in the
 * scope. Relative models scale over the returned items only.
 */
export function selectScope(snapshot: Snapshot, scope: Scope): Snapshot {
  return scope === "all" ? snapshot : selectOpenItems(snapshot);
}

function selectOpenItems(snapshot: Snapshot): Snapshot {
  const existing = latest.get(snapshot);
  if (existing !== undefined) {
    return existing;
  }
  const rows = listOpenRows(snapshot.facets.status, snapshot.statuses);
  const open = rows === undefined ? snapshot : gatherRows(snapshot, rows);
  if (open.count <= keptRowsMax) {
    latest = new WeakMap([[snapshot, open]]);
  }
  return open;
}

/** Copies rows into a new snapshot. Encoded columns stay encoded. O(rows × columns). */
export function gatherRows(snapshot: Snapshot, rows: Uint32Array): Snapshot {
  const { workspace, generation, at, statuses, facets } = snapshot;
  const { size, start, due } = getSnapshotColumns(snapshot);
  const ratings = [...snapshot.ratings].map(
    ([criterion, column]) => [criterion, gatherRatings(column, rows)] as const,
  );
  const rest = {
    workspace,
    generation,
    at,
    statuses,
    count: rows.length,
    number: gatherInt32(snapshot.number, rows),
    created: gatherFloat64(snapshot.created, rows),
    facets: gatherFacets(facets, rows),
    ratings: new Map(ratings),
  };
  return assembleSnapshot(rest, {
    size: gatherNumbers(size, rows),
    start: gatherNumbers(start, rows),
    due: gatherNumbers(due, rows),
  });
}

/** Gathers the facets of rows: result row i has the facets of row `rows[i]`. */
export function gatherFacets(facets: Facets, rows: ArrayLike<number>): Facets {
  return {
    type: gatherUint8(facets.type, rows),
    priority: gatherUint8(facets.priority, rows),
    parent: gatherInt32(facets.parent, rows),
    status: gatherStrings(facets.status, rows),
    assignee: gatherStrings(facets.assignee, rows),
    team: gatherStrings(facets.team, rows),
    labels: gatherStringLists(facets.labels, rows),
  };
}

function gatherRatings(column: RatingColumn, rows: Uint32Array): RatingColumn {
  const { likely, low, high } = getEncodedRatings(column);
  return assembleRatings({
    likely: gatherNumbers(likely, rows),
    ...(low && high && { low: gatherNumbers(low, rows), high: gatherNumbers(high, rows) }),
  });
}
