import { type Author } from "./access.ts";
import { type ImportReport } from "./import/report/import-report.ts";
import { type Instant } from "./item/item.ts";

/** `staging`: the upload is not complete; API responses show it as `queued`. */
export type JobState = "staging" | "queued" | "running" | "done" | "failed";

/**
 * A rejected line of a file, with the reason. A revert reports items instead of lines: the line is
 * 0, and the detail names the item.
 */
export type LineFault = { readonly line: number; readonly detail: string };

/**
 * A cell that was not read as written in the file, and the remedy. The import left the field
 * unchanged unless the detail says otherwise. `count` cells of the column have this value; the
 * first of them is on `line`.
 */
export type CellWarning = {
  readonly line: number;
  /** The heading of the column, or the key of the object. */
  readonly column: string;
  readonly value: string;
  readonly detail: string;
  readonly count: number;
};

/** The first and the last generation of consecutive writes. */
export type GenerationRange = readonly [first: number, last: number];

/** Returns whether one of the ranges contains a generation. */
export function includesGeneration(
  ranges: readonly GenerationRange[],
  generation: number,
): boolean {
  return ranges.some(([first, last]) => first <= generation && generation <= last);
}

/** A long-running job: its progress, rejected lines and result. */
export type Job = {
  readonly workspace: string;
  readonly id: string;
  /** A dry run reads and plans like an import, and writes no item. An erasure erases a person. */
  readonly kind: "import" | "dry-run" | "revert" | "erasure" | "restore";
  readonly state: JobState;
  /** Rows processed so far, out of the `total` rows of the file. */
  readonly done: number;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rejected rows, or items that a revert left unchanged because of later changes. */
  readonly failed: number;
  readonly generation: number;
  /** The number of errors, including one for each row that was imported without its parent. */
  readonly errorCount: number;
  /** The first hundred errors. */
  readonly errors: readonly LineFault[];
  /** Columns of the file that map to no field. */
  readonly unmapped: readonly string[];
  /** The first hundred warnings, and the number of cells with a warning. */
  readonly warnings: readonly CellWarning[];
  readonly warningCount: number;
  /** The generations that the job wrote, in ascending order. */
  readonly generations: readonly GenerationRange[];
  /** The report about the file, once it has been read. */
  readonly report?: ImportReport;
  /** JSON: the data that the steps of the job need. Its format belongs to the kind of job. */
  readonly plan?: string;
  /** The reason, if the whole job failed. */
  readonly reason?: string;
  readonly actor: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

type NewJob = Pick<Job, "id" | "kind"> & { readonly at: Instant };

/** Creates a job of a workspace that has done nothing yet. Its state is `staging`. */
export function createJob({ workspace, id: actor }: Author, { id, kind, at }: NewJob): Job {
  return {
    workspace,
    id,
    kind,
    state: "staging",
    done: 0,
    total: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    errorCount: 0,
    generation: 0,
    errors: [],
    unmapped: [],
    warnings: [],
    warningCount: 0,
    generations: [],
    actor,
    createdAt: at,
    updatedAt: at,
  };
}
