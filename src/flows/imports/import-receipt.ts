import { type Failure, type Fault } from "../../core/failure.ts";
import { type LineFault } from "../../core/job.ts";
import { type ChunkReceipt, type StagedChunk } from "../../ports/deps.ts";
import { type AppliedOperation, type OperationOutcome } from "../items/item-operation.ts";
import { type StagedRow, StagedRows } from "./staged-rows.ts";

/** The part of a chunk that one batch applies. */
export type ChunkPart = {
  readonly job: string;
  readonly chunk: { readonly sequence: number; readonly count: number };
  /** The rows of the batch. */
  readonly rows: readonly StagedRow[];
  /** The rows of the chunk that a later batch applies. */
  readonly rest: readonly StagedRow[];
  /** Whether the chunk holds the references that did not resolve at first. */
  readonly isDeferred: boolean;
  /** Field → heading, for messages. */
  readonly headings: Readonly<Record<string, string>>;
};

/** The counts and faults of rows. The rows of deferred chunks have already been counted. */
export type RowCounts = Pick<
  ChunkReceipt,
  "done" | "created" | "updated" | "unchanged" | "failed" | "faults"
>;

/** Builds the receipt of a batch from the outcomes of its rows. */
export function buildReceipt(part: ChunkPart, outcomes: readonly OperationOutcome[]): ChunkReceipt {
  const { job, chunk, rest, rows, isDeferred } = part;
  const deferredRows = isDeferred ? [] : listDeferredRows(rows, outcomes);
  return {
    job,
    sequence: chunk.sequence,
    count: chunk.count,
    ...countRows(part, outcomes),
    ...(rest.length > 0 && { rest: stageRows(rest) }),
    ...(deferredRows.length > 0 && { deferred: stageRows(deferredRows) }),
  };
}

/** Counts the outcomes of rows and lists their faults. */
export function countRows(
  { rows, isDeferred, headings }: Pick<ChunkPart, "rows" | "isDeferred" | "headings">,
  outcomes: readonly OperationOutcome[],
): RowCounts {
  const count = (kind: OperationOutcome["kind"]) =>
    isDeferred ? 0 : outcomes.filter((outcome) => outcome.kind === kind).length;
  return {
    done: isDeferred ? 0 : rows.length,
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    failed: count("rejected"),
    faults: collectFaults(rows, outcomes, headings),
  };
}

/** Lists the references that did not resolve: their items may follow in the file. */
export function listDeferredRows(
  rows: readonly StagedRow[],
  outcomes: readonly OperationOutcome[],
): StagedRow[] {
  return rows.flatMap(({ line, patch }, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome.kind === "rejected") {
      return [];
    }
    const { id } = outcome.item;
    return (outcome.deferred ?? []).map((field) => ({
      line,
      id,
      patch: { [field]: patch[field] },
    }));
  });
}

function stageRows(rows: readonly StagedRow[]): Omit<StagedChunk, "sequence"> {
  const staged = new StagedRows();
  for (const row of rows) {
    staged.add(row);
  }
  const { count } = staged;
  return { rows: staged.flush(), count };
}

type Headings = ChunkPart["headings"];

function collectFaults(
  rows: readonly StagedRow[],
  outcomes: readonly OperationOutcome[],
  headings: Headings,
): LineFault[] {
  return outcomes.flatMap((outcome, index) => {
    const line = rows[index]?.line ?? 0;
    const details =
      outcome.kind === "rejected"
        ? [describeFailure(outcome.failure, headings)]
        : describeLostValues(outcome, headings);
    return details.map((detail) => ({ line, detail }));
  });
}

/** Describes the missing blockers and the dropped fields of an applied row. */
function describeLostValues(
  { missingBlockers, dropped = [] }: AppliedOperation,
  headings: Headings,
): string[] {
  const names = missingBlockers?.map((name) => `"${name}"`).join(", ");
  return [
    ...dropped.map((fault) => describeFault(fault, headings)),
    ...(names === undefined
      ? []
      : [`${formatField("blocked_by", headings)}: There is no item ${names}.`]),
  ];
}

/** Describes a failure by columns instead of JSON pointers. */
function describeFailure({ message, faults }: Failure, headings: Headings): string {
  return faults.map((fault) => describeFault(fault, headings)).join(" ") || message;
}

function describeFault({ pointer, detail }: Fault, headings: Headings): string {
  const field = pointer?.slice(1).replace("ratings/", "ratings.").split("/")[0];
  return field === undefined ? detail : `${formatField(field, headings)}: ${detail}`;
}

function formatField(field: string, headings: Headings): string {
  const heading = headings[field];
  return heading === undefined ? field : `${heading} (${field})`;
}
