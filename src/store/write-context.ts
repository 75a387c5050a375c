import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type BatchItem } from "drizzle-orm/batch";
import { limits } from "../contract/limits.ts";
import { type SourcedId, type Store, type WriteContext } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { itemColumns, toItem } from "./item-rows.ts";
import { chunkNames, type ResolvedName, selectByNames } from "./links.ts";
import { selectNewestModels } from "./models.ts";
import { type Shards } from "./shards.ts";
import { items } from "./tables.ts";
import { toWorkspace, workspaceColumns, type WorkspaceRow } from "./workspace-rows.ts";

/** The maximum number of ancestors that one batch reads. */
const ancestorsMax = 100_000;

type Names = Parameters<Store["items"]["readContext"]>[1];

/** Reads the rows that a write needs, in one round trip. */
export async function readWriteContext(
  shards: Shards,
  workspace: string,
  names: Names,
): Promise<WriteContext> {
  const writer = shards.writer(workspace);
  const select = (numbers: SQL) =>
    writer
      .select(itemColumns)
      .from(items)
      .where(
        and(
          eq(items.workspaceId, workspace),
          isNull(items.deletedAt),
          inArray(items.number, numbers),
        ),
      );
  const statements: [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]] = [
    toBatchItem<WorkspaceRow>(
      writer,
      sql`SELECT ${workspaceColumns}, criteria FROM workspaces
            WHERE id = ${workspace} AND deleted_at IS NULL`,
    ),
    selectNewestModels(writer, workspace),
    select(sql`(${selectNumbers("id", workspace, names.ids)})`),
    select(selectNamedNumbers(workspace, names)),
    toBatchItem<Ancestor>(writer, selectAncestors(workspace, names)),
    ...chunkNames(names.blockers).map((chunk) =>
      toBatchItem<ResolvedName>(writer, selectByNames(workspace, chunk)),
    ),
  ];
  const [workspaceRows, models, byId, byName, ancestors, ...resolved] = (await writer.batch(
    statements,
  )) as [
    (WorkspaceRow & { readonly criteria: string })[],
    Awaited<ReturnType<typeof selectNewestModels>>,
    Parameters<typeof toItem>[0][],
    Parameters<typeof toItem>[0][],
    Ancestor[],
    ...ResolvedName[][],
  ];
  const itemsById = new Map([...byId, ...byName].map((row) => [row.id, row]));
  return {
    workspace: workspaceRows[0] && toWorkspace(workspaceRows[0]),
    criteria: new Set(Object.keys(JSON.parse(workspaceRows[0]?.criteria ?? "{}"))),
    models,
    items: [...itemsById.values()].map(toItem),
    parents: new Map(ancestors.map(({ id, parent_id }) => [id, parent_id ?? undefined])),
    liveIds: new Set(ancestors.filter(({ is_live }) => is_live === 1).map(({ id }) => id)),
    blockers: groupByName(resolved.flat()),
  };
}

/**
 * Selects numbers by id or external id. The cross join fixes the order of the loops, and `INDEXED
 * BY` the index: otherwise the planner scans the workspace, because an index ends with the source.
 */
function selectNumbers(
  column: "id" | "external_id",
  workspace: string,
  values: readonly string[],
): SQL {
  return sql`SELECT i.number FROM json_each(${JSON.stringify(values)}) r
    CROSS JOIN items i INDEXED BY ${sql.raw(`items_by_${column}`)}
      ON i.workspace_id = ${workspace} AND i.${sql.raw(column)} = r.value
    WHERE i.deleted_at IS NULL`;
}

/** Selects the numbers of the items that have an external id, a title or a namesake of `names`. */
function selectNamedNumbers(workspace: string, names: Names): SQL {
  const parts = [
    selectNumbers("external_id", workspace, names.externalIds),
    ...(names.titles.length === 0 ? [] : [selectByTitle(workspace, names.titles)]),
    ...(names.namesakesOf.length === 0 ? [] : [selectNamesakes(workspace, names.namesakesOf)]),
  ];
  return sql`(${sql.join(parts, sql` UNION ALL `)})`;
}

/**
 * Selects a limited number of items per title, because thousands of items may have the same title.
 */
function selectByTitle(workspace: string, titles: readonly string[]): SQL {
  return sql`SELECT i.number FROM json_each(${JSON.stringify(titles)}) r CROSS JOIN items i
    ON i.workspace_id = ${workspace} AND i.number IN (SELECT t.number FROM items t
      INDEXED BY items_by_title WHERE t.workspace_id = ${workspace} AND t.title = r.value
        AND t.external_id IS NULL AND t.deleted_at IS NULL LIMIT ${limits.titleMatchesMax})`;
}

function selectNamesakes(workspace: string, ids: readonly string[]): SQL {
  return sql`SELECT n.number FROM json_each(${JSON.stringify(ids)}) r
    CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
    CROSS JOIN items n INDEXED BY items_by_external_id
      ON n.workspace_id = ${workspace} AND n.external_id = i.external_id
    WHERE n.deleted_at IS NULL`;
}

type Ancestor = {
  readonly id: string;
  readonly parent_id: string | null;
  readonly is_live: number;
};

/**
 * Selects parents by id or external id, and all of their ancestors. The cross joins and `INDEXED
 * BY` fix the order of the loops: otherwise the planner scans the workspace for each list.
 */
function selectAncestors(workspace: string, { parents, parentExternalIds }: Names): SQL {
  return sql`WITH RECURSIVE above (id, parent_id, is_live) AS (
      SELECT i.id, i.parent_id, i.deleted_at IS NULL FROM json_each(${JSON.stringify(parents)}) r
      CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
      UNION
      SELECT i.id, i.parent_id, true FROM json_each(${JSON.stringify(parentExternalIds)}) r
      CROSS JOIN items i INDEXED BY items_by_external_id
        ON i.workspace_id = ${workspace} AND i.external_id = r.value
      WHERE i.deleted_at IS NULL
      UNION
      SELECT p.id, p.parent_id, p.deleted_at IS NULL FROM above
      JOIN items p ON p.workspace_id = ${workspace} AND p.id = above.parent_id
      LIMIT ${ancestorsMax})
    SELECT id, parent_id, is_live FROM above`;
}

/** Groups the items of each name. An item with the id of the name replaces the others. */
function groupByName(rows: readonly ResolvedName[]): ReadonlyMap<string, readonly SourcedId[]> {
  const groups = new Map<string, SourcedId[]>();
  for (const { name, id, source } of rows) {
    const group = groups.get(name);
    if (group === undefined || name === id) {
      groups.set(name, [{ id, source }]);
    } else {
      group.push({ id, source });
    }
  }
  return groups;
}
