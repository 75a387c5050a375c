import "./stacked-bar.css";

/** A part of a score. */
export type BarPart = {
  readonly name: string;
  readonly colour: string;
  readonly contribution: number;
};

/** The contributions to a score, side by side. `max` is the score that fills the bar. */
export function StackedBar({
  parts,
  max,
}: {
  readonly parts: readonly BarPart[];
  readonly max: number;
}) {
  const shown = parts.filter(({ contribution }) => contribution > 0);
  const text = shown.map(({ name, contribution }) => `${name} ${formatScore(contribution)}`);
  return (
    <span class="stacked-bar" role="img" aria-label={`Contributions: ${text.join(", ")}`}>
      {shown.map(({ name, colour, contribution }) => (
        <span
          key={name}
          title={`${name} ${formatScore(contribution)}`}
          style={{ width: `${(100 * contribution) / max}%`, background: colour }}
        />
      ))}
    </span>
  );
}

/** Formats a score with three decimals, or fewer for large numbers. */
export function formatScore(score: number): string {
  if (Number.isNaN(score)) {
    return "–";
  }
  return Math.abs(score) >= 100
    ? Math.round(score).toLocaleString()
    : score.toFixed(Math.abs(score) >= 10 ? 1 : 3);
}
