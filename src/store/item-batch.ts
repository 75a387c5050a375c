import { type SQL, sql } from "drizzle-orm";
import { type Item, itemDefaults, itemTypes, priorities } from "../core/item/item.ts";
import { type ItemBatch } from "../ports/store.ts";
import { type Shards } from "./shards.ts";

/** Items per row of the result: at most 47 kB each, so 1.9 MB, below D1's 2 MB per value. */
const itemsPerValue = 40;

type ItemBatchRow = {
  readonly generation: number | null;
  readonly items: string;
  readonly parents: string | null;
};

/** SQL of the fields that D1 stores unchanged or as JSON. NULL means absent. */
const fieldColumns = {
  id: "i.id",
  number: "i.number",
  externalId: "i.external_id",
  source: "nullif(i.source, '')",
  parent: "i.parent_id",
  blockedBy: "json(i.blocked_by)",
  title: "i.title",
  status: "i.status",
  assignee: "i.assignee",
  labels: "json(i.labels)",
  team: "i.team",
  size: "i.size",
  startDate: "i.start_date",
  dueDate: "i.due_date",
  ratings: "json(i.ratings)",
  version: "i.version",
  createdAt: "i.created_at",
  updatedAt: "i.updated_at",
  deletedAt: "i.deleted_at",
} as const satisfies Partial<Record<keyof Item, string>>;

const fieldNames = Object.keys(fieldColumns);

const itemJson = sql.raw(
  `json_array(i.type, i.priority, ${Object.values<string>(fieldColumns).join(", ")})`,
);

type ItemTuple = readonly [type: number, priority: number, ...values: unknown[]];

/**
 * Reads items without their descriptions, and the workspace's generation, in one statement. Each
 * row of the result is a JSON array of forty items: parsing it is faster than mapping rows. The
 * cross joins fix the order of the loops, so that each number is one lookup in the primary key.
 */
export async function readItemBatch(
  shards: Shards,
  workspace: string,
  { numbers, hasParents }: { readonly numbers: readonly number[]; readonly hasParents: boolean },
): Promise<ItemBatch> {
  const lists = JSON.stringify(chunkNumbers([...new Set(numbers)]));
  const rows = await shards.reader(workspace).all<ItemBatchRow>(
    sql`SELECT (SELECT generation FROM workspaces WHERE id = ${workspace}) AS generation,
      (SELECT json_group_array(${itemJson}) FROM json_each(l.value) r
        CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.number = r.value) AS items,
      ${hasParents ? selectParents(workspace) : sql.raw("NULL")} AS parents
    FROM json_each(${lists}) l`,
  );
  return {
    generation: rows[0]?.generation ?? 0,
    items: rows.flatMap(({ items }) => (JSON.parse(items) as ItemTuple[]).map(parseItemTuple)),
    ...(hasParents && {
      parents: uniqueById(rows.flatMap(({ parents }) => parseParents(parents))),
    }),
  };
}

/** Splits numbers into chunks; at least one, because its row carries the generation. */
function chunkNumbers(numbers: readonly number[]): (readonly number[])[] {
  const count = Math.max(1, Math.ceil(numbers.length / itemsPerValue));
  return Array.from({ length: count }, (_, index) =>
    numbers.slice(index * itemsPerValue, (index + 1) * itemsPerValue),
  );
}

function selectParents(workspace: string): SQL {
  return sql`(SELECT json_group_array(json_array(p.id, p.title, p.type))
    FROM (SELECT DISTINCT c.parent_id AS id FROM json_each(l.value) r CROSS JOIN items c
      ON c.workspace_id = ${workspace} AND c.number = r.value) a
    CROSS JOIN items p ON p.workspace_id = ${workspace} AND p.id = a.id
    WHERE p.deleted_at IS NULL)`;
}

type Parent = NonNullable<ItemBatch["parents"]>[number];

function parseParents(json: string | null): Parent[] {
  const tuples = JSON.parse(json ?? "[]") as [id: string, title: string, type: number][];
  return tuples.map(([id, title, type]) => ({
    id,
    title,
    type: itemTypes[type] ?? itemDefaults.type,
  }));
}

function uniqueById(parents: readonly Parent[]): Parent[] {
  return [...new Map(parents.map((parent) => [parent.id, parent])).values()];
}

function parseItemTuple([type, priority, ...values]: ItemTuple): Item {
  const item: Record<string, unknown> = { type: itemTypes[type] };
  for (const [index, name] of fieldNames.entries()) {
    if (values[index] !== null) {
      item[name] = values[index];
    }
  }
  if (priority > 0) {
    item["priority"] = priorities[priority - 1];
  }
  return item as Item;
}
