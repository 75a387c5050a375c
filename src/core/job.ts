import { type Instant } from "./item/item.ts";

/** `staging`: the upload is still coming in; the wire says queued. */
export type JobState = "staging" | "queued" | "running" | "done" | "failed";

/** A line of a file that was refused, and why. */
export type LineFault = { readonly line: number; readonly detail: string };

/** Long work: how far it is, what it refused and what came of it. */
export type Job = {
  readonly workspace: string;
  readonly id: string;
  readonly kind: "import";
  readonly state: JobState;
  /** Rows, of which `total` were read from the file. */
  readonly done: number;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that were refused. */
  readonly failed: number;
  readonly generation: number;
  /** How many there are; of a row that was taken in without its parent there is one, too. */
  readonly errorCount: number;
  /** The first hundred. */
  readonly errors: readonly LineFault[];
  readonly unmapped: readonly string[];
  /** Why it failed as a whole. */
  readonly reason?: string;
  readonly actor: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
