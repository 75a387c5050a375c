import { statusCategories, type StatusCategory } from "../../core/status/status-category.ts";

const texts: Readonly<Record<StatusCategory, string>> = {
  backlog: "Backlog",
  todo: "To do",
  doing: "Doing",
  done: "Done",
  cancelled: "Cancelled",
};

/** The categories as options of a choice. */
export const categoryOptions = statusCategories.map(
  (category) => [category, texts[category]] as const,
);

/** Returns the category with a name, from the value of an option. */
export function toCategory(name: string): StatusCategory {
  return statusCategories.find((category) => category === name) ?? "backlog";
}
