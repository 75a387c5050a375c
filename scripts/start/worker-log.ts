import { ftruncateSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type LogEntry } from "../built-worker.ts";

/** The log file is emptied when it exceeds this size. */
const bytesMax = 20_000_000;

/** The runtime logs a socket frame above its limit, although the room closes the socket. */
const oversizedFrame = "protocolError.statusCode = 1009";

/** Writes the Worker's log to a file and prints its errors. */
export class WorkerLog {
  readonly #handle: number;
  readonly #print: (line: string) => void;
  readonly #isVerbose: boolean;
  #bytes = 0;

  constructor(file: string, print: (line: string) => void, isVerbose: boolean) {
    mkdirSync(dirname(file), { recursive: true });
    this.#handle = openSync(file, "a", 0o600);
    ftruncateSync(this.#handle, 0);
    this.#print = print;
    this.#isVerbose = isVerbose;
  }

  /** The Worker's own entries are lines of JSON; other errors come from the runtime. */
  write({ level, message }: LogEntry): void {
    const line = stripVTControlCharacters(message);
    this.#append(line);
    const isFault = level === "error" && !line.startsWith("{") && !line.includes(oversizedFrame);
    if (this.#isVerbose || isFault) {
      this.#print(line);
    }
  }

  /** Drops the line if the disk is full: the Worker reports that itself. */
  #append(line: string): void {
    try {
      if (this.#bytes > bytesMax) {
        ftruncateSync(this.#handle, 0);
        this.#bytes = 0;
      }
      this.#bytes += writeSync(this.#handle, `${line}\n`);
    } catch {
      // Ignored: see above.
    }
  }
}
