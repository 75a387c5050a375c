import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type BatchItem } from "drizzle-orm/batch";
import { type Store, type WriteContext } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { readItemBatch } from "./item-batch.ts";
import { itemListColumns, itemColumns, toItem } from "./item-rows.ts";
import { type ResolvedName, selectByNames, chunkNames, openLinks } from "./links.ts";
import { buildConditions, selectTotal } from "./list-filters.ts";
import { selectNewestModels } from "./models.ts";
import { type Shards } from "./shards.ts";
import { items, workspaces } from "./tables.ts";
import { workspaceColumns, toWorkspace, type WorkspaceRow } from "./workspaces.ts";
import { writeItems } from "./write-items.ts";

/** The maximum number of ancestors that one batch reads. */
const ancestorsMax = 100_000;

/** Opens the store of work items. */
export function openItems(shards: Shards): Store["items"] {
  return {
    write: (batch) => writeItems(shards.writer(batch.workspace), batch),
    readContext: (workspace, names) => readContext(shards, workspace, names),
    ...openLinks(shards),

    async read(workspace, id) {
      const row = await shards
        .reader(workspace)
        .select(itemColumns)
        .from(items)
        .where(and(isLive(workspace), eq(items.id, id)))
        .get();
      return row && toItem(row);
    },

    readByNumbers: (workspace, numbers, { hasParents } = { hasParents: false }) =>
      readItemBatch(shards, workspace, { numbers, hasParents }),

    async readNumber(workspace, id) {
      const row = await shards
        .reader(workspace)
        .select({ number: items.number })
        .from(items)
        .where(and(eq(items.workspaceId, workspace), eq(items.id, id)))
        .get();
      return row?.number;
    },

    async readNumbers(workspace, ids) {
      const rows = await shards
        .reader(workspace)
        .select({ id: items.id, number: items.number })
        .from(items)
        .where(and(eq(items.workspaceId, workspace), isIn(items.id, ids)));
      return new Map(rows.map(({ id, number }) => [id, number]));
    },

    async list(workspace, filter, { after = 0, skip = 0, limit, isCounted = false, known }) {
      const reader = shards.reader(workspace);
      const isListed = and(isLive(workspace), ...buildConditions(filter));
      const total = isCounted
        ? selectTotal(workspace, {
            filter,
            known,
            counted: sql`SELECT count(*) FROM items WHERE ${isListed}`,
          })
        : sql`SELECT 0 AS total`;
      const [workspaceRows, rows, totals] = await reader.batch([
        selectGeneration(shards, workspace),
        reader
          .select(itemListColumns)
          .from(items)
          .where(and(isListed, gt(items.number, after)))
          .orderBy(asc(items.number))
          .limit(limit)
          .offset(skip),
        toBatchItem<{ total: number }>(reader, total),
      ]);
      return {
        generation: workspaceRows[0]?.generation ?? 0,
        items: rows.map(toItem),
        ...(isCounted && { total: totals[0]?.total ?? 0 }),
      };
    },

    async listAfter(workspace, number, limit) {
      // Raw SQL: in a select from one table, Drizzle omits the table names of columns.
      const parent = sql<string | null>`(SELECT coalesce(p.external_id, p.id) FROM items p
        WHERE p.workspace_id = items.workspace_id AND p.id = items.parent_id
          AND p.deleted_at IS NULL)`;
      const blockedBy = sql`nullif((SELECT json_group_array(coalesce(b.external_id, b.id))
        FROM json_each(items.blocked_by) r CROSS JOIN items b
          ON b.workspace_id = items.workspace_id AND b.id = r.value
        WHERE b.deleted_at IS NULL), '[]')`.mapWith(items.blockedBy);
      const rows = await shards
        .reader(workspace)
        .select({ ...itemColumns, parent, blockedBy })
        .from(items)
        .where(and(isLive(workspace), gt(items.number, number)))
        .orderBy(asc(items.number))
        .limit(limit);
      return rows.map(toItem);
    },
  };
}

async function readContext(
  shards: Shards,
  workspace: string,
  names: Parameters<Store["items"]["readContext"]>[1],
): Promise<WriteContext> {
  const { ids, externalIds, parents, parentExternalIds, blockers } = names;
  const writer = shards.writer(workspace);
  const select = (condition: SQL) =>
    writer
      .select(itemColumns)
      .from(items)
      .where(and(isLive(workspace), condition));
  const statements: [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]] = [
    toBatchItem<WorkspaceRow>(
      writer,
      sql`SELECT ${workspaceColumns} FROM workspaces WHERE id = ${workspace}`,
    ),
    selectNewestModels(writer, workspace),
    select(inArray(items.number, selectNumbers("id", workspace, ids))),
    select(inArray(items.number, selectNumbers("external_id", workspace, externalIds))),
    toBatchItem<Ancestor>(writer, selectAncestors(workspace, parents, parentExternalIds)),
    ...chunkNames(blockers).map((chunk) =>
      toBatchItem<ResolvedName>(writer, selectByNames(workspace, chunk)),
    ),
  ];
  const [workspaceRows, models, byId, byExternalId, ancestors, ...resolved] = (await writer.batch(
    statements,
  )) as [
    WorkspaceRow[],
    Awaited<ReturnType<typeof selectNewestModels>>,
    Parameters<typeof toItem>[0][],
    Parameters<typeof toItem>[0][],
    Ancestor[],
    ...ResolvedName[][],
  ];
  const itemsById = new Map([...byId, ...byExternalId].map((row) => [row.id, row]));
  return {
    workspace: workspaceRows[0] && toWorkspace(workspaceRows[0]),
    models,
    items: [...itemsById.values()].map(toItem),
    parents: new Map(ancestors.map(({ id, parent_id }) => [id, parent_id ?? undefined])),
    liveIds: new Set(ancestors.filter(({ is_live }) => is_live === 1).map(({ id }) => id)),
    blockers: new Map(resolved.flat().map(({ name, id }) => [name, id])),
  };
}

type Ancestor = {
  readonly id: string;
  readonly parent_id: string | null;
  readonly is_live: number;
};

/**
 * Selects parents by id or external id, and all of their ancestors. The cross joins fix the order
 * of the loops: otherwise the planner scans the workspace for each list.
 */
function selectAncestors(
  workspace: string,
  ids: readonly string[],
  externalIds: readonly string[],
): SQL {
  return sql`WITH RECURSIVE above (id, parent_id, is_live) AS (
      SELECT i.id, i.parent_id, i.deleted_at IS NULL FROM json_each(${JSON.stringify(ids)}) r
      CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
      UNION
      SELECT i.id, i.parent_id, true FROM json_each(${JSON.stringify(externalIds)}) r
      CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.external_id = r.value
      WHERE i.deleted_at IS NULL
      UNION
      SELECT p.id, p.parent_id, p.deleted_at IS NULL FROM above
      JOIN items p ON p.workspace_id = ${workspace} AND p.id = above.parent_id
      LIMIT ${ancestorsMax})
    SELECT id, parent_id, is_live FROM above`;
}

/** Selects numbers by id or external id. The cross join fixes the order of the loops. */
function selectNumbers(column: "id" | "external_id", workspace: string, values: readonly string[]) {
  return sql`(SELECT i.number FROM json_each(${JSON.stringify(values)}) r CROSS JOIN items i
    ON i.workspace_id = ${workspace} AND i.${sql.raw(column)} = r.value
    WHERE i.deleted_at IS NULL)`;
}

function selectGeneration(shards: Shards, workspace: string) {
  return shards
    .reader(workspace)
    .select({ generation: workspaces.generation })
    .from(workspaces)
    .where(eq(workspaces.id, workspace));
}

function isLive(workspace: string) {
  return and(eq(items.workspaceId, workspace), isNull(items.deletedAt));
}

/** Matches any number of values with one bound parameter. */
function isIn(
  column: typeof items.number | typeof items.id,
  values: readonly (string | number)[],
): SQL {
  return inArray(column, sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`);
}
