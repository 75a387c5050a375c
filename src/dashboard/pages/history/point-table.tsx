import { formatTimestamp } from "../../parts/format-time.ts";
import { formatPoint } from "./points.ts";
import { type TimelineProps } from "./timeline.tsx";

const rowsMax = 200;

/** The newest rankings as a table, in which the reader can choose the two points as well. */
export function PointTable({ points, selection, onChoose }: TimelineProps) {
  const shown = points.toReversed().slice(0, rowsMax);
  return (
    <details class="point-table">
      <summary>Show as table</summary>
      <table class="plain-table">
        <caption class="hidden-text">The rankings of this model, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Ranking</th>
            <th scope="col">Time</th>
            <th scope="col" class="number">
              Items
            </th>
            <th scope="col">Compare</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((point) => (
            <tr key={point.id}>
              <th scope="row">{formatPoint(point)}</th>
              <td>{formatTimestamp(point.at)}</td>
              <td class="number">{point.count.toLocaleString()}</td>
              <td class="choices">
                {(["from", "to"] as const).map((side) => (
                  <button
                    key={side}
                    class="control"
                    type="button"
                    aria-label={`Compare ${side} ${formatPoint(point).toLowerCase()}`}
                    aria-pressed={selection[side] === point.id}
                    onClick={() => onChoose({ id: point.id, isEnd: side === "to" })}
                  >
                    {side}
                  </button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.length > shown.length && (
        <p class="note">The table shows the {rowsMax} newest rankings.</p>
      )}
    </details>
  );
}
