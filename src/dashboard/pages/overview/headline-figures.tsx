import { type Schemas } from "../../data/api.ts";
import { workspace } from "../../data/workspace.ts";
import { formatCount, formatShare } from "../../parts/format-number.ts";
import { type NextRatings, type Overview } from "./load-overview.ts";

type HeadlineFiguresProps = {
  readonly overview: Overview;
  readonly findings: Schemas["Lint"] | undefined;
  readonly next: NextRatings | undefined;
};

type Figure = { readonly value: string; readonly label: string; readonly note: string };

/** The figures with which a reader begins: how many items, how well rated, how certain. */
export function HeadlineFigures({ overview, findings, next }: HeadlineFiguresProps) {
  const figures = [
    describeItems(overview),
    describeScores(overview),
    describeCoverage(overview),
    describeFindings(findings),
    describePairs(next),
  ];
  return (
    <dl class="headline">
      {figures.map(({ value, label, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b>{value}</b> <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function describeItems({ ranking }: Overview): Figure {
  const total = workspace.value?.total ?? ranking.count;
  return {
    label: "Open items",
    value: ranking.count.toLocaleString(),
    note: `of ${formatCount(total, "item")}`,
  };
}

function describeScores({ ranking }: Overview): Figure {
  const { count, unscored } = ranking;
  const note = unscored === 0 ? "all items" : `${unscored.toLocaleString()} have no score`;
  return { label: "Scored", value: formatShare(count - unscored, count), note };
}

function describeCoverage({ summary }: Overview): Figure {
  return {
    label: "Rated",
    value: summary === undefined ? "–" : formatShare(summary.meanCoverage, 1),
    note: "of the weight, on average",
  };
}

function describeFindings(lint: Schemas["Lint"] | undefined): Figure {
  const counts = (["error", "warning", "info"] as const).map((severity) => ({
    name: severity === "info" ? "hint" : severity,
    count: lint?.findings.filter((finding) => finding.severity === severity).length ?? 0,
  }));
  const named = counts.filter(({ count }) => count > 0);
  const note = named.map(({ name, count }) => formatCount(count, name)).join(", ");
  return {
    label: "Findings",
    value: lint === undefined ? "…" : lint.findings.length.toLocaleString(),
    note: lint?.findings.length === 0 ? "the data has no known problem" : note,
  };
}

function describePairs(next: NextRatings | undefined): Figure {
  const label = "Order not settled";
  if (next?.kind !== "bands") {
    return { label, value: next === undefined ? "…" : "–", note: "not known for this model" };
  }
  const { count, unsettled_pairs: unsettled } = next.bands;
  return {
    label,
    value: formatShare(unsettled, (count * (count - 1)) / 2),
    note: "of the pairs, as ratings are missing or uncertain",
  };
}
