import { useSignal } from "@preact/signals";
import { api, requireData } from "../../data/api.ts";
import { followJob, hasEnded, type Job } from "../../data/jobs.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";
import { loadWorkspace, workspace } from "../../data/workspace.ts";
import { announcement } from "../../frame/announcer.tsx";
import { ConfirmButton } from "../../parts/confirm-button.tsx";
import { toHref } from "../../router.ts";
import { FindingsList } from "./findings-list.tsx";
import {
  cancelUpload,
  clearFile,
  file,
  type ImportFault,
  type Running,
  running,
  startImport,
  toFault,
} from "./import-state.ts";
import { Counts, FaultNote, formatItems } from "./preview-area.tsx";

/** An import that runs or has ended: its progress, then its result. */
export function ImportRun({ running: { job, fault } }: { readonly running: Running }) {
  if (fault !== undefined) {
    return <FailedRun fault={fault} />;
  }
  if (job === undefined || !hasEnded(job)) {
    return <Progress job={job} />;
  }
  return job.result === undefined ? (
    <FailedRun fault={{ text: job.reason ?? "Try again.", details: [], columns: [] }} />
  ) : (
    <EndedRun job={job} result={job.result} />
  );
}

function FailedRun({ fault }: { readonly fault: ImportFault }) {
  return (
    <FaultNote title="The import failed" fault={fault}>
      <p class="buttons">
        {file.value !== undefined && (
          <>
            <button class="control" type="button" onClick={() => void startImport()}>
              Try again
            </button>
            <button class="control" type="button" onClick={cancelUpload}>
              Back to the preview
            </button>
          </>
        )}
        <AnotherFile />
      </p>
    </FaultNote>
  );
}

function AnotherFile() {
  return (
    <button class="control" type="button" onClick={clearFile}>
      Import another file
    </button>
  );
}

/** The progress of the upload, then of the job, which continues without this page. */
function Progress({ job }: { readonly job: Job | undefined }) {
  const { done = 0, total = 0 } = job ?? {};
  return (
    <section class="progress" aria-labelledby="progress-title">
      <h2 id="progress-title">
        {job === undefined ? `Uploading ${file.value?.name ?? "the file"} …` : "Importing …"}
      </h2>
      <progress {...(total > 0 && { value: done, max: total })} aria-labelledby="progress-title" />
      {job === undefined ? (
        <button class="control" type="button" onClick={cancelUpload}>
          Cancel
        </button>
      ) : (
        <p>
          {done.toLocaleString()} of {total.toLocaleString()} rows. The import continues if you
          leave this page.
        </p>
      )}
    </section>
  );
}

type Ended = { readonly job: Job; readonly result: NonNullable<Job["result"]> };

function EndedRun({ job, result }: Ended) {
  const suggested = job.report?.suggested_model;
  const model = workspace.value?.models.find(({ id }) => id === suggested);
  const isUndo = job.kind === "revert";
  return (
    <>
      <section class="result" aria-labelledby="result-title">
        <h2 id="result-title">{isUndo ? "The import is undone" : "The import is complete"}</h2>
        {isUndo ? <p>{describeUndo(result)}</p> : <Counts result={result} />}
        <p class="buttons">
          <a class="control primary" href={toHref("/", { model: model?.id })}>
            {model === undefined ? "Open the ranking" : `Open the ranking by ${model.name}`}
          </a>
          {job.kind === "import" && <Undo job={job} result={result} />}
          <AnotherFile />
        </p>
      </section>
      {job.error_count + job.warning_count > 0 && <FindingsList job={job} />}
    </>
  );
}

function describeUndo({ updated, unchanged, failed }: Ended["result"]): string {
  const kept = failed === 0 ? "" : ` ${formatItems(failed)} could not be reverted: see below.`;
  const same = unchanged === 0 ? "" : ` ${formatItems(unchanged)} already had the earlier fields.`;
  return `${formatItems(updated)} reverted.${same}${kept}`;
}

/** The button that reverts everything that the import wrote. */
function Undo({ job, result }: Ended) {
  const isBusy = useSignal(false);
  const [generation] = job.generations[0] ?? [];
  if (generation === undefined) {
    return null;
  }
  if (!mayPerform("changes:revert")) {
    return <span class="help">An admin or a product owner can undo this import.</span>;
  }
  return (
    <ConfirmButton
      text="Undo this import"
      question="Undo this import?"
      action="Undo the import"
      disabled={isBusy.value}
      onConfirm={() => {
        isBusy.value = true;
        void undo(generation);
      }}
    >
      <p>
        Ordinal deletes {formatItems(result.created)} and gives {formatItems(result.updated)} their
        earlier fields. Items that have changed since the import stay as they are.
      </p>
    </ConfirmButton>
  );
}

async function undo(generation: number): Promise<void> {
  try {
    const job = requireData(
      await api.POST("/v1/workspaces/{workspaceId}/changes/{generation}:revert", {
        params: { path: { workspaceId: workspaceId.value, generation } },
      }),
    );
    await followJob(job, {
      onProgress: (each) => {
        running.value = { job: each };
      },
    });
    announcement.value = "The import is undone.";
    await loadWorkspace();
  } catch (error) {
    running.value = { fault: toFault(error) };
  }
}
