import { ItemLink, toItemHref } from "../../parts/item-link.tsx";
import { formatRank, SlopeChart } from "../../parts/slope-chart.tsx";
import { type Comparison } from "./load-comparison.ts";
import { type ModelNames } from "./model-names.ts";
import { listDisputes, readRank } from "./ranks.ts";

type ItemsProps = { readonly comparison: Comparison; readonly names: ModelNames };

const [topMax, disputesMax] = [15, 10];

/** The best items of the consensus, with a line per item through the ranks of all models. */
export function TopItems({ comparison, names }: ItemsProps) {
  const { consensus, models, count } = comparison;
  const slopes = consensus.slice(0, topMax).map((row) => ({
    id: row.item.id,
    title: row.item.title,
    href: toItemHref(row.item),
    ranks: models.map((model) => readRank(row, model, count)),
  }));
  return (
    <section>
      <h2>Ranks of the {slopes.length} best items</h2>
      <p class="note">
        These items lead the consensus. Each column has them in the order of one model, with their
        ranks among all {count.toLocaleString()} items. Tied items share the mean of their ranks.
      </p>
      <SlopeChart
        label="Ranks of the best items by model. The table “Consensus” has the same figures."
        columns={models.map(({ label }) => names.toShort(label))}
        slopes={slopes}
      />
    </section>
  );
}

/** The order of all models together, with the ranks of each one. */
export function Consensus({ comparison, names }: ItemsProps) {
  const { consensus, models, count, winners } = comparison;
  return (
    <section>
      <h2>Consensus</h2>
      <p class="note">
        An item gets a point from each model for every item that the model ranks lower (Borda
        count).{" "}
        {winners.condorcet === null
          ? "No item beats each other item in most models."
          : `“${winners.condorcet.title}” beats each other item in most models.`}
      </p>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col" class="number">
              Rank
            </th>
            <th scope="col">Item</th>
            {models.map(({ label }) => (
              <th key={label} scope="col" class="number">
                {names.toShort(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consensus.slice(0, topMax).map((row) => (
            <tr key={row.item.id}>
              <td class="number">
                <b>{row.borda_rank.toLocaleString()}</b>
              </td>
              <th scope="row">
                <ItemLink item={row.item} />
              </th>
              {models.map((model) => (
                <td key={model.label} class="number">
                  {formatRank(readRank(row, model, count))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">Tied items share the mean of their ranks. “–” means not ranked.</p>
    </section>
  );
}

/** The items whose ranks differ most between two models. */
export function DisputedItems({ comparison, names }: ItemsProps) {
  const disputes = listDisputes(comparison, disputesMax);
  return (
    <section>
      <h2>Most disputed items</h2>
      <p class="note">
        The models that score an item disagree most about these. Discuss them, or check their
        ratings.
      </p>
      {disputes.length === 0 ? (
        <p>The models agree on every item that two of them rank.</p>
      ) : (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Highest</th>
              <th scope="col">Lowest</th>
              <th scope="col" class="number">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {disputes.map(({ item, best, worst, difference }) => (
              <tr key={item.id}>
                <th scope="row">
                  <ItemLink item={item} />
                </th>
                <RankCell label={names.toShort(best.label)} rank={best.rank} />
                <RankCell label={names.toShort(worst.label)} rank={worst.rank} />
                <td class="number">{formatRank(difference)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RankCell({ label, rank }: { readonly label: string; readonly rank: number }) {
  return (
    <td class="rank-cell">
      {formatRank(rank)} <span class="muted">by {label}</span>
    </td>
  );
}
