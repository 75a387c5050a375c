/** The stages of work, from the first to the last. `cancelled` work will not be done. */
export const statusCategories = ["backlog", "todo", "doing", "done", "cancelled"] as const;

export type StatusCategory = (typeof statusCategories)[number];

/** Returns whether items of a category are open: all categories except done and cancelled. */
export function isOpenCategory(category: StatusCategory): boolean {
  return category !== "done" && category !== "cancelled";
}
