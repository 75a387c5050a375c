import {
  type BackedUpWorkspace,
  type BackupKind,
  type BackupRow,
  type BackupRowList,
} from "../../core/backup/backup-row.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Job } from "../../core/job.ts";
import { type Deps, type RestoreStep, type StagedChunk } from "../../ports/deps.ts";

/** The length of a staged text. At three bytes per character, it is below D1's limit of a value. */
const partLengthMax = 600_000;
const chunkRowsMax = 2_000;

const furtherPart = "+";
const lastPart = "=";

/** The content of a chunk: rows of one kind, or the workspace, which is the last chunk. */
export type StagedBackup =
  | BackupRowList
  | { readonly kind: "workspace"; readonly workspace: BackedUpWorkspace };

/**
 * A collector of the rows of a backup into chunks. A row that is too long for one staged text is
 * staged in several parts. The first character of a part tells whether it is the last one.
 */
export class BackupStager {
  readonly #stage: (chunk: StagedChunk) => Promise<void>;
  #kind: BackupKind | undefined;
  #rows: string[] = [];
  #length = 0;
  #sequence = 0;
  /** The number of staged rows. */
  total = 0;

  constructor(stage: (chunk: StagedChunk) => Promise<void>) {
    this.#stage = stage;
  }

  async add({ kind, row }: BackupRow): Promise<void> {
    const text = JSON.stringify(row);
    const isFull =
      this.#rows.length >= chunkRowsMax || this.#length + text.length > partLengthMax - 100;
    if (kind !== this.#kind || isFull) {
      await this.#flush();
    }
    this.#kind = kind;
    this.#rows.push(text);
    this.#length += text.length + 1;
    this.total += 1;
  }

  async end(workspace: BackedUpWorkspace): Promise<void> {
    await this.#flush();
    await this.#stageText(JSON.stringify({ kind: "workspace", workspace }), 1);
  }

  async #flush(): Promise<void> {
    const count = this.#rows.length;
    if (count > 0) {
      const text = `{"kind":"${this.#kind}","rows":[${this.#rows.join(",")}]}`;
      [this.#rows, this.#length] = [[], 0];
      await this.#stageText(text, count);
    }
  }

  async #stageText(text: string, count: number): Promise<void> {
    for (let start = 0; start < text.length;) {
      const end = findPartEnd(text, start + partLengthMax);
      const mark = end < text.length ? furtherPart : lastPart;
      const rows = `${mark}${text.slice(start, end)}`;
      const chunk = { sequence: this.#sequence, rows, count };
      this.#sequence += 1;
      start = end;
      // oxlint-disable-next-line no-await-in-loop -- D1 runs one write at a time
      await this.#stage(chunk);
    }
  }
}

/** Returns the end of a part that does not separate the halves of a surrogate pair. */
function findPartEnd(text: string, end: number): number {
  const isHighSurrogate = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return end < text.length && isHighSurrogate ? end - 1 : Math.min(end, text.length);
}

/** A staged chunk with the step that consumes it. */
export type StagedStep = { readonly step: RestoreStep; readonly content: StagedBackup };

/** Reads the first staged chunk of a job, with all of its parts. */
export async function readStagedStep(
  { store }: Pick<Deps, "store">,
  { workspace, id }: Pick<Job, "workspace" | "id">,
  at: Instant,
): Promise<StagedStep | undefined> {
  const sequences: number[] = [];
  let text = "";
  for (;;) {
    const after = sequences.at(-1) ?? -1;
    // oxlint-disable-next-line no-await-in-loop -- almost every chunk has one part
    const [part] = await store.jobs.readChunks(workspace, id, { after, limit: 1 });
    if (part === undefined) {
      return undefined;
    }
    sequences.push(part.sequence);
    text += part.rows.slice(1);
    if (part.rows.startsWith(lastPart)) {
      const content: StagedBackup = JSON.parse(text);
      return { step: { job: id, sequences, at }, content };
    }
  }
}
