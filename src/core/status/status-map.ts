import { foldText } from "../item/fold-text.ts";
import { proposeStatusCategory } from "./propose-status-category.ts";
import { type StatusCategory } from "./status-category.ts";

/**
 * The categories that a workspace has assigned, by the spelling of the status. Comparisons ignore
 * case and accents. Every other status has the category that its words propose.
 */
export type StatusMap = Readonly<Record<string, StatusCategory>>;

/** The map of a workspace that has assigned no category. */
export const emptyStatusMap: StatusMap = {};

/** Returns the category that a workspace has assigned to a status. */
export function findAssignedCategory(map: StatusMap, status: string): StatusCategory | undefined {
  return indexStatuses(map).get(foldText(status));
}

/**
 * Returns a function that finds the category of a status.
 *
 * @example
 * const findCategory = createCategoryFinder({ "In Review": "doing" });
 * findCategory("IN REVIEW"); // "doing"
 * findCategory("Closed"); // "done"
 */
export function createCategoryFinder(map: StatusMap): (status: string) => StatusCategory {
  const assigned = indexStatuses(map);
  return (status) => assigned.get(foldText(status)) ?? proposeStatusCategory(status);
}

const indexes = new WeakMap<StatusMap, ReadonlyMap<string, StatusCategory>>();

/** Returns the assigned categories by the folded status. Builds the index of a map once. */
function indexStatuses(map: StatusMap): ReadonlyMap<string, StatusCategory> {
  const index =
    indexes.get(map) ??
    new Map(Object.entries(map).map(([status, category]) => [foldText(status), category]));
  indexes.set(map, index);
  return index;
}
