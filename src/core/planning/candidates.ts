import {
  buildBlockers,
  type Neighbours,
  neighboursAt,
  type Dependencies,
  filterDependencies,
} from "./dependencies.ts";

/** What a release is chosen from. */
export type Candidates = {
  /** Rows of the ranking, the best first. */
  readonly rows: Uint32Array;
  /** Links between them, by their places among them. */
  readonly dependencies: Dependencies;
  /** 1 for those that wait for something that is not among them. */
  readonly isBlocked: Uint8Array;
};

/** Where they are looked for. */
export type CandidatePool = {
  readonly count: number;
  readonly isDone: Uint8Array;
  readonly dependencies: Dependencies;
  /** The rows that pass a filter, in order; all, if there is none. */
  readonly matching: Uint32Array | undefined;
};

/**
 * The best ranked rows that pass and are not done, with all that they wait for, wherever that stands:
 * at most `wanted` of the former, and `most` of both. O(rows + links).
 */
export function selectFitCandidates(
  field: CandidatePool,
  { wanted, most }: { readonly wanted: number; readonly most: number },
): Candidates {
  const { count, dependencies } = field;
  const blockers = buildBlockers(count, dependencies);
  const found = addBlockers(takeTopRows(field, wanted), blockers, most);
  const rows = Uint32Array.from(found).sort();
  const indexByRow = new Int32Array(count).fill(-1);
  rows.forEach((row, place) => void (indexByRow[row] = place));
  const isAmong = (row: number) => (indexByRow[row] as number) >= 0;
  const between = filterDependencies(dependencies, (a, b) => isAmong(a) && isAmong(b));
  const toIndexes = (from: Uint32Array) => from.map((row) => indexByRow[row] as number);
  return {
    rows,
    dependencies: { blocked: toIndexes(between.blocked), blocker: toIndexes(between.blocker) },
    isBlocked: Uint8Array.from(rows, (row) =>
      Number(!neighboursAt(blockers, row).every((each) => isAmong(each))),
    ),
  };
}

function takeTopRows({ count, isDone, matching }: CandidatePool, wanted: number): number[] {
  const rows: number[] = [];
  const length = matching?.length ?? count;
  for (let at = 0; at < length && rows.length < wanted; at += 1) {
    const row = matching === undefined ? at : (matching[at] as number);
    if (isDone[row] === 0) {
      rows.push(row);
    }
  }
  return rows;
}

function addBlockers(rows: readonly number[], blockers: Neighbours, most: number): Set<number> {
  const found = new Set(rows);
  for (const row of found) {
    const room = Math.max(0, most - found.size);
    neighboursAt(blockers, row)
      .subarray(0, room)
      .forEach((blocker) => found.add(blocker));
  }
  return found;
}
