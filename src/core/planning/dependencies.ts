/** Links between rows: row blocked[i] depends on row blocker[i]. Rows are counted from 0. */
export type Dependencies = { readonly blocked: Uint32Array; readonly blocker: Uint32Array };

/** Adjacency lists: row i's list is rows[offsets[i]] … rows[offsets[i + 1] − 1], ascending. */
export type Neighbours = { readonly offsets: Uint32Array; readonly rows: Uint32Array };

/** Returns the rows that each row depends on. O(rows + links). */
export function buildBlockers(count: number, { blocked, blocker }: Dependencies): Neighbours {
  return transpose(count, groupPairs(count, blocker, blocked));
}

/** Returns the rows that depend on each row. O(rows + links). */
export function buildDependents(count: number, { blocked, blocker }: Dependencies): Neighbours {
  return transpose(count, groupPairs(count, blocked, blocker));
}

/** Returns the rows 0 … count − 1. */
export function listRows(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    rows[row] = row;
  }
  return rows;
}

/** Returns the list of one row, as a view. */
export function neighboursAt({ offsets, rows }: Neighbours, row: number): Uint32Array {
  return rows.subarray(offsets[row], offsets[row + 1]);
}

/** Returns the links that pass the filter, in the same order. */
export function filterDependencies(
  { blocked, blocker }: Dependencies,
  passes: (blocked: number, blocker: number) => boolean,
): Dependencies {
  const positions = new Uint32Array(blocked.length);
  let length = 0;
  for (let index = 0; index < blocked.length; index += 1) {
    if (passes(blocked[index] as number, blocker[index] as number)) {
      positions[length++] = index;
    }
  }
  const pick = (rows: Uint32Array) =>
    positions.subarray(0, length).map((index) => rows[index] as number);
  return { blocked: pick(blocked), blocker: pick(blocker) };
}

/** Groups pairs by `from`, in their order, with a counting sort. */
function groupPairs(count: number, from: Uint32Array, to: Uint32Array): Neighbours {
  const offsets = new Uint32Array(count + 1);
  for (const row of from) {
    offsets[row + 1] = (offsets[row + 1] as number) + 1;
  }
  for (let row = 0; row < count; row += 1) {
    offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number);
  }
  const next = offsets.slice();
  const rows = new Uint32Array(to.length);
  for (let index = 0; index < from.length; index += 1) {
    const row = from[index] as number;
    rows[next[row] as number] = to[index] as number;
    next[row] = (next[row] as number) + 1;
  }
  return { offsets, rows };
}

/** Reverses every link. Visiting rows in ascending order sorts each list. */
function transpose(count: number, { offsets, rows }: Neighbours): Neighbours {
  const from = new Uint32Array(rows.length);
  for (let row = 0; row < count; row += 1) {
    from.fill(row, offsets[row], offsets[row + 1]);
  }
  return groupPairs(count, rows, from);
}
