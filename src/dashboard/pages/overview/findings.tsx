import { type Schemas } from "../../data/api.ts";
import { formatCount } from "../../parts/format-number.ts";
import { ItemLink } from "../../parts/item-link.tsx";

type Finding = Schemas["Lint"]["findings"][number];

const examplesMax = 3;

const severities = ["error", "warning", "info"] as const;

const severityNames = { error: "Error", warning: "Warning", info: "Hint" } as const;

/** The findings about the data by rule, the most severe first, with their remedies and items. */
export function Findings({ lint }: { readonly lint: Schemas["Lint"] }) {
  const findings = severities.flatMap((severity) =>
    lint.findings.filter((finding) => finding.severity === severity),
  );
  if (findings.length === 0) {
    return <p class="note">The check of the data has found no problem.</p>;
  }
  const groups = Map.groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  return (
    <div class="finding-groups">
      {[...groups].map(([key, [first, ...others]]) => (
        <section key={key}>
          {first !== undefined && <FindingList findings={[first]} />}
          {others.length > 0 && (
            <details>
              <summary>{formatCount(others.length, "more finding")} of this kind</summary>
              <FindingList findings={others} />
            </details>
          )}
        </section>
      ))}
    </div>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <FindingRow key={`${finding.criterion} ${finding.other}`} finding={finding} />
      ))}
    </ul>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { severity, detail, suggestion, count, items = [] } = finding;
  const examples = items.slice(0, examplesMax);
  return (
    <li class={severity}>
      <p>
        <b class="severity">{severityNames[severity]}</b> {detail}
      </p>
      <p class="remedy">{suggestion}</p>
      {examples.length > 0 && (
        <p class="examples">
          {examples.map((item) => (
            <span key={item.number}>
              <ItemLink item={item} />
            </span>
          ))}
          {count > examples.length && ` and ${(count - examples.length).toLocaleString()} more`}
        </p>
      )}
    </li>
  );
}
