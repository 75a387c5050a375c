import { trustUrl } from "../../data/trust-url.ts";
import {
  type FaultReply,
  type OpenReply,
  type OpenRequest,
  type SheetReply,
  type SheetRequest,
} from "./workbook-messages.ts";
// oxlint-disable-next-line import/default -- vite replaces the module with the URL of the worker
import workerUrl from "./workbook.worker.ts?worker&url";

/** An error in a chosen file. The message is a sentence for the reader. */
export class FileFault extends Error {}

/** An Excel workbook, which a worker holds. */
export class Workbook {
  /** The names of the sheets with cells. */
  readonly sheets: readonly string[];
  readonly #worker: Worker;

  private constructor(worker: Worker, sheets: readonly string[]) {
    this.#worker = worker;
    this.sheets = sheets;
  }

  /** Reads a workbook. Throws a FileFault if the file is none, or has no cells. */
  static async open(file: File): Promise<Workbook> {
    const worker = new Worker(trustUrl(workerUrl), { type: "module" });
    try {
      const { sheets } = await request<OpenReply>(worker, { file });
      if (sheets.length === 0) {
        throw new FileFault("has no sheet with cells. Choose another file.");
      }
      return new Workbook(worker, sheets);
    } catch (error) {
      worker.terminate();
      throw new FileFault(
        `${file.name} ${error instanceof Error ? error.message : "is damaged."}`,
        {
          cause: error,
        },
      );
    }
  }

  /** Converts a sheet to CSV. */
  readSheet(sheet: string, decimalSign: "." | ","): Promise<SheetReply> {
    return request<SheetReply>(this.#worker, { sheet, decimalSign });
  }

  /** Frees the memory of the workbook. */
  close(): void {
    this.#worker.terminate();
  }
}

/** Sends a message, and waits for its reply. The caller sends one message at a time. */
function request<R extends object>(
  worker: Worker,
  message: OpenRequest | SheetRequest,
): Promise<R> {
  const { promise, resolve, reject } = Promise.withResolvers<R>();
  worker.addEventListener(
    "message",
    ({ data }: MessageEvent<R | FaultReply>) =>
      "fault" in data ? reject(new FileFault(data.fault)) : resolve(data),
    { once: true },
  );
  worker.addEventListener(
    "error",
    () => reject(new FileFault("cannot be read in this browser. Save it as CSV UTF-8.")),
    { once: true },
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  worker.postMessage(message);
  return promise;
}
