import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { type Hierarchy } from "../core/ahp/hierarchy-document.ts";
import { type ModelRow } from "../core/workspace.ts";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { completeClaim } from "./idempotent-responses.ts";
import { type Shards } from "./shards.ts";
import { hierarchies } from "./tables.ts";

const hierarchyListColumns = {
  id: hierarchies.id,
  version: hierarchies.version,
  name: hierarchies.name,
  model: hierarchies.model,
  actor: hierarchies.actor,
  createdAt: hierarchies.createdAt,
  updatedAt: hierarchies.updatedAt,
};

const hierarchyColumns = { ...hierarchyListColumns, document: hierarchies.document };

/**
 * Opens the store of hierarchies. One statement patches the judgements of one judge into the row
 * (json_patch, RFC 7396), so that concurrent judges do not overwrite each other.
 */
export function openHierarchies(shards: Shards): Store["hierarchies"] {
  return {
    async list(workspace) {
      const rows = await shards
        .reader(workspace)
        .select(hierarchyListColumns)
        .from(hierarchies)
        .where(eq(hierarchies.workspaceId, workspace))
        .orderBy(desc(hierarchies.id))
        .limit(limits.hierarchiesMax);
      return rows.map(omitNullModel);
    },

    async read(workspace, id) {
      const row = await shards
        .reader(workspace)
        .select(hierarchyColumns)
        .from(hierarchies)
        .where(isHierarchy(workspace, id))
        .get();
      return row && omitNullModel(row);
    },

    async create(workspace, row, response) {
      const writer = shards.writer(workspace);
      const insert = toBatchItem<{ id: string }>(writer, insertHierarchy(workspace, row));
      const completion = await completeClaim(response, sql`changes() > 0`);
      const [inserted] = await writer.batch([
        insert,
        ...completion.map((statement) => toBatchItem(writer, statement)),
      ]);
      return inserted.length > 0;
    },

    async saveJudgements(workspace, id, { judge, judgements, version, at }) {
      const patch = JSON.stringify({ judges: { [judge]: judgements ?? null } });
      const document = sql`json_patch(${hierarchies.document}, ${patch})`;
      const [row] = await shards
        .writer(workspace)
        .update(hierarchies)
        .set({ document, version: sql`${hierarchies.version} + 1`, updatedAt: at })
        .where(
          and(
            isOpen(workspace, id, version === undefined ? undefined : [version]),
            sql`(SELECT count(*) FROM json_each(${document}, '$.judges')) <= ${limits.judgesMax}`,
            sql`length(${document}) <= ${limits.hierarchyLengthMax}`,
          ),
        )
        .returning(hierarchyColumns);
      return row && omitNullModel(row);
    },

    async remove(workspace, id, versions) {
      const removedRows = await shards
        .writer(workspace)
        .delete(hierarchies)
        .where(isOpen(workspace, id, versions))
        .returning({ id: hierarchies.id });
      return removedRows.length > 0;
    },

    async finalize(workspace, { id, version, at, model }, response) {
      const writer = shards.writer(workspace);
      const linkModel = writer
        .update(hierarchies)
        .set({ model: model.id, version: version + 1, updatedAt: at })
        .where(
          and(
            isOpen(workspace, id, version === undefined ? undefined : [version]),
            sql`NOT EXISTS (SELECT 1 FROM models
              WHERE workspace_id = ${workspace} AND id = ${model.id})`,
          ),
        );
      const insert = toBatchItem<{ id: string }>(writer, insertModel(workspace, model));
      const completion = await completeClaim(response, sql`changes() > 0`);
      const [, inserted] = await writer.batch([
        linkModel,
        insert,
        ...completion.map((statement) => toBatchItem(writer, statement)),
      ]);
      return inserted.length > 0;
    },
  };
}

/** Inserts nothing if the workspace has `hierarchiesMax` hierarchies. */
function insertHierarchy(workspace: string, row: Hierarchy): SQL {
  const { id, version, name, document, actor, createdAt, updatedAt } = row;
  return sql`INSERT INTO hierarchies
      (workspace_id, id, version, name, judged, actor, created_at, updated_at)
    SELECT ${workspace}, ${id}, ${version}, ${name}, ${JSON.stringify(document)}, ${actor},
      ${createdAt}, ${updatedAt}
    WHERE (SELECT count(*) FROM hierarchies WHERE workspace_id = ${workspace})
      < ${limits.hierarchiesMax}
    RETURNING id`;
}

/** Inserts the model if the preceding statement of the batch linked it to its hierarchy. */
function insertModel(workspace: string, row: ModelRow): SQL {
  const { id, revision, name, kind, request, definition, createdAt, actor } = row;
  return sql`INSERT INTO models
      (workspace_id, id, revision, name, kind, request, definition, created_at, actor)
    SELECT ${workspace}, ${id}, ${revision}, ${name}, ${kind}, ${JSON.stringify(request)},
      ${JSON.stringify(definition)}, ${createdAt}, ${actor}
    WHERE changes() > 0
    RETURNING id`;
}

function isHierarchy(workspace: string, id: string) {
  return and(eq(hierarchies.workspaceId, workspace), eq(hierarchies.id, id));
}

/** Matches a hierarchy that is not final, at one of the versions if given. */
function isOpen(workspace: string, id: string, versions?: readonly number[]) {
  const isVersion = versions && inArray(hierarchies.version, [...versions]);
  return and(isHierarchy(workspace, id), isNull(hierarchies.model), isVersion);
}

function omitNullModel<T extends { readonly model: string | null }>({ model, ...row }: T) {
  return { ...row, ...(model !== null && { model }) };
}
