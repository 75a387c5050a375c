import { and, desc, eq, sql } from "drizzle-orm";
import { type Definition, type DefinitionRequest } from "../core/models/model.ts";
import { type Store } from "../ports/deps.ts";
import { toBatchItem } from "./batch-item.ts";
import { completeClaim } from "./idempotency.ts";
import { type Database } from "./shards.ts";
import { type Shards } from "./shards.ts";
import { models } from "./tables.ts";

/** How many models of its own a workspace is shown. */
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

/** Every write reads all models for their criteria; of `votes` the rest is up to a megabyte. */
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

/** Models of a workspace's own; a revision is written once and never changed. */
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

    async create(workspace, row, answer) {
      const writer = shards.writer(workspace);
      const insert = writer
        .insert(models)
        .values({ ...row, workspaceId: workspace })
        .onConflictDoNothing()
        .returning({ id: models.id });
      if (answer === undefined) {
        return (await insert).length > 0;
      }
      const isMade = sql`changes() > 0`;
      const [made] = await writer.batch([
        insert,
        toBatchItem(writer, completeClaim(answer, isMade)),
      ]);
      return made.length > 0;
    },
  };
}

/** The newest revision of each model, without votes and what they come to. */
export function selectNewestModels(db: Database, workspace: string) {
  // Spelled out: in a select from one table, Drizzle leaves the table's name before a column away.
  const isNewest = sql`models.revision = (SELECT max(m.revision) FROM models m
    WHERE m.workspace_id = models.workspace_id AND m.id = models.id)`;
  return db
    .select(criteriaColumns)
    .from(models)
    .where(and(eq(models.workspaceId, workspace), isNewest))
    .orderBy(models.id)
    .limit(modelsMax);
}
