/** The stages of work, from the first to the last. `cancelled` work will not be done. */
export const statusCategories = ["backlog", "todo", "doing", "done", "cancelled"] as const;

export type StatusCategory = (typeof statusCategories)[number];

/** Returns whether items of a category are open: all categories except done and cancelled. */
export function isOpenCategory(category: StatusCategory): boolean {
  return category !== "done" && category !== "cancelled";
}

/** Returns whether a value is the name of a category. */
export function isStatusCategory(value: unknown): value is StatusCategory {
  return statusCategories.some((category) => category === value);
}
