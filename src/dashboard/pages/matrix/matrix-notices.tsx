import { type ChartAxes } from "../../parts/matrix/chart-types.ts";
import { formatValue } from "../../parts/matrix/matrix-grid.tsx";
import { type Matrix } from "./load-matrix.ts";
import { type Move, type MoveNotice } from "./use-moves.ts";

/** How many items a matrix shows, and why it leaves out the others. */
export function ShownItems({ matrix }: { readonly matrix: Matrix }) {
  const { count, left_out: leftOut, quadrants, x, y } = matrix;
  const placed = count - leftOut.count;
  const shown = quadrants.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <p class="matrix-shown">
      Shows {shown.toLocaleString()} of {placed.toLocaleString()} items
      {shown < placed && ", the best-ranked of each quadrant"}.{" "}
      {leftOut.count > 0 &&
        `${leftOut.count.toLocaleString()} more items lack ${listLacking(matrix, [x.name, y.name])}.`}
    </p>
  );
}

function listLacking({ left_out: leftOut }: Matrix, [x, y]: readonly [string, string]): string {
  const names = [leftOut.without_x > 0 ? x : "", leftOut.without_y > 0 ? y : ""];
  return names.filter((name) => name !== "").join(" or ");
}

type LastMoveProps = {
  readonly notice: MoveNotice | undefined;
  readonly axes: ChartAxes;
  readonly onUndo: (move: Move) => void;
};

/** The result of the last move: the saved values with a way back, or the reason of a failure. */
export function LastMove({ notice, axes, onUndo }: LastMoveProps) {
  if (notice === undefined) {
    return null;
  }
  const { move } = notice;
  return notice.kind === "failed" ? (
    <p class="last-move failed" role="alert">
      “{move.title}” keeps its ratings. {notice.reason}
    </p>
  ) : (
    <p class="last-move" role="status">
      <span>
        Saved “{move.title}”: {describeMove(move, axes)}.
      </span>
      <button class="control" type="button" onClick={() => onUndo(move)}>
        Undo
      </button>
    </p>
  );
}

function describeMove({ from, to }: Move, axes: ChartAxes): string {
  return (["x", "y"] as const)
    .filter((side) => from[side] !== to[side])
    .map((side) => `${axes[side].name} ${formatValue(from[side])} → ${formatValue(to[side])}`)
    .join(", ");
}
