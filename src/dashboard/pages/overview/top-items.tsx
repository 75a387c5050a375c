import { type Schemas } from "../../data/api.ts";
import { ColourLegend } from "../../parts/colour-legend.tsx";
import { listColours } from "../../parts/criterion-colours.ts";
import { listNames } from "../../parts/criterion-names.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { formatScore, StackedBar } from "../../parts/stacked-bar.tsx";

type RankedItem = Schemas["RankingPage"]["data"][number];

type TopItemsProps = {
  readonly model: Schemas["Model"];
  readonly items: readonly RankedItem[];
};

/** The best items, each with the reason for its score. */
export function TopItems({ model, items }: TopItemsProps) {
  const max = Math.max(...items.map(({ score }) => score ?? 0), 1e-9);
  return (
    <section class="overview-top">
      <header>
        <h2>Top {items.length}, and why</h2>
        <Legend items={items} model={model} />
      </header>
      <table class="plain-table">
        <caption class="hidden-text">The best items by {model.name}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Rank
            </th>
            <th scope="col">Item and reason</th>
            <th scope="col" class="bar">
              Contributions
            </th>
            <th scope="col" class="number">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((ranked) => (
            <TopItem key={ranked.item.id} model={model} ranked={ranked} max={max} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The colours of the criteria. Scores that depend on the other items have no parts to show. */
function Legend({ model, items }: TopItemsProps) {
  const parts = items
    .flatMap(({ breakdown }) => breakdown?.parts ?? [])
    .filter(({ contribution }) => contribution > 0);
  const byInput = new Map(parts.map((part) => [part.input, part]));
  return model.is_relative ? null : (
    <ColourLegend entries={toBarParts(model, [...byInput.values()])} />
  );
}

type TopItemProps = {
  readonly model: Schemas["Model"];
  readonly ranked: RankedItem;
  readonly max: number;
};

function TopItem({ model, ranked, max }: TopItemProps) {
  const { rank, item, score, category, tied_with: ties, breakdown } = ranked;
  const facts = [item.type, item.team, item.status, ties > 0 && `tied with ${ties} more`];
  return (
    <tr>
      <td class="number rank">{rank}</td>
      <td>
        <ItemLink item={item} />
        <p class="reason">
          {breakdown?.reason} <span class="small-note">{facts.filter(Boolean).join(" · ")}</span>
        </p>
      </td>
      <td class="bar">
        {breakdown && !model.is_relative && (
          <StackedBar parts={toBarParts(model, breakdown.parts)} max={max} />
        )}
      </td>
      <td class="number">
        {formatScore(score ?? Number.NaN)}
        {category !== null && category !== undefined && <p class="small-note">{category}</p>}
      </td>
    </tr>
  );
}

function toBarParts(model: Schemas["Model"], parts: NonNullable<RankedItem["breakdown"]>["parts"]) {
  const colours = listColours(model.criteria.map(({ input }) => input));
  const names = listNames(parts);
  return parts.map(({ input, name, contribution, rating }) => ({
    name: names.get(input) ?? name,
    contribution,
    isDefault: rating === undefined,
    colour: colours.get(input) ?? "var(--c7)",
  }));
}
