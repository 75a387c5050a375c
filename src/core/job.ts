import { type Instant } from "./item/item.ts";

/** `staging`: the upload is not complete; API responses show it as `queued`. */
export type JobState = "staging" | "queued" | "running" | "done" | "failed";

/** A rejected line of a file, with the reason. */
export type LineFault = { readonly line: number; readonly detail: string };

/** A long-running job: its progress, rejected lines and result. */
export type Job = {
  readonly workspace: string;
  readonly id: string;
  readonly kind: "import";
  readonly state: JobState;
  /** Rows processed so far, out of the `total` rows of the file. */
  readonly done: number;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rejected rows. */
  readonly failed: number;
  readonly generation: number;
  /** The number of errors, including one for each row that was imported without its parent. */
  readonly errorCount: number;
  /** The first hundred errors. */
  readonly errors: readonly LineFault[];
  /** Columns of the file that map to no field. */
  readonly unmapped: readonly string[];
  /** The reason, if the whole job failed. */
  readonly reason?: string;
  readonly actor: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
