import { eq, type SQL, sql } from "drizzle-orm";
import { foldText } from "../core/item/fold-text.ts";
import { itemTypes, priorities } from "../core/item/item.ts";
import { type ItemFilter } from "../ports/store.ts";
import { items } from "./tables.ts";

/** Returns the SQL conditions of a filter. Type and priority are stored as codes. */
export function buildConditions(workspace: string, filter: ItemFilter): SQL[] {
  const { status, type, priority, label, q, external_id: externalId } = filter;
  const conditions: SQL[] = [];
  const texts = {
    assignee: items.assignee,
    team: items.team,
    parent: items.parentId,
    source: items.source,
  } as const;
  for (const [name, column] of Object.entries(texts)) {
    const value = filter[name as keyof typeof texts];
    if (value !== undefined) {
      conditions.push(eq(column, value));
    }
  }
  if (status !== undefined) {
    conditions.push(
      sql`${items.status} IN (SELECT value FROM json_each(${JSON.stringify(status)}))`,
    );
  }
  if (externalId !== undefined) {
    // Without `INDEXED BY`, the planner scans the workspace, because the index ends with the source.
    conditions.push(
      sql`${items.number} IN (SELECT e.number FROM items e INDEXED BY items_by_external_id
        WHERE e.workspace_id = ${workspace} AND e.external_id = ${externalId}
          AND e.deleted_at IS NULL)`,
    );
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
    conditions.push(
      sql`instr(coalesce(${items.folded}, lower(${items.title})), ${foldText(q)}) > 0`,
    );
  }
  return conditions;
}

/**
 * Selects the total of a list: the known total if it is of the current generation, otherwise a count
 * of rows.
 */
export function selectTotal(workspace: string, known: KnownTotal | undefined, counted: SQL): SQL {
  const { generation, total } = known ?? { generation: -1, total: 0 };
  return sql`SELECT coalesce((SELECT ${total} FROM workspaces
      WHERE id = ${workspace} AND generation = ${generation}), (${counted})) AS total`;
}

type KnownTotal = { readonly generation: number; readonly total: number };
