import { proposeStatusCategory } from "../../status/propose-status-category.ts";
import { type StatusCategory } from "../../status/status-category.ts";
import { foldWord } from "../rows/value-map.ts";
import { type StatusReport } from "./import-report.ts";

/** The number of different statuses to count. The others are not in the report. */
const statusesMax = 1_000;

/** The statuses of a file with the number of their rows. */
export class StatusLog {
  readonly #counts = new Map<string, number>();
  readonly #categories = new Map<string, StatusCategory>();

  /** Counts a status. Finds the tracker's own category when the status is new. */
  add(status: string, findCategory: () => StatusCategory | undefined): void {
    const count = this.#counts.get(status);
    if (count === undefined && this.#counts.size >= statusesMax) {
      return;
    }
    this.#counts.set(status, (count ?? 0) + 1);
    const category = count === undefined ? findCategory() : undefined;
    if (category !== undefined) {
      this.#categories.set(status, category);
    }
  }

  /**
   * Lists the statuses, the most frequent first. The category in the file takes precedence over the category
   * of the profile, which takes precedence over the generic words. The words also refine the
   * category in the file.
   */
  list(categories: ReadonlyMap<string, StatusCategory>): StatusReport[] {
    return [...this.#counts]
      .toSorted(([, a], [, b]) => b - a)
      .map(([status, count]) => ({
        status,
        count,
        category:
          refineCategory(this.#categories.get(status), status) ??
          categories.get(foldWord(status)) ??
          proposeStatusCategory(status),
      }));
  }
}

/**
 * Refines a category of the tracker by the words of the status. Trackers such as Jira count
 * cancelled work as done, and the backlog as to do.
 */
function refineCategory(
  category: StatusCategory | undefined,
  status: string,
): StatusCategory | undefined {
  const finer = category && finerCategories[category];
  return finer !== undefined && proposeStatusCategory(status) === finer ? finer : category;
}

const finerCategories: Readonly<Partial<Record<StatusCategory, StatusCategory>>> = {
  todo: "backlog",
  done: "cancelled",
};
