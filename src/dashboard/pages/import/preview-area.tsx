import { type ComponentChildren } from "preact";
import { type Job } from "../../data/jobs.ts";
import { Ambiguities } from "./ambiguities.tsx";
import { ColumnsTable } from "./columns-table.tsx";
import { FileOptions } from "./file-options.tsx";
import { FindingsList } from "./findings-list.tsx";
import {
  changeChoices,
  choices,
  clearFile,
  type ImportFault,
  preview,
  startImport,
} from "./import-state.ts";
import { type OpenedFile } from "./open-file.ts";
import { toPageText } from "./page-text.ts";
import { StatusChoices } from "./status-choices.tsx";

/** The dry run of a file: what an import would change, and how the file is read. */
export function PreviewArea({ file }: { readonly file: OpenedFile }) {
  const { job, fault, isLoading } = preview.value;
  return (
    <div aria-busy={isLoading}>
      <header class="file-head">
        <div>
          <h2>{file.name}</h2>
          <p class="help">{formatBytes(file.bytes)}</p>
        </div>
        <button class="control" type="button" onClick={clearFile}>
          Choose another file
        </button>
      </header>
      {fault !== undefined && (
        <FaultNote title="The file cannot be imported" fault={fault}>
          <TitleChoice columns={fault.columns} />
        </FaultNote>
      )}
      {isLoading && <ReadingNote job={job} />}
      {job !== undefined && fault === undefined && <PreviewHead job={job} isLoading={isLoading} />}
      <FileOptions file={file} report={job?.report} />
      {job?.report !== undefined && fault === undefined && <PreviewDetails job={job} />}
    </div>
  );
}

/** An alert with the reason why a step failed, and the places that caused it. */
export function FaultNote({
  title,
  fault,
  children,
}: {
  readonly title: string;
  readonly fault: ImportFault;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="fault-note" role="alert">
      <h2>{title}</h2>
      <p>{toPageText(fault.text)}</p>
      {fault.details.length > 0 && (
        <ul>
          {fault.details.map((detail) => (
            <li key={detail}>{toPageText(detail)}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

/** The choice of the title of a file whose headings Ordinal does not know. */
function TitleChoice({ columns }: { readonly columns: readonly string[] }) {
  return columns.length === 0 ? null : (
    <p class="title-choice">
      Which column contains the titles?
      {columns.map((column) => (
        <button
          key={column}
          class="control"
          type="button"
          onClick={() =>
            void changeChoices({ columns: { ...choices.value.columns, [column]: ["title"] } })
          }
        >
          {column}
        </button>
      ))}
    </p>
  );
}

function ReadingNote({ job }: { readonly job: Job | undefined }) {
  const { done = 0, total = 0 } = job ?? {};
  const isKnown = job !== undefined && total > 0 && job.state === "running";
  return (
    <div class="reading" role="status">
      <progress
        {...(isKnown && { value: done, max: total })}
        aria-label="Progress of the dry run"
      />
      {isKnown
        ? `Checked ${done.toLocaleString()} of ${total.toLocaleString()} rows …`
        : "Reading the file. Nothing is written."}
    </div>
  );
}

/** The counts of the dry run, and the button that starts the import. */
function PreviewHead({ job, isLoading }: { readonly job: Job; readonly isLoading: boolean }) {
  const { result, reason } = job;
  if (result === undefined) {
    return reason === undefined ? null : (
      <FaultNote
        title="An import would change nothing"
        fault={{ text: reason, details: [], columns: [] }}
      />
    );
  }
  const changed = result.created + result.updated;
  return (
    <section class="preview-head" aria-label="What an import would change">
      <Counts result={result} />
      <button
        class="control primary"
        type="button"
        disabled={isLoading || changed === 0}
        onClick={() => void startImport()}
      >
        {changed === 0 ? "Nothing to import" : `Import ${formatItems(changed)}`}
      </button>
    </section>
  );
}

/** The counts of a dry run or an import. */
export function Counts({ result }: { readonly result: NonNullable<Job["result"]> }) {
  const isDryRun = result.generation === 0;
  const counts = [
    [result.created, isDryRun ? "would be created" : "created"],
    [result.updated, isDryRun ? "would be updated" : "updated"],
    [result.unchanged, "unchanged"],
    [result.failed, isDryRun ? "would be rejected" : "rejected"],
  ] as const;
  return (
    <dl class="counts">
      {counts.map(([count, text], index) => (
        <div key={text} class={index === 3 && count > 0 ? "bad" : undefined}>
          <dt>{text}</dt>
          <dd>{count.toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  );
}

function PreviewDetails({ job }: { readonly job: Job }) {
  const { report } = job;
  if (report === undefined) {
    return null;
  }
  return (
    <>
      {report.notes.length > 0 && (
        <ul class="notes">
          {report.notes.map((note) => (
            <li key={note}>{toPageText(note)}</li>
          ))}
        </ul>
      )}
      <Ambiguities warnings={job.warnings} />
      <FindingsList job={job} />
      <ColumnsTable report={report} />
      <StatusChoices statuses={report.statuses} />
    </>
  );
}

/** Formats a number of items: "1 item" or "1,200 items". */
export function formatItems(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? "item" : "items"}`;
}

function formatBytes(bytes: number): string {
  const units = ["bytes", "KiB", "MiB"];
  const power = Math.min(2, bytes < 1_024 ? 0 : bytes < 1_048_576 ? 1 : 2);
  const value = bytes / 1_024 ** power;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: 1 })} ${units[power] ?? ""}`;
}
