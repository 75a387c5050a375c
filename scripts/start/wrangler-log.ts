import { ftruncateSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** A log that grows past this starts again. */
const bytesMax = 20_000_000;

/** Keeps what wrangler says in a file, and tells errors from the rest. */
export class WranglerLog {
  readonly file: string;
  readonly #handle: number;
  readonly #show: (line: string) => void;
  readonly #isVerbose: boolean;
  #bytes = 0;
  #isError = false;

  constructor(file: string, show: (line: string) => void, isVerbose: boolean) {
    mkdirSync(dirname(file), { recursive: true });
    this.file = file;
    this.#handle = openSync(file, "a", 0o600);
    ftruncateSync(this.#handle, 0);
    this.#show = show;
    this.#isVerbose = isVerbose;
  }

  /** Takes a line of either of its streams. Errors are shown, with what stands below them. */
  take(raw: string): void {
    const line = stripVTControlCharacters(raw);
    this.#write(`${line}\n`);
    this.#isError = isPartOfError(line, this.#isError);
    if (this.#isError || this.#isVerbose) {
      this.#show(line);
    }
  }

  #write(text: string): void {
    if (this.#bytes > bytesMax) {
      ftruncateSync(this.#handle, 0);
      this.#bytes = 0;
    }
    this.#bytes += writeSync(this.#handle, text);
  }
}

/** What is not part of an error above it. */
const others = [
  /\[WARNING\]/,
  /^\[wrangler:/,
  /^\{"/,
  /^⎔/,
  /^Your Worker has access/,
  /^Using secrets/,
  /^If you think this is a bug/,
  /^Note that there is a newer version/,
];

/** An error begins with its sign and goes on until something else is said. */
export function isPartOfError(line: string, wasPart: boolean): boolean {
  const isSign = line.includes("[ERROR]") || line.startsWith("[wrangler:error]");
  return isSign || (wasPart && !others.some((pattern) => pattern.test(line)));
}
