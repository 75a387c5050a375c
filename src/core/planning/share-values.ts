import { neighboursAt } from "./dependencies.ts";
import { type PackProblem } from "./pack-problem.ts";

const roundsMax = 100;

/**
 * The values with those of rows that wait shared with what they wait for, so that both have the same
 * value for size wherever the one that waits had more. A choice that has a row has its blockers, so
 * no choice is worth less by these values than by its own: a bound over them is a bound, and a
 * closer one (Lagrange multipliers of the links). At most 100 rounds over the links.
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

function share(
  row: number,
  blocker: number,
  { size, shared }: { readonly size: Float64Array; readonly shared: Float64Array },
): boolean {
  const [ofRow, ofBlocker] = [size[row] as number, size[blocker] as number];
  const [has, lacks] = [shared[row] as number, shared[blocker] as number];
  const given = (has * ofBlocker - lacks * ofRow) / (ofRow + ofBlocker);
  if (given <= Math.abs(has) * 1e-9) {
    return false;
  }
  shared[row] = has - given;
  shared[blocker] = lacks + given;
  return true;
}
