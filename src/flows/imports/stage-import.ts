import { ItemPatch } from "../../contract/item.ts";
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
  /** Pairs of a column and a field: column=field,column=field … */
  readonly map: string | undefined;
  readonly buildResponse?: ((job: Job) => IdempotentResponse | undefined) | undefined;
};

/**
 * A chunk is full above this length. With its last row, which may be long, it stays below the
 * 2,000,000 bytes of a D1 value, at up to three bytes per character.
 */
const chunkLengthMax = 400_000;

/**
 * Reads a file while it is uploaded, checks each row, and stages the valid rows in D1 in chunks.
 * Reports each invalid row with its line. A queue message then runs the import; if the queue loses
 * it, the sweep finds the job in D1.
 */
export async function stageImport(deps: Deps, request: ImportRequest): Promise<Job> {
  const { actor, format } = request;
  const texts = decodeText(request.body, limits.importBytesMax);
  const file = await readPatches(texts, {
    format,
    map: parseColumnMap(request.map),
    parsePatch: (fields) => ItemPatch.safeParse(fields),
  });
  const job = buildJob(actor, deps.random.typeId("job"), deps.clock.now());
  await deps.store.jobs.create(job);
  const stager = new ImportStager(deps, job);
  try {
    for await (const rows of file.rows) {
      await stager.addRows(rows);
    }
    await stager.end();
  } catch (error) {
    const reason = `The upload ended early: ${error instanceof Error ? error.message : "unknown reason"}`;
    await deps.store.jobs.fail(actor.workspace, job.id, { reason, at: deps.clock.now() });
    throw error;
  }
  const staged = { ...stager.counts(), unmapped: [...file.unmapped], at: deps.clock.now() };
  const queued: Job = {
    ...job,
    state: "queued",
    ...staged,
    errors: staged.faults,
    errorCount: staged.failed,
    done: staged.failed,
  };
  const response = request.buildResponse?.(queued);
  await deps.store.jobs.submit(actor.workspace, job.id, { ...staged, response });
  await deps.queue.send({ kind: "import", workspace: actor.workspace, job: job.id });
  return queued;
}

/** A collector of rows into chunks. One chunk is written to D1 while the next one is read. */
class ImportStager {
  readonly #deps: Deps;
  readonly #job: Job;
  readonly #rows = new StagedRows();
  /** The size of the next chunk, from the durations of the previous writes. */
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

  async addRows(rows: readonly LinePatch<ItemPatch>[]): Promise<void> {
    for (const row of rows) {
      this.#total += 1;
      if ("fault" in row) {
        this.#recordFault({ line: row.line, detail: row.fault });
        continue;
      }
      this.#rows.add({ line: row.line, id: row.id ?? null, patch: row.patch });
      if (this.#rows.count >= this.#rowsMax || this.#rows.length > chunkLengthMax) {
        // Waits for the previous chunk, so that at most two are in memory.
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
    warnings: [],
    warningCount: 0,
    generations: [],
    actor: name,
    createdAt: at,
    updatedAt: at,
  };
}
