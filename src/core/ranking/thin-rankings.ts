import { type Instant } from "../item/item.ts";
import { type RankingRow } from "../workspace.ts";

/** A position among the rankings of all workspaces, which are in the order of these fields. */
export type RankingPosition = Pick<RankingRow, "workspace" | "generation">;

/** The part of a ranking's row that decides how long the row is kept. */
export type RankingStamp = RankingPosition &
  Pick<RankingRow, "id" | "model" | "revision" | "orderRules" | "at">;

export type ThinnedPage = {
  /** The rankings to delete. */
  readonly obsolete: readonly RankingStamp[];
  /** The position after which the next page starts. */
  readonly next: RankingPosition;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Up to this age, all rankings are kept. */
const allKeptMs = dayMs;

/** Up to this age, the last ranking of each hour is kept; above it, the last of each UTC day. */
const hourlyKeptMs = 30 * dayMs;

/**
 * Selects the rankings of a page to delete. For each model, revision and rules of the order, keeps
 * all rankings for a day, the last of each hour for 30 days, and the last of each UTC day after
 * that. The newest ranking of a model is the last of its period, so it is never selected.
 *
 * `rows` are in ascending order of their positions. A ranking and its successor must be on one
 * page. If the successor is on the next page, that page therefore starts before the ranking.
 *
 * @example
 * // Two rankings of one model in one hour, two days ago: the second one is kept.
 * thinRankings([first, second], at).obsolete; // [first]
 */
export function thinRankings(rows: readonly RankingStamp[], at: Instant): ThinnedPage {
  const obsolete: RankingStamp[] = [];
  let newest = new Map<string, RankingStamp>();
  let workspace: string | undefined;
  for (const row of rows) {
    if (row.workspace !== workspace) {
      newest = new Map();
      workspace = row.workspace;
    }
    const series = `${row.model}/${row.revision}/${row.orderRules}`;
    const earlier = newest.get(series);
    if (earlier !== undefined && isSamePeriod(earlier, row, at)) {
      obsolete.push(earlier);
    }
    newest.set(series, row);
  }
  return { obsolete, next: findNextPosition(rows, newest.values(), at) };
}

/** Returns whether two rankings share a period of which only the last ranking is kept. */
function isSamePeriod(earlier: RankingStamp, later: RankingStamp, at: Instant): boolean {
  const age = at - earlier.at;
  if (age < allKeptMs) {
    return false;
  }
  const periodMs = age < hourlyKeptMs ? hourMs : dayMs;
  return Math.floor(earlier.at / periodMs) === Math.floor(later.at / periodMs);
}

/**
 * Returns the position after which the next page starts. If the last row of the page is recent,
 * skips the rest of its workspace, because later rankings are recent too. Otherwise goes back to
 * the first ranking that the next page may replace, unless it is the first of this page.
 */
function findNextPosition(
  rows: readonly RankingStamp[],
  newest: Iterable<RankingStamp>,
  at: Instant,
): RankingPosition {
  const last = rows.at(-1) ?? { workspace: "", generation: 0, at };
  const { workspace, generation } = last;
  if (at - last.at < allKeptMs) {
    return { workspace, generation: Number.MAX_SAFE_INTEGER };
  }
  const replaceable = [...newest].filter((row) => isSamePeriod(row, { ...row, at: last.at }, at));
  const first = Math.min(generation, ...replaceable.map((row) => row.generation));
  const isProgress = rows[0]?.workspace !== workspace || rows[0].generation < first;
  return { workspace, generation: isProgress ? first - 1 : generation };
}
