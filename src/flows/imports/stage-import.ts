import { limits } from "../../contract/limits.ts";
import { chunkRowsMax, computeNextChunkRows } from "../../core/import/chunk-rows.ts";
import { parseColumnMap } from "../../core/import/column-map.ts";
import { decodeText } from "../../core/import/decode-text.ts";
import { readPatches, type LinePatch } from "../../core/import/read-patches.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Job, type LineFault } from "../../core/job.ts";
import { type Actor } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse, type StagedChunk } from "../../ports/deps.ts";
import { StagedRows } from "./staged-rows.ts";

export type ImportRequest = {
  readonly actor: Actor;
  readonly body: ReadableStream<Uint8Array>;
  readonly format: "csv" | "ndjson";
  /** column=field,column=field … */
  readonly map: string | undefined;
  readonly buildResponse?: ((job: Job) => IdempotentResponse | undefined) | undefined;
};

/**
 * A chunk stays below a value's 2,000,000 bytes, at three bytes a letter at the most: it is full
 * before its last row, which may be a long one.
 */
const chunkLengthMax = 400_000;

/**
 * Reads a file as it comes in, checks it row by row, and stages the good rows in chunks. What is
 * refused is named with its line and never costs a neighbour. The queue takes it from there; were
 * the queue to forget, the job is in the truth.
 */
export async function stageImport(deps: Deps, request: ImportRequest): Promise<Job> {
  const { actor, format } = request;
  const texts = decodeText(request.body, limits.importBytesMax);
  const file = await readPatches(texts, format, parseColumnMap(request.map));
  const job = buildJob(actor, deps.random.typeId("job"), deps.clock.now());
  await deps.store.jobs.create(job);
  const staging = new ImportStager(deps, job);
  try {
    for await (const rows of file.rows) {
      await staging.addRows(rows);
    }
    await staging.end();
  } catch (error) {
    const reason = `The upload ended early: ${error instanceof Error ? error.message : "why is not known"}`;
    await deps.store.jobs.fail(actor.workspace, job.id, { reason, at: deps.clock.now() });
    throw error;
  }
  const staged = { ...staging.counts(), unmapped: [...file.unmapped], at: deps.clock.now() };
  const answer = request.buildResponse?.(job);
  await deps.store.jobs.submit(actor.workspace, job.id, { ...staged, response: answer });
  await deps.queue.send({ kind: "import", workspace: actor.workspace, job: job.id });
  return {
    ...job,
    state: "queued",
    ...staged,
    errors: staged.faults,
    errorCount: staged.failed,
    done: staged.failed,
  };
}

/** Collects rows into chunks; one chunk is on its way to the truth while the next is read. */
class ImportStager {
  readonly #deps: Deps;
  readonly #job: Job;
  readonly #rows = new StagedRows();
  /** As many as the database has lately taken in good time. */
  #rowsMax = chunkRowsMax;
  #sequence = 0;
  #total = 0;
  #failed = 0;
  readonly #faults: LineFault[] = [];
  #pendingWrite: Promise<void> = Promise.resolve();

  constructor(deps: Deps, job: Job) {
    this.#deps = deps;
    this.#job = job;
  }

  async addRows(rows: readonly LinePatch[]): Promise<void> {
    for (const row of rows) {
      this.#total += 1;
      if ("fault" in row) {
        this.#recordFault({ line: row.line, detail: row.fault });
        continue;
      }
      this.#rows.add({ line: row.line, id: row.id ?? null, patch: row.patch });
      if (this.#rows.count >= this.#rowsMax || this.#rows.letters > chunkLengthMax) {
        // Waits for the chunk before this one, so that two at the most are in memory.
        // oxlint-disable-next-line no-await-in-loop -- see above
        await this.#flush();
      }
    }
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#pendingWrite;
  }

  counts() {
    return { total: this.#total, failed: this.#failed, faults: this.#faults };
  }

  #recordFault(fault: LineFault): void {
    this.#failed += 1;
    if (this.#faults.length < limits.jobErrorsMax) {
      this.#faults.push(fault);
    }
  }

  async #flush(): Promise<void> {
    await this.#pendingWrite;
    const { count } = this.#rows;
    if (count === 0) {
      return;
    }
    const at = this.#deps.clock.now();
    const chunk = { sequence: this.#sequence, rows: this.#rows.flush(), count, at };
    this.#pendingWrite = this.#stage(chunk);
    this.#pendingWrite.catch(() => undefined);
    this.#sequence += 1;
  }

  async #stage(chunk: StagedChunk & { readonly at: Instant }): Promise<void> {
    const { store, clock } = this.#deps;
    await store.jobs.stageChunk(this.#job.workspace, this.#job.id, chunk);
    this.#rowsMax = computeNextChunkRows(this.#rowsMax, clock.now() - chunk.at);
  }
}

function buildJob({ workspace, name }: Actor, id: string, at: Instant): Job {
  return {
    workspace,
    id,
    kind: "import",
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
    actor: name,
    createdAt: at,
    updatedAt: at,
  };
}
