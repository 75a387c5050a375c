import { signal } from "@preact/signals";
import { findRows } from "../../../core/import/workbook/find-rows.ts";
import { findRowNumber } from "../../../core/import/workbook/sheet-csv.ts";
import { type StatusCategory } from "../../../core/status/status-category.ts";
import { api, ApiProblem, describeError, requireData } from "../../data/api.ts";
import { followJob, type Job, readJob } from "../../data/jobs.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { loadWorkspace } from "../../data/workspace.ts";
import { announcement } from "../../frame/announcer.tsx";
import { setQuery } from "../../router.ts";
import { type ImportChoices, toImportQuery } from "./import-choices.ts";
import { openFile, type OpenedFile, readUpload } from "./open-file.ts";
import { FileFault, Workbook } from "./workbook.ts";

/** A failed step, as texts for the reader. */
export type ImportFault = {
  readonly text: string;
  /** The lines or parameters that caused it. */
  readonly details: readonly string[];
  /** The columns of a file without a title. One of them may contain the titles. */
  readonly columns: readonly string[];
};

/** The dry run of the chosen file. */
export type Preview = {
  /** The last job. It stays while the file is read again with other choices. */
  readonly job?: Job | undefined;
  readonly fault?: ImportFault | undefined;
  readonly isLoading: boolean;
};

/** An import that was started. */
export type Running = {
  readonly job?: Job | undefined;
  readonly fault?: ImportFault | undefined;
};

/** The chosen file; undefined before the choice and if the file cannot be read. */
export const file = signal<OpenedFile | undefined>(undefined);
export const choices = signal<ImportChoices>({});
export const preview = signal<Preview>({ isLoading: false });
/** The import that runs or has ended; undefined while the reader prepares one. */
export const running = signal<Running | undefined>(undefined);

let request = new AbortController();

/** Opens a file, and shows what an import of it would change. */
export async function chooseFile(chosen: File): Promise<void> {
  clearFile();
  const { signal: current } = request;
  preview.value = { isLoading: true };
  try {
    const opened = await openFile(chosen);
    if (!current.aborted) {
      file.value = opened;
      await startDryRun();
    }
  } catch (error) {
    showFault(error, current);
  }
}

/** Returns to the choice of a file. */
export function clearFile(): void {
  request.abort();
  request = new AbortController();
  const { content } = file.value ?? {};
  if (content instanceof Workbook) {
    content.close();
  }
  file.value = undefined;
  choices.value = {};
  preview.value = { isLoading: false };
  running.value = undefined;
  setQuery({ job: undefined });
}

/** Changes how the file is read, and repeats the dry run. */
export async function changeChoices(changes: Partial<ImportChoices>): Promise<void> {
  choices.value = { ...choices.value, ...changes };
  await startDryRun();
}

/** Chooses the category of a status. The dry run does not depend on it. */
export function chooseCategory(status: string, category: StatusCategory): void {
  choices.value = {
    ...choices.value,
    categories: { ...choices.value.categories, [status]: category },
  };
}

/** Imports the file. A new request replaces an unfinished dry run. */
export async function startImport(): Promise<void> {
  const { signal: current } = restartRequests();
  running.value = {};
  try {
    await saveCategories();
    const ended = await upload(false, (job) => {
      running.value = { job };
      setQuery({ job: job.id });
    });
    running.value = { job: ended };
    announcement.value = ended.state === "done" ? "The import has ended." : "The import failed.";
    await loadWorkspace();
  } catch (error) {
    handleEndedSession(error);
    running.value = current.aborted ? undefined : { fault: toFault(error) };
  }
}

/** Shows an import of an earlier visit, and its progress if it still runs. */
export async function openJob(jobId: string): Promise<void> {
  const { signal: current } = restartRequests();
  running.value = {};
  try {
    await followJob(await readJob(jobId, current), {
      onProgress: (job) => {
        running.value = { job };
      },
      signal: current,
    });
  } catch (error) {
    handleEndedSession(error);
    running.value = current.aborted ? undefined : { fault: toFault(error) };
  }
}

/** Stops the upload of an import. The server then imports nothing of the file. */
export function cancelUpload(): void {
  restartRequests();
  running.value = undefined;
}

async function startDryRun(): Promise<void> {
  const { signal: current } = restartRequests();
  const { job: known } = preview.value;
  preview.value = { job: known, isLoading: true };
  try {
    const ended = await upload(true, (job) => {
      preview.value = { job: job.report === undefined ? (known ?? job) : job, isLoading: true };
    });
    preview.value = { job: ended, isLoading: false };
    announcement.value = "The preview of the import is complete.";
  } catch (error) {
    showFault(error, current);
  }
}

function restartRequests(): AbortController {
  request.abort();
  request = new AbortController();
  return request;
}

/** Uploads the file, and follows the job. Lines of a workbook become rows of its sheet. */
async function upload(isDryRun: boolean, onProgress: (job: Job) => void): Promise<Job> {
  const { value: opened } = file;
  const { signal: current } = request;
  if (opened === undefined) {
    throw new FileFault("Choose the file again.");
  }
  const query = toImportQuery(choices.value, opened.content instanceof Workbook);
  const { body, mediaType, rowNumbers } = await readUpload(opened, {
    sheet: choices.value.sheet,
    decimalSign: query.decimal === "comma" ? "," : ".",
  });
  const job = requireData(
    await api.POST("/v1/workspaces/{workspaceId}/imports", {
      params: {
        path: { workspaceId: workspaceId.value },
        query: { ...query, ...(isDryRun && { dry_run: "true" as const }) },
      },
      headers: { "content-type": mediaType },
      body,
      signal: current,
    }),
  );
  const toRows = (each: Job): Job =>
    rowNumbers === undefined ? each : findRows(each, (line) => findRowNumber({ rowNumbers }, line));
  const progress = (each: Job): void => {
    if (!current.aborted) {
      onProgress(toRows(each));
    }
  };
  return toRows(await followJob(job, { onProgress: progress, signal: current }));
}

/** Saves the chosen categories first, so that the import ranks by them. */
async function saveCategories(): Promise<void> {
  const { categories = {} } = choices.value;
  if (Object.keys(categories).length > 0) {
    requireData(
      await api.PATCH("/v1/workspaces/{workspaceId}/statuses", {
        params: { path: { workspaceId: workspaceId.value } },
        body: { categories },
      }),
    );
  }
}

/** Shows why a step failed, unless another step has replaced it. */
function showFault(error: unknown, current: AbortSignal): void {
  if (!current.aborted) {
    handleEndedSession(error);
    preview.value = { job: preview.value.job, fault: toFault(error), isLoading: false };
  }
}

/** Describes an error. The text of an API problem may repeat its details. */
export function toFault(error: unknown): ImportFault {
  if (error instanceof FileFault) {
    return { text: error.message, details: [], columns: [] };
  }
  if (!(error instanceof ApiProblem)) {
    return { text: describeError(error), details: [], columns: [] };
  }
  const columns = error.errors.flatMap(({ detail }) => columnPattern.exec(detail)?.[1] ?? []);
  const details = error.errors
    .filter(({ detail }) => !error.detail.includes(detail))
    .map(({ line, detail }) => (line === undefined ? detail : `Line ${line}: ${detail}`));
  return { text: error.detail, details, columns };
}

const columnPattern = /^The file has the column "(.+)": /s;
