import { clearLine, cursorTo } from "node:readline";

/** The interval between lines if the output is not a terminal. */
const intervalMs = 5_000;

/** Shows progress in one line that each call replaces. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #shownAt = Date.now();

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(line: string): void {
    const isDue = Date.now() - this.#shownAt >= intervalMs;
    if (this.#stream.isTTY) {
      this.clear();
      this.#stream.write(line);
    } else if (isDue) {
      this.#shownAt = Date.now();
      this.#stream.write(`${line}\n`);
    }
  }

  clear(): void {
    if (this.#stream.isTTY) {
      cursorTo(this.#stream, 0);
      clearLine(this.#stream, 0);
    }
  }
}
