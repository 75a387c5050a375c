import { eq, type SQL, sql } from "drizzle-orm";
import { folded } from "../core/folded.ts";
import { itemTypes, priorities } from "../core/item.ts";
import { type ItemFilter } from "../deps.ts";
import { items } from "./tables.ts";

/** The conditions of a filter; type and priority are kept as codes, texts to the letter. */
export function matches(filter: ItemFilter): SQL[] {
  const { type, priority, label, q } = filter;
  const conditions: SQL[] = [];
  const texts = {
    status: items.status,
    assignee: items.assignee,
    team: items.team,
    parent: items.parentId,
    external_id: items.externalId,
  } as const;
  for (const [name, column] of Object.entries(texts)) {
    const wanted = filter[name as keyof typeof texts];
    if (wanted !== undefined) {
      conditions.push(eq(column, wanted));
    }
  }
  if (type !== undefined) {
    conditions.push(
      eq(
        items.type,
        itemTypes.findIndex((each) => each === type),
      ),
    );
  }
  if (priority !== undefined) {
    conditions.push(eq(items.priority, priorities.findIndex((each) => each === priority) + 1));
  }
  if (label !== undefined) {
    conditions.push(sql`EXISTS (SELECT 1 FROM json_each(${items.labels}) WHERE value = ${label})`);
  }
  if (q !== undefined) {
    conditions.push(sql`instr(coalesce(${items.folded}, lower(${items.title})), ${folded(q)}) > 0`);
  }
  return conditions;
}
