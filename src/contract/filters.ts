import { z } from "@hono/zod-openapi";
import { ItemId } from "./ids.ts";
import { ItemType, Priority } from "./item.ts";
import { limits } from "./limits.ts";

const word = z.string().min(1).max(limits.wordLengthMax);

/** The filters of a list. An item must match all of them. */
export const filterQuery = {
  status: word.optional(),
  type: ItemType.optional(),
  priority: Priority.optional(),
  assignee: word.optional(),
  label: word.optional(),
  team: word.optional(),
  parent: ItemId.optional(),
};

/** Returns the filters of a query, without its other parameters. */
export function pickFilters(query: Filters) {
  const { status, type, priority, assignee, label, team, parent } = query;
  return { status, type, priority, assignee, label, team, parent };
}

type Filters = z.infer<z.ZodObject<typeof filterQuery>>;
