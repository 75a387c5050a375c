import "./stacked-bar.css";

/** A part of a score. */
export type BarPart = {
  readonly name: string;
  readonly colour: string;
  readonly contribution: number;
  /** Whether a default counts, because the item is not rated. */
  readonly isDefault: boolean;
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
  const text = shown.map(describePart);
  return (
    <span class="stacked-bar" role="img" aria-label={`Contributions: ${text.join(", ")}`}>
      {shown.map((part) => (
        <span
          key={part.name}
          class={part.isDefault ? "default" : undefined}
          title={describePart(part)}
          style={{ width: `${(100 * part.contribution) / max}%`, background: part.colour }}
        />
      ))}
    </span>
  );
}

function describePart({ name, contribution, isDefault }: BarPart): string {
  return `${name} ${formatScore(contribution)}${isDefault ? " by default" : ""}`;
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
