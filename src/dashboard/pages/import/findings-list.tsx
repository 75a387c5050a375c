import { useEffect, useState } from "preact/hooks";
import { writeSheetCsv } from "../../../core/import/workbook/sheet-csv.ts";
import { type Job } from "../../data/jobs.ts";
import { file } from "./import-state.ts";
import { toPageText } from "./page-text.ts";
import { Workbook } from "./workbook.ts";

/** A row that is rejected, or a cell that is not read as written. */
type Finding = {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly detail: string;
  /** The number of cells with this value. */
  readonly count: number;
  readonly isError: boolean;
};

const shownMax = 20;

/** The rows that are rejected and the cells that are not read, with their places and reasons. */
export function FindingsList({ job }: { readonly job: Job }) {
  const [isWhole, setWhole] = useState(false);
  const findings = listFindings(job);
  if (findings.length === 0) {
    return <p class="all-read">Every row and every cell of the columns below can be read.</p>;
  }
  const shown = isWhole ? findings : findings.slice(0, shownMax);
  return (
    <section aria-labelledby="findings-title">
      <h3 id="findings-title">{describeCounts(job)}</h3>
      <FindingsTable findings={shown} />
      <p class="findings-foot">
        {!isWhole && findings.length > shownMax && (
          <button class="control" type="button" onClick={() => setWhole(true)}>
            Show all {findings.length}
          </button>
        )}
        <DownloadLink findings={findings} />
        <span class="help">{describeRest(job)}</span>
      </p>
    </section>
  );
}

function listFindings({ errors, warnings }: Job): readonly Finding[] {
  const rows = errors.map((error) =>
    Object.assign({ column: "", value: "", count: 1, isError: true }, error),
  );
  const cells = warnings.map((warning) => Object.assign({ isError: false }, warning));
  return [...rows, ...cells]
    .map((finding) => Object.assign(finding, { detail: toPageText(finding.detail) }))
    .toSorted((a, b) => a.line - b.line);
}

function FindingsTable({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <table class="plain-table findings-table">
      <thead>
        <tr>
          <th scope="col" class="number">
            {lineName()}
          </th>
          <th scope="col">Column</th>
          <th scope="col">Value</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ line, column, value, detail, count, isError }) => (
          <tr key={`${line} ${column} ${value} ${detail}`}>
            <td class="number">{line === 0 ? "" : line.toLocaleString()}</td>
            <td class="name">{isError ? "whole row" : column}</td>
            <td>
              {value}
              {count > 1 && <small>in {count.toLocaleString()} cells</small>}
            </td>
            <td>
              {isError && <b class="bad">Rejected: </b>}
              {detail}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A link to the findings as a CSV file. The browser frees the file with the link. */
function DownloadLink({ findings }: { readonly findings: readonly Finding[] }) {
  const [href, setHref] = useState("");
  useEffect(() => {
    const rows = findings.map(({ line, column, value, detail, count, isError }) => [
      line,
      isError ? "row" : "cell",
      protectCell(column),
      protectCell(value),
      protectCell(detail),
      count,
    ]);
    const head = [lineName(), "Rejected", "Column", "Value", "Reason", "Count"];
    const url = URL.createObjectURL(new Blob([writeSheetCsv([head, ...rows]).text]));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [findings.length]);
  return (
    <a class="control" href={href} download="import-findings.csv">
      Download the list
    </a>
  );
}

/** Prevents a spreadsheet from evaluating a text of the file as a formula. */
function protectCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function lineName(): string {
  return file.value?.content instanceof Workbook ? "Row" : "Line";
}

function describeCounts({ error_count: rows, warning_count: cells, kind }: Job): string {
  const isDryRun = kind === "dry-run";
  const parts = [
    ...(rows > 0 ? [`${formatCount(rows, "row")} ${isDryRun ? "would be" : "were"} rejected`] : []),
    ...(cells > 0
      ? [
          `${formatCount(cells, "cell")} cannot be read and ${isDryRun ? "would leave" : "left"} the field unchanged`,
        ]
      : []),
  ];
  return parts.join(" · ");
}

function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? "" : "s"}`;
}

/** The API lists the first 100 errors and the first 100 values with a warning. */
function describeRest({ errors, error_count: rows, warnings, warning_count: cells }: Job): string {
  const listed = warnings.reduce((sum, { count }) => sum + count, 0);
  return errors.length < rows || listed < cells
    ? `The list has the first ${errors.length} rows and the first ${warnings.length} values.`
    : "";
}
