import { eq, type SQL, sql } from "drizzle-orm";
import { foldText } from "../core/item/fold-text.ts";
import { itemTypes, priorities } from "../core/item/item.ts";
import { type ItemFilter } from "../ports/store.ts";
import { items } from "./tables.ts";

/** Returns the SQL conditions of a filter. Type and priority are stored as codes. */
export function buildConditions(workspace: string, filter: ItemFilter): SQL[] {
  const { type, priority, label, q, external_id: externalId } = filter;
  const conditions: SQL[] = [];
  const texts = {
    status: items.status,
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
 * Selects the total of a list. Without a filter, this is the count of a ranking of the current
 * generation. Otherwise it is the known total of the current generation, or a count of rows.
 */
export function selectTotal(
  workspace: string,
  {
    filter,
    known = { generation: -1, total: 0 },
    counted,
  }: {
    readonly filter: ItemFilter;
    readonly known: KnownTotal | undefined;
    readonly counted: SQL;
  },
): SQL {
  const isUnfiltered = Object.values(filter).every((value) => value === undefined);
  const rankedCount = sql`(SELECT r.count FROM workspaces w CROSS JOIN rankings r
    ON r.workspace_id = w.id AND r.generation = w.generation
    WHERE w.id = ${workspace} LIMIT 1), `;
  return sql`SELECT coalesce(${isUnfiltered ? rankedCount : sql``}
    (SELECT ${known.total} FROM workspaces
      WHERE id = ${workspace} AND generation = ${known.generation}), (${counted})) AS total`;
}

type KnownTotal = { readonly generation: number; readonly total: number };
