import { foldText } from "../item/fold-text.ts";
import { proposeStatusCategory } from "./propose-status-category.ts";
import { type StatusCategory } from "./status-category.ts";

/**
 * The categories that a workspace has assigned to its statuses, by status as spelled. Statuses are
 * compared in folded form. Every other status has the category that its words propose.
 */
export type StatusMap = Readonly<Record<string, StatusCategory>>;

/** The map of a workspace that has assigned no category. */
export const emptyStatusMap: StatusMap = {};

/** Returns the category of a status: the assigned one, otherwise the proposed one. */
export type FindStatusCategory = (status: string) => StatusCategory;

const finders = new WeakMap<StatusMap, FindStatusCategory>();

/**
 * Returns a function that finds the category of a status.
 *
 * @example
 * const findCategory = openStatusMap({ "In Review": "doing" });
 * findCategory("IN REVIEW"); // "doing"
 * findCategory("Closed"); // "done"
 */
export function openStatusMap(map: StatusMap): FindStatusCategory {
  const existing = finders.get(map);
  if (existing !== undefined) {
    return existing;
  }
  const assigned = new Map(
    Object.entries(map).map(([status, category]) => [foldText(status), category]),
  );
  const findCategory = (status: string) =>
    assigned.get(foldText(status)) ?? proposeStatusCategory(status);
  finders.set(map, findCategory);
  return findCategory;
}
