import { type Schemas } from "../../data/api.ts";
import { type Settled } from "../../data/use-settled.ts";
import { formatCount } from "../../parts/format-number.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { formatScore } from "../../parts/stacked-bar.tsx";
import { type DraftCheck } from "./check-draft.ts";
import { type DraftFault } from "./draft.ts";
import { FaultList } from "./fault-list.tsx";

type CheckPanelProps = {
  readonly check: Settled<DraftCheck>;
  readonly saveFaults: readonly DraftFault[];
};

/** The check of a draft: what to correct, or the items that would rank first. */
export function CheckPanel({ check: { value, isCurrent }, saveFaults }: CheckPanelProps) {
  return (
    <section class="check" aria-busy={!isCurrent}>
      <h3>Check</h3>
      <div role="status">
        <Verdict check={isCurrent ? value : undefined} />
      </div>
      <div role="alert">
        {saveFaults.length > 0 && (
          <>
            <p>The model was not saved.</p>
            <FaultList faults={saveFaults} />
          </>
        )}
      </div>
      {value?.kind === "valid" && (
        <>
          <Suggestions report={value.report} />
          <Preview preview={value.preview} />
        </>
      )}
    </section>
  );
}

function Verdict({ check }: { readonly check: DraftCheck | undefined }) {
  if (check === undefined) {
    return <p class="note">Checking …</p>;
  }
  return check.kind === "invalid" ? (
    <FaultList faults={check.faults} />
  ) : (
    <p class="up">The model is valid.</p>
  );
}

function Suggestions({ report }: { readonly report: Schemas["WeightReport"] }) {
  const { suggestions } = report;
  return suggestions.length === 0 ? null : (
    <ul class="note">
      {suggestions.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Preview({ preview }: { readonly preview: Schemas["WhatIf"] }) {
  const { data, count, unscored } = preview;
  return (
    <table class="plain-table">
      <caption>
        First by this model
        {unscored > 0 && (
          <small>
            {` ${unscored.toLocaleString()} of ${formatCount(count, "item")} have no score`}
          </small>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            Rank
          </th>
          <th scope="col">Item</th>
          <th scope="col" class="number">
            Score
          </th>
          <th scope="col" class="number">
            Default rank
          </th>
        </tr>
      </thead>
      <tbody>
        {data.map(({ rank, baseline_rank: before, score, item }) => (
          <tr key={item.id}>
            <td class="number">{rank}</td>
            <td>
              <ItemLink item={item} />
            </td>
            <td class="number">{formatScore(score ?? Number.NaN)}</td>
            <td class="number">{before?.toLocaleString() ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
