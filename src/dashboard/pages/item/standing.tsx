import { model } from "../../data/chosen-model.ts";
import { facts } from "../../data/ranking-facts.ts";
import { listModelNames, toSentence } from "../../parts/criterion-names.ts";

/** How certain the rank of an item is. Only the best items of a ranking are analysed. */
export function Standing({ id }: { readonly id: string }) {
  const stability = facts.value?.stability.get(id);
  if (stability === null || stability === undefined || stability.p_rank === null) {
    return null;
  }
  const { p_rank: share, best, worst, critical, p_top: top } = stability;
  return (
    <section>
      <h3>Stability</h3>
      <p>
        It holds its rank in {toPercent(share)} of the draws of weights and ratings
        {top !== null && `, and is among the ten best in ${toPercent(top["10"] ?? 0)}`}.
        {best !== null && worst !== null && ` ${describeRange(best, worst)}`}
      </p>
      {critical !== null && <CriticalWeight critical={critical} />}
    </section>
  );
}

type CriticalWeightProps = {
  readonly critical: { readonly criterion: string; readonly change_percent: number };
};

/** The smallest change of one weight that costs the item its rank. */
function CriticalWeight({ critical: { criterion, change_percent: change } }: CriticalWeightProps) {
  const names = listModelNames(model.value?.criteria ?? []);
  return (
    <p class="note">
      {names.get(criterion) ?? toSentence(criterion)} matters most: a weight that is{" "}
      {formatChange(change)} costs the item its rank.
    </p>
  );
}

function describeRange(best: number, worst: number): string {
  return best === worst
    ? `Its rank is always ${best.toLocaleString()}.`
    : `Its rank is between ${best.toLocaleString()} and ${worst.toLocaleString()}.`;
}

function toPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function formatChange(percent: number): string {
  const size = `${Math.abs(percent).toLocaleString(undefined, { maximumFractionDigits: 1 })} %`;
  return percent > 0 ? `${size} larger` : `${size} smaller`;
}
