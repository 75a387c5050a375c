import { foldText } from "../item/fold-text.ts";
import { type Scope } from "./scope.ts";
import { isOpenCategory, type StatusCategory } from "./status-category.ts";
import { createCategoryFinder, type StatusMap } from "./status-map.ts";

/** The statuses and the categories that an item may have. Both conditions apply. */
export type StatusFilter = {
  /** Statuses, compared without regard to case. */
  readonly status?: readonly string[] | undefined;
  readonly status_category?: readonly StatusCategory[] | undefined;
};

/**
 * Returns the scope of a request: the requested scope, otherwise `all` if the filter names a closed
 * status or category, otherwise `open`.
 */
export function resolveScope(
  requested: Scope | undefined,
  { status = [], status_category: categories = [] }: StatusFilter,
  map: StatusMap,
): Scope {
  const named = [...status.map(createCategoryFinder(map)), ...categories];
  return requested ?? (named.every(isOpenCategory) ? "open" : "all");
}

/**
 * Returns a function that checks whether a status passes a filter; undefined if every status passes.
 */
export function createStatusTest(
  { status, status_category: categories }: StatusFilter,
  map: StatusMap,
): ((status: string) => boolean) | undefined {
  if (status === undefined && categories === undefined) {
    return undefined;
  }
  const names = status && new Set(status.map(foldText));
  const findCategory = createCategoryFinder(map);
  return (candidate) =>
    names?.has(foldText(candidate)) !== false &&
    categories?.includes(findCategory(candidate)) !== false;
}
