import { and, desc, eq, sql } from "drizzle-orm";
import { type Definition, type DefinitionRequest } from "../core/models/model.ts";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { completeClaim } from "./idempotent-responses.ts";
import { type Database, type Shards } from "./shards.ts";
import { models } from "./tables.ts";

/** The maximum number of models that a list returns. */
const modelsMax = 200;

const modelColumns = {
  id: models.id,
  revision: models.revision,
  name: models.name,
  kind: models.kind,
  request: models.request,
  definition: models.definition,
  createdAt: models.createdAt,
  actor: models.actor,
};

/** Without votes: every write reads all models, and votes have up to a megabyte. */
const criteriaColumns = {
  ...modelColumns,
  request: sql<DefinitionRequest>`json_remove(${models.request}, '$.votes')`.mapWith(
    models.request,
  ),
  definition:
    sql<Definition>`json_remove(${models.definition}, '$.strengths', '$.tallies')`.mapWith(
      models.definition,
    ),
};

/** Opens the store of models, which inserts each revision once and never updates it. */
export function openModels(shards: Shards): Store["models"] {
  return {
    list: (workspace) => selectNewestModels(shards.reader(workspace), workspace),

    async read(workspace, id, revision) {
      const isRevision = revision === undefined ? undefined : eq(models.revision, revision);
      return shards
        .reader(workspace)
        .select(modelColumns)
        .from(models)
        .where(and(eq(models.workspaceId, workspace), eq(models.id, id), isRevision))
        .orderBy(desc(models.revision))
        .limit(1)
        .get();
    },

    async create(workspace, row, response) {
      const writer = shards.writer(workspace);
      const insert = writer
        .insert(models)
        .values({ ...row, workspaceId: workspace })
        .onConflictDoNothing()
        .returning({ id: models.id });
      const completion = await completeClaim(response, sql`changes() > 0`);
      const [inserted] = await writer.batch([
        insert,
        ...completion.map((statement) => toBatchItem(writer, statement)),
      ]);
      return inserted.length > 0;
    },
  };
}

/** Selects the newest revision of each model, without votes and the numbers derived from them. */
export function selectNewestModels(db: Database, workspace: string) {
  // Raw SQL: in a select from one table, Drizzle omits the table names of columns.
  const isNewest = sql`models.revision = (SELECT max(m.revision) FROM models m
    WHERE m.workspace_id = models.workspace_id AND m.id = models.id)`;
  return db
    .select(criteriaColumns)
    .from(models)
    .where(and(eq(models.workspaceId, workspace), isNewest))
    .orderBy(models.id)
    .limit(modelsMax);
}
