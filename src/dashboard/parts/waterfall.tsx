import { formatScore } from "./stacked-bar.tsx";
import "./waterfall.css";

type WaterfallPart = {
  readonly name: string;
  readonly colour: string;
  readonly contribution: number;
  /** Whether the model assumes a rating that the item does not have. */
  readonly isAssumed: boolean;
};

type WaterfallProps = { readonly parts: readonly WaterfallPart[]; readonly total: number | null };

/** The contributions to a score, one below the other, each beginning where the last one ends. */
export function Waterfall({ parts, total }: WaterfallProps) {
  const starts = listStarts(parts);
  const ends = parts.map(({ contribution }, index) => (starts[index] ?? 0) + contribution);
  const span = Math.max(1e-9, ...starts, ...ends);
  return (
    <table class="waterfall">
      <caption class="hidden-text">The contribution of each criterion to the score</caption>
      <tbody>
        {parts.map(({ name, colour, contribution, isAssumed }, index) => (
          <tr key={name}>
            <th scope="row" title={isAssumed ? "Not rated: the model assumes a rating" : undefined}>
              {name}
              {isAssumed && <span class="assumed"> assumed</span>}
            </th>
            <td class="track">
              <span
                style={{
                  left: `${(100 * Math.min(starts[index] ?? 0, ends[index] ?? 0)) / span}%`,
                  width: `${(100 * Math.abs(contribution)) / span}%`,
                  background: colour,
                }}
              />
            </td>
            <td class="number">{formatScore(contribution)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Score</th>
          <td />
          <td class="number">{total === null ? "none" : formatScore(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function listStarts(parts: readonly WaterfallPart[]): number[] {
  let sum = 0;
  return parts.map(({ contribution }) => {
    const start = sum;
    sum += contribution;
    return start;
  });
}
