import { blockersOf, type Neighbours, neighboursAt, type Waits, waitsWhere } from "./waits.ts";

/** What a release is chosen from. */
export type Candidates = {
  /** Rows of the ranking, the best first. */
  readonly rows: Uint32Array;
  /** Links between them, by their places among them. */
  readonly waits: Waits;
  /** 1 for those that wait for something that is not among them. */
  readonly isStuck: Uint8Array;
};

/** Where they are looked for. */
export type Field = {
  readonly count: number;
  readonly isDone: Uint8Array;
  readonly waits: Waits;
  /** The rows that pass a filter, in order; all, if there is none. */
  readonly passing: Uint32Array | undefined;
};

/**
 * The best ranked rows that pass and are not done, with all that they wait for, wherever that stands:
 * at most `wanted` of the former, and `most` of both. O(rows + links).
 */
export function candidatesOf(
  field: Field,
  { wanted, most }: { readonly wanted: number; readonly most: number },
): Candidates {
  const { count, waits } = field;
  const blockers = blockersOf(count, waits);
  const found = withBlockers(topOf(field, wanted), blockers, most);
  const rows = Uint32Array.from(found).sort();
  const placeOf = new Int32Array(count).fill(-1);
  rows.forEach((row, place) => void (placeOf[row] = place));
  const isAmong = (row: number) => (placeOf[row] as number) >= 0;
  const between = waitsWhere(waits, (a, b) => isAmong(a) && isAmong(b));
  const placed = (from: Uint32Array) => from.map((row) => placeOf[row] as number);
  return {
    rows,
    waits: { blocked: placed(between.blocked), blocker: placed(between.blocker) },
    isStuck: Uint8Array.from(rows, (row) =>
      Number(!neighboursAt(blockers, row).every((each) => isAmong(each))),
    ),
  };
}

function topOf({ count, isDone, passing }: Field, wanted: number): number[] {
  const rows: number[] = [];
  const length = passing?.length ?? count;
  for (let at = 0; at < length && rows.length < wanted; at += 1) {
    const row = passing === undefined ? at : (passing[at] as number);
    if (isDone[row] === 0) {
      rows.push(row);
    }
  }
  return rows;
}

function withBlockers(rows: readonly number[], blockers: Neighbours, most: number): Set<number> {
  const found = new Set(rows);
  for (const row of found) {
    const room = Math.max(0, most - found.size);
    neighboursAt(blockers, row)
      .subarray(0, room)
      .forEach((blocker) => found.add(blocker));
  }
  return found;
}
