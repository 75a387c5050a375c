import { type CellWarning } from "../../job.ts";
import { shorten } from "../shorten.ts";

/** The maximum number of warnings that a report lists. */
const warningsMax = 100;

type CellFinding = Omit<CellWarning, "count">;

/** The warnings about a file: one entry per column and value, and a count of all cells. */
export class WarningLog {
  readonly #entries = new Map<string, CellFinding & { count: number }>();
  #count = 0;

  /** The number of cells with a warning. */
  get count(): number {
    return this.#count;
  }

  add({ line, detail, ...cell }: CellFinding): void {
    this.#count += 1;
    const [column, value] = [shorten(cell.column), shorten(cell.value)];
    const key = `${column}\0${value}\0${detail}`;
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      entry.count += 1;
    } else if (this.#entries.size < warningsMax) {
      this.#entries.set(key, { line, column, value, detail, count: 1 });
    }
  }

  /** Adds the warnings of another log. */
  merge(other: WarningLog): void {
    for (const [key, entry] of other.#entries) {
      if (this.#entries.size < warningsMax) {
        this.#entries.set(key, entry);
      }
    }
    this.#count += other.count;
  }

  /** Lists the entries in the order of their first lines. */
  list(): readonly CellWarning[] {
    return [...this.#entries.values()].toSorted((a, b) => a.line - b.line);
  }
}
