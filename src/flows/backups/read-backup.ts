import { type BackupLine, parseBackupLine } from "../../contract/backup.ts";
import { limits } from "../../contract/limits.ts";
import {
  type BackedUpWorkspace,
  type BackupKey,
  type BackupKind,
  backupKinds,
  type BackupRow,
  compareBackupKeys,
  countNoRows,
  readBackupKey,
} from "../../core/backup/backup-row.ts";
import { BlockDigest } from "../../core/backup/block-digest.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { SeenIds } from "../../core/import/report/seen-ids.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";
import { splitByteLines } from "./split-byte-lines.ts";

/**
 * Reads a backup and yields its rows. Throws "invalid" with the number of the first wrong line: one
 * that is not a line of a backup, is out of order, or contradicts an earlier line. Only the last
 * line proves that the file is complete, so use no row before the reader has ended.
 */
export class BackupReader {
  #workspace: BackedUpWorkspace | undefined;
  #line = 0;
  readonly #digest: BlockDigest;
  readonly #order = new RowOrder();

  constructor({ crypto }: Pick<Deps, "crypto">) {
    this.#digest = new BlockDigest(crypto.sha256);
  }

  /** The workspace of the manifest. */
  get workspace(): BackedUpWorkspace {
    if (this.#workspace === undefined) {
      throw this.#fault("The file is empty. Send a backup.");
    }
    return this.#workspace;
  }

  async *readRows(body: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRow> {
    let end: Extract<BackupLine, { kind: "end" }> | undefined;
    for await (const bytes of splitByteLines(limitBytes(body), limits.backupLineBytesMax)) {
      this.#line += 1;
      if (end !== undefined) {
        throw this.#fault("This line follows the last line of the backup. Remove it.");
      }
      const line = this.#parse(bytes);
      if (line.kind === "end") {
        end = line;
        continue;
      }
      await this.#digest.add(bytes);
      if (line.kind !== "manifest") {
        this.#check(line);
        yield line;
      }
    }
    await this.#checkEnd(end);
  }

  #parse(bytes: Uint8Array): BackupLine {
    const { line, ...rest } = parseBackupLine(decode(bytes));
    if (line === undefined) {
      const fault = "fault" in rest ? rest.fault : "";
      throw this.#fault(`This is not a line of a backup, or it was altered. ${fault}`);
    }
    if ((line.kind === "manifest") !== (this.#line === 1)) {
      throw this.#fault("The first line of a backup, and no other, is its manifest.");
    }
    if (line.kind === "manifest") {
      this.#workspace = line.workspace;
    }
    return line;
  }

  #check(line: BackupRow): void {
    const fault = this.#order.findFault(line, this.workspace, this.#line);
    if (fault !== undefined) {
      throw this.#fault(fault);
    }
  }

  async #checkEnd(end: Extract<BackupLine, { kind: "end" }> | undefined): Promise<void> {
    if (end === undefined) {
      throw this.#fault("The backup ends without its last line. Send the complete file.");
    }
    const { counts } = this.#order;
    const wrong = backupKinds.find((kind) => (end.counts[kind] ?? 0) !== counts[kind]);
    if (wrong !== undefined) {
      const detail = `The backup has ${counts[wrong]} lines of the kind ${wrong} instead of ${end.counts[wrong] ?? 0}. Send the original.`;
      throw this.#fault(detail);
    }
    if (end.digest !== (await this.#digest.finish())) {
      throw this.#fault("The digest differs: a line of the backup was altered. Send the original.");
    }
  }

  #fault(detail: string): Failure {
    return failureFromFault("invalid", { line: Math.max(1, this.#line), detail });
  }
}

async function* limitBytes(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const bytes of body) {
    length += bytes.byteLength;
    if (length > limits.backupBytesMax) {
      const detail = `The backup has more than ${limits.backupBytesMax} bytes. See "Back up and restore" in docs/operations.md.`;
      throw new Failure("too-large", detail);
    }
    yield bytes;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return ""; // The parser rejects it.
  }
}

/** The parts of earlier rows that later rows may contradict. */
class RowOrder {
  readonly counts = countNoRows();
  #last: { readonly kind: BackupKind; readonly key: BackupKey } | undefined;
  readonly #ids = new SeenIds();

  /** Adds a row. Returns the reason why it cannot follow the others. */
  findFault(backupRow: BackupRow, workspace: BackedUpWorkspace, line: number): string | undefined {
    const { kind, row } = backupRow;
    this.counts[kind] += 1;
    const key = readBackupKey(backupRow);
    const last = this.#last;
    this.#last = { kind, key };
    if (last !== undefined && compareKinds(last, { kind, key }) >= 0) {
      return "This line is repeated or out of order.";
    }
    if ("generation" in row && kind !== "job" && row.generation > workspace.generation) {
      return `The generation is above ${workspace.generation}, that of the manifest.`;
    }
    return kind === "item" ? this.#findItemFault(row, workspace, line) : undefined;
  }

  #findItemFault(
    { id, number, externalId, source = "", deletedAt }: ItemIdentity,
    { lastNumber }: BackedUpWorkspace,
    line: number,
  ): string | undefined {
    if (number > lastNumber) {
      return `The number is above ${lastNumber}, the last one of the manifest.`;
    }
    const isLive = externalId !== undefined && deletedAt === undefined;
    const names = [id, ...(isLive ? [JSON.stringify([source, externalId])] : [])];
    const earlier = names
      .map((name) => this.#ids.add(name, line))
      .find((each) => each !== undefined);
    return earlier === undefined ? undefined : `The item on line ${earlier} has the same id.`;
  }
}

type ItemIdentity = Pick<Item, "id" | "number" | "externalId" | "source" | "deletedAt">;

type RowPosition = { readonly kind: BackupKind; readonly key: BackupKey };

function compareKinds(a: RowPosition, b: RowPosition): number {
  return (
    backupKinds.indexOf(a.kind) - backupKinds.indexOf(b.kind) || compareBackupKeys(a.key, b.key)
  );
}
