import { Failure, type Fault } from "../../failure.ts";
import { type ColumnStatistics } from "../report/column-statistics.ts";
import { shorten } from "../shorten.ts";
import { type ColumnPlan } from "./plan-columns.ts";

const identityTargets: ReadonlySet<string> = new Set(["title", "external_id", "id"]);
const shownColumnsMax = 20;

/**
 * Checks that a column identifies items. Otherwise throws "malformed" with a sample of each column,
 * and a map that names the most likely title.
 */
export function requireTitle({ groups, targets }: ColumnPlan, statistics: ColumnStatistics): void {
  const isIdentified = targets.some(({ target }) => identityTargets.has(target));
  if (isIdentified || groups.length === 0) {
    return;
  }
  const columns = groups
    .filter(({ column }) => column !== "")
    .map((group) => ({
      column: group.column,
      samples: statistics.listSamples(group),
      isRead: group.targets.some((target) => target !== "description"),
    }));
  const likely = columns.reduce((best, other) => (isLikelier(other, best) ? other : best), {
    column: columns[0]?.column ?? "Column",
    samples: [],
    isRead: true,
  });
  const map = JSON.stringify({ [likely.column]: "title" });
  const detail = `The file has no title column. Choose one with a map: map=${map}`;
  const faults: Fault[] = columns.slice(0, shownColumnsMax - 1).map(({ column, samples }) => ({
    parameter: "map",
    detail: `The file has the column "${shorten(column)}": ${formatSamples(samples)}.`,
  }));
  throw new Failure("malformed", detail, { faults: [{ parameter: "map", detail }, ...faults] });
}

type Sampled = {
  readonly column: string;
  readonly samples: readonly string[];
  /** Whether the column sets a field other than the description. A description may be a title. */
  readonly isRead: boolean;
};

/** Returns whether a column is a better title. A column that sets no other field wins. */
function isLikelier(column: Sampled, best: Sampled): boolean {
  const length = countLetters(column);
  return column.isRead === best.isRead ? length > countLetters(best) : !column.isRead && length > 0;
}

/** Counts the letters of a column's samples, which are distinct. Titles have the most letters. */
function countLetters({ samples }: Sampled): number {
  const letters = samples.join("").replaceAll(/[^\p{L}]/gu, "");
  return letters.length;
}

function formatSamples(samples: readonly string[]): string {
  return samples.length === 0
    ? "no values"
    : samples.map((text) => JSON.stringify(text)).join(", ");
}
