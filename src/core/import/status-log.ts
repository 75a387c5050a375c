import { type StatusReport } from "./import-report.ts";
import { type StatusCategory } from "./status-category.ts";
import { foldWord } from "./value-map.ts";
import { proposeStatusCategory } from "./values/read-status-category.ts";

const statusesMax = 100;
const countedMax = 1_000;

/** The statuses of a file with the number of their rows. */
export class StatusLog {
  readonly #counts = new Map<string, number>();

  add(status: string): void {
    const count = this.#counts.get(status);
    if (count !== undefined || this.#counts.size < countedMax) {
      this.#counts.set(status, (count ?? 0) + 1);
    }
  }

  /** Lists the most frequent statuses. The profile's categories precede the generic words. */
  list(categories: ReadonlyMap<string, StatusCategory>): StatusReport[] {
    return [...this.#counts]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, statusesMax)
      .map(([status, count]) => ({
        status,
        count,
        category: categories.get(foldWord(status)) ?? proposeStatusCategory(status),
      }));
  }
}
