import { type ChartAxes, type ChartPoint } from "../../parts/matrix/chart-types.ts";
import { formatValue } from "../../parts/matrix/matrix-grid.tsx";

type MatrixTableProps = {
  readonly axes: ChartAxes;
  readonly points: readonly (ChartPoint & { readonly rank: number })[];
};

/** The figures of a matrix as a table. */
export function MatrixTable({ axes, points }: MatrixTableProps) {
  return (
    <details class="matrix-table">
      <summary>Show as table</summary>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col" class="number">
              Rank
            </th>
            <th scope="col">Item</th>
            <th scope="col" class="number">
              {axes.x.name}
            </th>
            <th scope="col" class="number">
              {axes.y.name}
            </th>
            <th scope="col">Quadrant</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, rank, title, href, x, y, quadrant }) => (
            <tr key={id}>
              <td class="number">{rank.toLocaleString()}</td>
              <th scope="row">
                <a href={href}>{title}</a>
              </th>
              <td class="number">{formatValue(x)}</td>
              <td class="number">{formatValue(y)}</td>
              <td>{quadrant}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
