import { eq, type SQL, sql } from "drizzle-orm";
import { foldText } from "../core/item/fold-text.ts";
import { itemTypes, priorities } from "../core/item/item.ts";
import { type ItemFilter } from "../ports/deps.ts";
import { items } from "./tables.ts";

/** The conditions of a filter; type and priority are kept as codes, texts to the letter. */
export function buildConditions(filter: ItemFilter): SQL[] {
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
    conditions.push(
      sql`instr(coalesce(${items.folded}, lower(${items.title})), ${foldText(q)}) > 0`,
    );
  }
  return conditions;
}

/**
 * How many there are at the generation of now: as many as a ranking of it has counted, or as its
 * board is known to have; counted row by row only where neither is there.
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
  const isWhole = Object.values(filter).every((wanted) => wanted === undefined);
  const ranked = sql`(SELECT r.count FROM workspaces w CROSS JOIN rankings r
    ON r.workspace_id = w.id AND r.generation = w.generation
    WHERE w.id = ${workspace} LIMIT 1), `;
  return sql`SELECT coalesce(${isWhole ? ranked : sql``}
    (SELECT ${known.total} FROM workspaces
      WHERE id = ${workspace} AND generation = ${known.generation}), (${counted})) AS total`;
}

type KnownTotal = { readonly generation: number; readonly total: number };
