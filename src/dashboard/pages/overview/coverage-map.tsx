import { formatShare } from "../../parts/format-number.ts";
import { type RatingCoverage } from "../../ranking/messages.ts";
import { nameGroup } from "./score-rows.tsx";

type CoverageMapProps = { readonly ratings: RatingCoverage };

/** The share of rated items of each criterion and team. A darker cell has more ratings. */
export function CoverageMap({ ratings }: CoverageMapProps) {
  const { criteria, teams } = ratings;
  const all = {
    count: teams.reduce((sum, { count }) => sum + count, 0),
    rated: criteria.map((_, index) =>
      teams.reduce((sum, { rated }) => sum + (rated[index] ?? 0), 0),
    ),
  };
  return (
    <section class="overview-coverage">
      <h2>Rated items by criterion and team</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Rated items by criterion and team">
        <table class="coverage-map">
          <caption class="hidden-text">
            The share of the open items of each team that have a rating, by criterion
          </caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              {teams.map(({ value, count }) => (
                <th key={value ?? ""} scope="col">
                  {nameGroup(value, "team")} <small>{count.toLocaleString()}</small>
                </th>
              ))}
              <th scope="col">
                All <small>{all.count.toLocaleString()}</small>
              </th>
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ key, name }, index) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {[...teams, all].map(({ count, rated }, team) => (
                  <Cell key={team} part={rated[index] ?? 0} whole={count} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ part, whole }: { readonly part: number; readonly whole: number }) {
  const share = whole === 0 ? 0 : part / whole;
  return (
    <td
      style={{ "--share": `${Math.round(45 * share)}%` }}
      title={`${part.toLocaleString()} of ${whole.toLocaleString()} items`}
    >
      {formatShare(part, whole)}
    </td>
  );
}
