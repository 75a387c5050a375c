import { type ItemPatch } from "../../contract/item.ts";
import { limits } from "../../contract/limits.ts";
import { Failure } from "../../core/failure.ts";
import { chunkRowsMax, computeNextChunkRows } from "../../core/import/chunk-rows.ts";
import { type LinePatch } from "../../core/import/import-file.ts";
import { type LineFault } from "../../core/job.ts";
import { type Deps, type StagedChunk } from "../../ports/deps.ts";
import { StagedRows } from "./staged-rows.ts";

/**
 * The length above which a chunk is full. With its last row, which may be long, it stays below D1's
 * limit of 2,000,000 bytes per value, at up to three bytes per character.
 */
const chunkLengthMax = 400_000;

/**
 * A collector of rows into chunks. One chunk is written while the next one is read. Throws
 * "too-large" above `rowsMax`, because the byte limit alone allows 50 million one-character rows.
 */
export class RowStager {
  readonly #deps: Pick<Deps, "clock">;
  readonly #write: (chunk: StagedChunk) => Promise<void>;
  readonly #rowsMax: number;
  readonly #rows = new StagedRows();
  /** The size of the next chunk, from the durations of the previous writes. */
  #chunkRows = chunkRowsMax;
  #sequence = 0;
  #total = 0;
  #failed = 0;
  readonly #faults: LineFault[] = [];
  #pendingWrite: Promise<void> = Promise.resolve();

  constructor(
    deps: Pick<Deps, "clock">,
    write: (chunk: StagedChunk) => Promise<void>,
    rowsMax: number = limits.importRowsMax,
  ) {
    this.#deps = deps;
    this.#write = write;
    this.#rowsMax = rowsMax;
  }

  async addRows(rows: readonly LinePatch<ItemPatch>[]): Promise<void> {
    for (const row of rows) {
      this.#countRow();
      if ("fault" in row) {
        this.#recordFault({ line: row.line, detail: row.fault });
        continue;
      }
      const { line, id = null, patch, pending } = row;
      this.#rows.add({ line, id, patch, pending });
      if (this.#rows.count >= this.#chunkRows || this.#rows.length > chunkLengthMax) {
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

  /** Returns the counts of the rows and the first faults. Faulty rows are done. */
  counts() {
    const [total, failed] = [this.#total, this.#failed];
    return { total, failed, done: failed, errorCount: failed, errors: this.#faults };
  }

  #countRow(): void {
    if (this.#total >= this.#rowsMax) {
      const detail = `The file has more than ${this.#rowsMax} rows. Split it and import the parts.`;
      throw new Failure("too-large", detail);
    }
    this.#total += 1;
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
    const chunk = { sequence: this.#sequence, rows: this.#rows.flush(), count };
    this.#pendingWrite = this.#writeTimed(chunk);
    this.#pendingWrite.catch(() => undefined);
    this.#sequence += 1;
  }

  async #writeTimed(chunk: StagedChunk): Promise<void> {
    const start = this.#deps.clock.now();
    await this.#write(chunk);
    this.#chunkRows = computeNextChunkRows(this.#chunkRows, this.#deps.clock.now() - start);
  }
}
