import { type ColumnGroup, type ColumnPlan } from "../columns/plan-columns.ts";
import { shorten } from "../shorten.ts";
import { type ColumnReport } from "./import-report.ts";

const samplesMax = 3;
const columnsMax = 200;

/** Counts of the cells of each column, with samples of their values. */
export class ColumnStatistics {
  readonly #values: number[] = [];
  readonly #samples: string[][] = [];
  readonly #faults = new Map<string, number>();

  /** Takes samples from the cells of a row. */
  addSamples(cells: readonly unknown[]): void {
    for (const [index, cell] of cells.entries()) {
      if (!isBlank(cell)) {
        this.#addSample(index, cell);
      }
    }
  }

  /** Counts the cells of a row that are not blank. Takes samples of the first ones. */
  addRow(cells: readonly unknown[]): void {
    // An index loop, because this runs for every cell of every row.
    for (let index = 0; index < cells.length; index += 1) {
      if (!isBlank(cells[index])) {
        this.#addValue(index, cells[index]);
      }
    }
  }

  /** Counts a cell that could not be read. */
  addFault(column: string): void {
    this.#faults.set(column, (this.#faults.get(column) ?? 0) + 1);
  }

  /** Returns up to three different values of a group's columns. */
  listSamples({ indexes }: Pick<ColumnGroup, "indexes">): string[] {
    const samples = indexes.flatMap((index) => this.#samples[index] ?? []);
    return [...new Set(samples)].slice(0, samplesMax);
  }

  /** Describes the first columns of the file. */
  describe({ groups }: ColumnPlan): ColumnReport[] {
    return groups.slice(0, columnsMax).map((group) => this.#describeGroup(group));
  }

  #describeGroup(group: ColumnGroup): ColumnReport {
    const { column, indexes, targets, note } = group;
    const values = indexes.reduce((sum, index) => sum + (this.#values[index] ?? 0), 0);
    const understood = Math.max(0, values - (this.#faults.get(column) ?? 0));
    return {
      column: shorten(column),
      count: indexes.length,
      targets,
      samples: this.listSamples(group),
      values,
      understood: targets.length === 0 ? 0 : understood,
      ...(note !== undefined && { note }),
    };
  }

  #addValue(index: number, cell: unknown): void {
    const count = this.#values[index] ?? 0;
    this.#values[index] = count + 1;
    if (count < samplesMax) {
      this.#addSample(index, cell);
    }
  }

  #addSample(index: number, cell: unknown): void {
    const samples = (this.#samples[index] ??= []);
    if (samples.length < samplesMax) {
      const text = shorten((typeof cell === "string" ? cell : JSON.stringify(cell)).trim());
      if (text !== "" && !samples.includes(text)) {
        samples.push(text);
      }
    }
  }
}

function isBlank(cell: unknown): boolean {
  return cell === "" || cell === undefined || cell === null;
}
