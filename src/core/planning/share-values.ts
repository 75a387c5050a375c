import { neighboursAt } from "./dependencies.ts";
import { type PackProblem } from "./pack-problem.ts";

/** The maximum number of passes over the links. */
const roundsMax = 100;

/**
 * Moves value from each row to its blockers until no row is denser (value ÷ size) than a blocker of
 * it. Every choice contains the blockers of its rows, so its total never falls. A bound over the
 * shared values is therefore still an upper bound, and a tighter one (Lagrange multipliers of the
 * links).
 *
 * Source: A. Geoffrion, Lagrangean Relaxation for Integer Programming, 1974.
 */
export function shareValues(problem: PackProblem): Float64Array {
  const shared = problem.value.slice();
  let hasChanged = problem.blockers.rows.length > 0;
  for (let round = 0; round < roundsMax && hasChanged; round += 1) {
    hasChanged = shareAll(problem, shared);
  }
  return shared;
}

function shareAll({ count, size, blockers }: PackProblem, shared: Float64Array): boolean {
  let hasChanged = false;
  for (let row = 0; row < count; row += 1) {
    for (const blocker of neighboursAt(blockers, row)) {
      hasChanged = share(row, blocker, { size, shared }) || hasChanged;
    }
  }
  return hasChanged;
}

/** Equalises the densities of a row and its blocker; returns whether any value moved. */
function share(
  row: number,
  blocker: number,
  { size, shared }: { readonly size: Float64Array; readonly shared: Float64Array },
): boolean {
  const [rowSize, blockerSize] = [size[row] as number, size[blocker] as number];
  const [rowValue, blockerValue] = [shared[row] as number, shared[blocker] as number];
  const moved = (rowValue * blockerSize - blockerValue * rowSize) / (rowSize + blockerSize);
  if (moved <= Math.abs(rowValue) * 1e-9) {
    return false;
  }
  shared[row] = rowValue - moved;
  shared[blocker] = blockerValue + moved;
  return true;
}
