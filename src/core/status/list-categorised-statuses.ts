import { foldText } from "../item/fold-text.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { countStatuses, type StatusCount } from "./count-statuses.ts";
import { statusCategories, type StatusCategory } from "./status-category.ts";
import { createCategoryFinder, type StatusMap } from "./status-map.ts";

/** A status with its category and the number of its items. */
export type CategorisedStatus = StatusCount & {
  readonly category: StatusCategory;
  /** Whether the workspace has assigned the category. */
  readonly isAssigned: boolean;
};

/**
 * Lists the statuses of a snapshot, and those with an assigned category that no item has. They are
 * in the order of the categories, and within a category the most frequent status comes first.
 */
export function listCategorisedStatuses({
  facets,
  statuses: map,
}: Pick<Snapshot, "facets" | "statuses">): CategorisedStatus[] {
  const findCategory = createCategoryFinder(map);
  const counted = countStatuses(facets.status);
  const used = new Set(counted.map(({ status }) => foldText(status)));
  const assigned = new Set(Object.keys(map).map(foldText));
  const unused = Object.keys(map)
    .filter((status) => !used.has(foldText(status)))
    .map((status) => ({ status, count: 0 }));
  return [...counted, ...unused]
    .map(({ status, count }) => ({
      status,
      count,
      category: findCategory(status),
      isAssigned: assigned.has(foldText(status)),
    }))
    .toSorted(compareStatuses);
}

function compareStatuses(a: CategorisedStatus, b: CategorisedStatus): number {
  const byCategory = statusCategories.indexOf(a.category) - statusCategories.indexOf(b.category);
  return byCategory || b.count - a.count || (a.status < b.status ? -1 : 1);
}

/**
 * Returns the merge patch that assigns categories to statuses. It removes other spellings of these
 * statuses, so that the map contains each status once.
 */
export function buildStatusPatch(
  map: StatusMap,
  categories: Readonly<Record<string, StatusCategory | null>>,
): Record<string, StatusCategory | null> {
  const named = new Set(Object.keys(categories).map(foldText));
  const replaced = Object.keys(map).filter((status) => named.has(foldText(status)));
  return Object.fromEntries([
    ...replaced.map((status) => [status, null] as const),
    ...Object.entries(categories),
  ]);
}
