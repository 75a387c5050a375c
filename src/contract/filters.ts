import { z } from "@hono/zod-openapi";
import { statusCategories } from "../core/status/status-category.ts";
import { ItemId } from "./ids.ts";
import { ItemType, Priority } from "./item.ts";
import { limits } from "./limits.ts";

const word = z
  .string()
  .min(1, "A value is empty. Remove it, or the comma before or after it.")
  .max(limits.wordLengthMax);

const { filterValuesMax } = limits;

const Category = z.preprocess(
  (value) => (typeof value === "string" ? value.toLowerCase() : value),
  z.enum(statusCategories),
);

const Statuses = z.array(word).min(1).max(filterValuesMax);
const Categories = z.array(Category).min(1).max(filterValuesMax);

/** The filters in a body. An item must match all of them. */
export const filterFields = {
  status: z
    .preprocess(toArray, Statuses)
    .optional()
    .openapi({
      type: "array",
      items: { type: "string" },
      description: "One of these statuses, ignoring case. A single status may be a string.",
    }),
  status_category: z
    .preprocess(toArray, Categories)
    .optional()
    .openapi({
      type: "array",
      items: { type: "string", enum: [...statusCategories] },
      description: "One of these categories of statuses. A single category may be a string.",
    }),
  type: ItemType.optional(),
  priority: Priority.optional(),
  assignee: word.optional(),
  label: word.optional(),
  team: word.optional(),
  parent: ItemId.optional(),
};

/** The filters of a list in a query. Commas separate several values. */
export const filterQuery = {
  ...filterFields,
  status: z
    .preprocess(splitList, Statuses)
    .optional()
    .openapi({
      type: "string",
      description:
        "One or more statuses, ignoring case, separated by commas. Write `\\,` for a comma inside a " +
        "status. An unknown status is rejected with 422.",
      example: "To do,In progress",
    }),
  status_category: z
    .preprocess(splitList, Categories)
    .optional()
    .openapi({
      type: "string",
      description: `One or more of ${statusCategories.join(", ")}, separated by commas.`,
      example: "todo,doing",
    }),
};

/** Returns the filters of a query, without its other parameters. */
export function pickFilters(query: Filters) {
  const { status, status_category, type, priority, assignee, label, team, parent } = query;
  return { status, status_category, type, priority, assignee, label, team, parent };
}

type Filters = z.infer<z.ZodObject<typeof filterFields>>;

function toArray(value: unknown): unknown {
  return typeof value === "string" ? [value] : value;
}

/**
 * Splits the value of a parameter, or all values of a repeated one, at commas. A backslash escapes
 * a comma or a backslash.
 */
function splitList(value: unknown): unknown {
  const texts: unknown = toArray(value);
  return Array.isArray(texts) && texts.every((text) => typeof text === "string")
    ? texts.flatMap(splitAtCommas)
    : value;
}

function splitAtCommas(text: string): string[] {
  const values = [""];
  for (const [token] of text.matchAll(/\\[,\\]|./gsu)) {
    if (token === ",") {
      values.push("");
    } else {
      values.push((values.pop() ?? "") + token.replace(/^\\(?=.)/su, ""));
    }
  }
  return values.map((value) => value.trim());
}

/** Formats the values of a list for a query: the same text for the same values in any order. */
export function formatFilterValues(values: readonly string[]): string {
  const escaped = values.map((value) => formatFilterValue(value.toLowerCase()));
  return [...new Set(escaped)].toSorted().join(",");
}

/** Formats one value of a list in a query, with its commas escaped. */
export function formatFilterValue(value: string): string {
  return value.replaceAll(/[,\\]/g, String.raw`\$&`);
}
