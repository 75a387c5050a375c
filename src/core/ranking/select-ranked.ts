import { type Definition } from "../models/model.ts";
import { gatherRows } from "../snapshot/select-scope.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { evaluateGates } from "./gates.ts";

/**
 * Returns the rows that a definition ranks. With `gate: "out"`, these are the rows that pass all
 * gates, and `keptRow`; otherwise all rows. Returns the snapshot itself if all rows are ranked.
 * Relative models scale over the returned rows only.
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
