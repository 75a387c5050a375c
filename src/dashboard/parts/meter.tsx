import "./meter.css";

type MeterProps = { readonly value: number; readonly max: number };

/** A bar that shows a share of a whole. Put a text beside it: screen readers skip the bar. */
export function Meter({ value, max }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <span class="meter" aria-hidden="true">
      <span style={{ width: `${100 * share}%` }} />
    </span>
  );
}
