import { clearLine, cursorTo } from "node:readline";

/** Where a terminal shows how far things are, a file gets a line as often as this. */
const everyMs = 5_000;

/** One line that says how far something is. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #shownAt = Date.now();

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(line: string): void {
    const isDue = Date.now() - this.#shownAt >= everyMs;
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
