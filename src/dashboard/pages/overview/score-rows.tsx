import { toSentence } from "../../parts/criterion-names.ts";
import { formatShare } from "../../parts/format-number.ts";
import { formatScore } from "../../parts/stacked-bar.tsx";
import {
  type GroupFacet,
  groupFacets,
  type GroupScores,
  type ScoreDistribution,
} from "../../ranking/messages.ts";
import { query, setQuery } from "../../router.ts";

type ScoreRowsProps = {
  readonly scores: ScoreDistribution;
  readonly cutoffs: { readonly high: number; readonly medium: number } | undefined;
};

/** The distribution of the scores, as one histogram for each type, team or status. */
export function ScoreRows({ scores, cutoffs }: ScoreRowsProps) {
  const by = groupFacets.find((facet) => facet === query.value.get("by")) ?? "type";
  const groups = scores.groups[by];
  return (
    <section class="overview-scores">
      <header>
        <h2>Scores by {by}</h2>
        <FacetChoice by={by} />
      </header>
      <table class="plain-table">
        <caption class="hidden-text">
          The number of items, the median score and the distribution of the scores by {by}
        </caption>
        <thead>
          <tr>
            <th scope="col">{toSentence(by)}</th>
            <th scope="col" class="number">
              Items
            </th>
            <th scope="col" class="number">
              Median
            </th>
            <th scope="col" class="axis">
              <Axis scores={scores} />
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow key={group.value ?? ""} {...{ group, by, scores, cutoffs }} />
          ))}
        </tbody>
      </table>
      <p class="small-note">
        The height of a bar is the share of the items of its row.{" "}
        {cutoffs !== undefined &&
          `The lines are the limits of Medium (${cutoffs.medium}) and High (${cutoffs.high}).`}
      </p>
    </section>
  );
}

function FacetChoice({ by }: { readonly by: GroupFacet }) {
  return (
    <div class="facet-choice" role="group" aria-label="Group the scores by">
      {groupFacets.map((facet) => (
        <button
          key={facet}
          class="control"
          type="button"
          aria-pressed={facet === by}
          onClick={() => setQuery({ by: facet === "type" ? undefined : facet })}
        >
          {toSentence(facet)}
        </button>
      ))}
    </div>
  );
}

function Axis({ scores: { from, to, hasHigher } }: Pick<ScoreRowsProps, "scores">) {
  return (
    <span class="axis-ends">
      <span>{formatEnd(from)}</span>
      <span>Score</span>
      <span>{`${formatEnd(to)}${hasHigher ? " and more" : ""}`}</span>
    </span>
  );
}

type GroupRowProps = ScoreRowsProps & { readonly group: GroupScores; readonly by: GroupFacet };

function GroupRow({ group, by, scores, cutoffs }: GroupRowProps) {
  const { value, count, unscored, median, bins } = group;
  return (
    <tr>
      <th scope="row">
        {nameGroup(value, by)}
        {unscored > 0 && <p class="small-note">{formatShare(unscored, count)} without a score</p>}
      </th>
      <td class="number">{count.toLocaleString()}</td>
      <td class="number">{formatScore(median)}</td>
      <td>
        <Histogram bins={bins} scores={scores} cutoffs={cutoffs} />
      </td>
    </tr>
  );
}

/** Names a group: a value, the items without a value, or all values that are not listed. */
export function nameGroup(value: string | undefined, facet: string): string {
  return value === undefined ? "All others" : value === "" ? `No ${facet}` : value;
}

const [binWidth, height] = [10, 24];

function Histogram({ bins, scores, cutoffs }: Omit<GroupRowProps, "group" | "by"> & Bins) {
  const { from, to } = scores;
  const total = bins.reduce((sum, count) => sum + count, 0);
  const largest = Math.max(...bins, 1);
  const width = bins.length * binWidth;
  const limits = cutoffs === undefined ? [] : [cutoffs.medium, cutoffs.high];
  return (
    <svg
      class="histogram"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describeBins(bins, scores)}
    >
      {bins.map((count, bin) => {
        const size = (height * count) / largest;
        return (
          count > 0 && (
            <rect
              key={bin}
              x={bin * binWidth + 0.5}
              y={height - size}
              width={binWidth - 1}
              height={size}
            >
              <title>{`${describeBin(bin, bins, scores)}: ${count.toLocaleString()} items, ${formatShare(count, total)}`}</title>
            </rect>
          )
        );
      })}
      {limits.map((limit) => {
        const x = (width * (limit - from)) / (to - from);
        return <line key={limit} x1={x} x2={x} y1="0" y2={height} />;
      })}
    </svg>
  );
}

type Bins = { readonly bins: readonly number[] };

/** Describes the middle half of a distribution for a screen reader. */
function describeBins(bins: readonly number[], scores: ScoreDistribution): string {
  const largest = bins.indexOf(Math.max(...bins));
  return bins.every((count) => count === 0)
    ? "No scores"
    : `Most scores are ${describeBin(largest, bins, scores)}`;
}

function describeBin(
  bin: number,
  { length }: readonly number[],
  { from, to, hasHigher }: ScoreDistribution,
): string {
  const end = (index: number) => formatEnd(from + ((to - from) * index) / length);
  return hasHigher && bin === length - 1
    ? `${end(bin)} and more`
    : `from ${end(bin)} to ${end(bin + 1)}`;
}

function formatEnd(score: number): string {
  return Number(score.toPrecision(2)).toLocaleString();
}
