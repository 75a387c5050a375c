/** The stages of work, from the first to the last. `cancelled` work will not be done. */
export const statusCategories = ["backlog", "todo", "doing", "done", "cancelled"] as const;

export type StatusCategory = (typeof statusCategories)[number];

/** Returns whether work of a category remains to be done. */
export function isOpenCategory(category: StatusCategory): boolean {
  return category !== "done" && category !== "cancelled";
}
