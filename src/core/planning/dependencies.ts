/** Links between rows: row blocked[i] waits for row blocker[i]. Rows are counted from 0. */
export type Dependencies = { readonly blocked: Uint32Array; readonly blocker: Uint32Array };

/** Rows by row: those of row i are rows[offsets[i]] … rows[offsets[i + 1] − 1], in ascending order. */
export type Neighbours = { readonly offsets: Uint32Array; readonly rows: Uint32Array };

/** What each row waits for. O(rows + links). */
export function buildBlockers(count: number, { blocked, blocker }: Dependencies): Neighbours {
  return transpose(count, groupPairs(count, blocker, blocked));
}

/** What waits for each row. O(rows + links). */
export function buildDependents(count: number, { blocked, blocker }: Dependencies): Neighbours {
  return transpose(count, groupPairs(count, blocked, blocker));
}

/** All rows, in their order. */
export function listRows(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    rows[row] = row;
  }
  return rows;
}

export function neighboursAt({ offsets, rows }: Neighbours, row: number): Uint32Array {
  return rows.subarray(offsets[row], offsets[row + 1]);
}

/** The links that pass. */
export function filterDependencies(
  { blocked, blocker }: Dependencies,
  passes: (blocked: number, blocker: number) => boolean,
): Dependencies {
  const kept = new Uint32Array(blocked.length);
  let length = 0;
  for (let at = 0; at < blocked.length; at += 1) {
    if (passes(blocked[at] as number, blocker[at] as number)) {
      kept[length++] = at;
    }
  }
  const pick = (rows: Uint32Array) => kept.subarray(0, length).map((at) => rows[at] as number);
  return { blocked: pick(blocked), blocker: pick(blocker) };
}

/** Pairs by their first, in the order of the pairs: a counting sort. */
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
  for (let at = 0; at < from.length; at += 1) {
    const row = from[at] as number;
    rows[next[row] as number] = to[at] as number;
    next[row] = (next[row] as number) + 1;
  }
  return { offsets, rows };
}

/** The same links seen from the other side; going through rows in order sorts each list. */
function transpose(count: number, { offsets, rows }: Neighbours): Neighbours {
  const from = new Uint32Array(rows.length);
  for (let row = 0; row < count; row += 1) {
    from.fill(row, offsets[row], offsets[row + 1]);
  }
  return groupPairs(count, rows, from);
}
