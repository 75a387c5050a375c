import { type StagedChunk } from "../../ports/deps.ts";

/**
 * The maximum number of rows and characters of a dry run in a request. A job plans larger files.
 */
const bufferedRowsMax = 20_000;
const bufferedLengthMax = 8_000_000;

/**
 * The chunks of a file on their way to D1. For a dry run, keeps the chunks of a small file in
 * memory instead.
 */
export class ChunkBuffer {
  readonly #stage: (chunk: StagedChunk) => Promise<void>;
  #chunks: StagedChunk[] = [];
  #isBuffering: boolean;

  constructor(stage: (chunk: StagedChunk) => Promise<void>, isDryRun: boolean) {
    this.#stage = stage;
    this.#isBuffering = isDryRun;
  }

  /** The chunks of the whole file, or undefined if they are in D1. */
  get chunks(): readonly StagedChunk[] | undefined {
    return this.#isBuffering ? this.#chunks : undefined;
  }

  async add(chunk: StagedChunk): Promise<void> {
    if (!this.#isBuffering) {
      return this.#stage(chunk);
    }
    this.#chunks.push(chunk);
    const rows = this.#chunks.reduce((sum, { count }) => sum + count, 0);
    const length = this.#chunks.reduce((sum, each) => sum + each.rows.length, 0);
    if (rows > bufferedRowsMax || length > bufferedLengthMax) {
      await this.#moveToDatabase();
    }
  }

  async #moveToDatabase(): Promise<void> {
    const chunks = this.#chunks;
    this.#isBuffering = false;
    this.#chunks = [];
    for (const chunk of chunks) {
      // D1 runs one write at a time.
      // oxlint-disable-next-line no-await-in-loop -- see above
      await this.#stage(chunk);
    }
  }
}
