import { ratioBounds } from "../../../core/ahp/consistency.ts";
import { type HierarchyResult } from "../../../core/ahp/evaluate-hierarchy.ts";

type ConsistencyMeterProps = {
  readonly level: HierarchyResult["levels"][number];
  readonly names: ReadonlyMap<string, string>;
};

/** The consistency ratio at the right end of the meter. */
const ratioMax = 0.3;

/** The consistency ratio of the judgements of a level, beside its limit of 0.10. */
export function ConsistencyMeter({ level, names }: ConsistencyMeterProps) {
  const { derivedWeights } = level;
  if (level.keys.length < 3 && derivedWeights !== undefined) {
    return null;
  }
  const cr = derivedWeights?.cr;
  const text = describeLevel(level, names);
  return (
    <div class="consistency">
      <div
        class="ratio-meter"
        role="meter"
        aria-label="Consistency ratio"
        aria-valuemin={0}
        aria-valuemax={ratioMax}
        aria-valuenow={Math.min(cr ?? 0, ratioMax)}
        aria-valuetext={text}
      >
        <span
          class={`ratio-bar ${level.verdict}`}
          style={{ width: `${(100 * Math.min(cr ?? 0, ratioMax)) / ratioMax}%` }}
        />
        <span
          class="ratio-limit"
          style={{ left: `${(100 * ratioBounds.consistent) / ratioMax}%` }}
        />
      </div>
      <p aria-live="polite">{text}</p>
    </div>
  );
}

function describeLevel(
  { verdict, derivedWeights, missing, disconnectedParts, keys }: ConsistencyMeterProps["level"],
  names: ConsistencyMeterProps["names"],
): string {
  if (derivedWeights === undefined) {
    const parts = disconnectedParts.map((part) =>
      part.map((index) => names.get(keys[index] ?? "") ?? "").join(", "),
    );
    return `No weights yet: no judgement connects ${parts.join(" | ")}.`;
  }
  const ratio = `CR ${(derivedWeights.cr ?? 0).toFixed(3)}`;
  const open =
    missing.length === 0 ? "" : ` ${missing.length} of the pairs are open, and estimated.`;
  const texts: Readonly<Record<typeof verdict, string>> = {
    consistent: "consistent: at most 0.10.",
    marginal: "not quite consistent: the limit is 0.10.",
    inconsistent: "the judgements contradict each other: the limit is 0.10.",
    unknown: "the level has too many elements for a ratio.",
    incomplete: "",
  };
  return `${ratio}, ${texts[verdict]}${open}`;
}
