import { type Rating } from "../../core/item/item.ts";
import { applyDelta } from "../../core/snapshot/apply-delta.ts";
import { findRowByNumber, snapshotRowAt } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../core/snapshot/snapshot.ts";
import { type RatingChange } from "./messages.ts";

/** Returns the snapshot with changed ratings, for items that it contains. */
export function changeRatings(snapshot: Snapshot, changes: readonly RatingChange[]): Snapshot {
  const rows = changes.flatMap(({ number, ratings }) => {
    const index = findRowByNumber(snapshot, number);
    return index < 0 ? [] : [withRatings(snapshotRowAt(snapshot, index), ratings)];
  });
  return rows.length === 0 ? snapshot : applyDelta(snapshot, snapshot, { rows, removed: [] });
}

function withRatings(row: SnapshotRow, ratings: RatingChange["ratings"]): SnapshotRow {
  const merged = Object.entries({ ...row.ratings, ...ratings });
  const rated = merged.filter((entry): entry is [string, Rating] => entry[1] !== null);
  return { ...row, ratings: Object.fromEntries(rated) };
}
