import { type Schemas } from "../../data/api.ts";
import { formatScore } from "../../parts/stacked-bar.tsx";

/** The title of an item, and its rank, score and coverage. */
export function Heading({ item, lift }: { item: Schemas["Item"]; lift: Schemas["Lift"] }) {
  const facts = [item.external_id, item.type, item.status, item.team].filter(Boolean);
  return (
    <header>
      <p class="key">{facts.join(" · ")}</p>
      <h2>{item.title}</h2>
      <dl class="figures">
        <div>
          <dd>{lift.rank ?? "–"}</dd>
          <dt>rank</dt>
        </div>
        <div>
          <dd>{formatScore(lift.value ?? Number.NaN)}</dd>
          <dt>score{lift.category === null ? "" : `, ${lift.category}`}</dt>
        </div>
        <div>
          <dd>{Math.round(100 * lift.coverage)} %</dd>
          <dt>of the weight is rated</dt>
        </div>
      </dl>
    </header>
  );
}
