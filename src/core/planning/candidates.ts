import {
  buildBlockers,
  listRows,
  type Neighbours,
  neighboursAt,
  type Dependencies,
  filterDependencies,
} from "./dependencies.ts";

/** The rows from which `fit` chooses. */
export type Candidates = {
  /** Rows of the ranking, the best first. */
  readonly rows: Uint32Array;
  /** Dependencies between the rows, as indexes into `rows`. */
  readonly dependencies: Dependencies;
  /** 1 for rows that depend on an open item outside `rows`. */
  readonly isBlocked: Uint8Array;
};

/** The ranking from which candidates are selected. */
export type CandidatePool = {
  readonly count: number;
  readonly dependencies: Dependencies;
  /** 1 for rows with an open blocker that a gate leaves out of the ranking. */
  readonly isBlocked: Uint8Array;
  /** The rows that match the filters, in order; undefined if there is no filter. */
  readonly matching: Uint32Array | undefined;
};

/**
 * Selects at most `topMax` of the best-ranked rows that match, and all their blockers, whatever
 * their rank. Selects at most `rowsMax` rows in total. O(rows + links).
 */
export function selectFitCandidates(
  pool: CandidatePool,
  { topMax, rowsMax }: { readonly topMax: number; readonly rowsMax: number },
): Candidates {
  const { count, dependencies } = pool;
  const blockers = buildBlockers(count, dependencies);
  const selected = addBlockers(takeTopRows(pool, topMax), blockers, rowsMax);
  const rows = Uint32Array.from(selected).sort();
  const indexByRow = new Int32Array(count).fill(-1);
  rows.forEach((row, index) => void (indexByRow[row] = index));
  const isSelected = (row: number) => (indexByRow[row] as number) >= 0;
  const between = filterDependencies(dependencies, (a, b) => isSelected(a) && isSelected(b));
  const toIndexes = (from: Uint32Array) => from.map((row) => indexByRow[row] as number);
  return {
    rows,
    dependencies: { blocked: toIndexes(between.blocked), blocker: toIndexes(between.blocker) },
    isBlocked: Uint8Array.from(rows, (row) =>
      Number(
        pool.isBlocked[row] === 1 ||
          !neighboursAt(blockers, row).every((blocker) => isSelected(blocker)),
      ),
    ),
  };
}

function takeTopRows({ count, matching }: CandidatePool, topMax: number): Uint32Array {
  return (matching ?? listRows(count)).subarray(0, topMax);
}

/** Adds blockers, directly and through others, until there are `rowsMax` rows. */
function addBlockers(rows: Uint32Array, blockers: Neighbours, rowsMax: number): Set<number> {
  const selected = new Set(rows);
  for (const row of selected) {
    const room = Math.max(0, rowsMax - selected.size);
    neighboursAt(blockers, row)
      .subarray(0, room)
      .forEach((blocker) => selected.add(blocker));
  }
  return selected;
}
