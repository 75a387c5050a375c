import { and, eq, lt, sql } from "drizzle-orm";
import { type Publication } from "../core/workspace.ts";
import { type Store } from "../ports/store.ts";
import { apiKeys } from "./access-tables.ts";
import { toBatchItem } from "./batch-item.ts";
import { openCursorKeys } from "./cursor-keys.ts";
import { completeClaim } from "./idempotent-responses.ts";
import { openLifeCycle } from "./life-cycle.ts";
import { type Shards } from "./shards.ts";
import { workspaces } from "./tables.ts";
import { toWorkspace, workspaceColumns, type WorkspaceRow } from "./workspace-rows.ts";

/** Workspaces that changed earlier than this before a sweep are not published again. */
const unpublishedAgeMsMax = 86_400_000;

/** Opens the store of tenants and their pointers. */
export function openWorkspaces(shards: Shards): Store["workspaces"] {
  return {
    ...openLifeCycle(shards),

    async create(workspace, { workspace: workspaceId, ...key }, response) {
      const { statuses: _, allowedOrigins, ...row } = workspace;
      const { directory } = shards;
      const completion = await completeClaim(response);
      // The key makes the workspace reachable, so its batch is last and stores the response.
      await shards
        .writer(workspace.id)
        .insert(workspaces)
        .values({ ...row, allowedOrigins: [...allowedOrigins] });
      await directory.batch([
        directory.insert(apiKeys).values({ ...key, workspaceId }),
        ...completion.map((statement) => toBatchItem(directory, statement)),
      ]);
    },

    async readPointer(workspace) {
      const row = await shards
        .reader(workspace)
        .get<WorkspaceRow & { published: string; models: string }>(
          sql`SELECT ${workspaceColumns}, (
            SELECT json_group_array(json_array(
              p.model, p.revision, p.order_rules, p.generation, r.at, r.digest, p.published_at, p.read_at))
            FROM published p CROSS JOIN rankings r
              ON r.workspace_id = p.workspace_id AND r.generation = p.generation
                AND r.model = p.model AND r.revision = p.revision
                AND r.order_rules = p.order_rules
            WHERE p.workspace_id = w.id) AS published, (
            SELECT json_group_array(json_array(m.id, m.revision))
            FROM (SELECT id, max(revision) AS revision FROM models
              WHERE workspace_id = ${workspace} GROUP BY id) m) AS models
          FROM workspaces w WHERE id = ${workspace} AND deleted_at IS NULL`,
        );
      return (
        row && {
          workspace: toWorkspace(row),
          publications: parsePublished(row.published),
          models: new Map(JSON.parse(row.models) as [string, number][]),
        }
      );
    },

    requireFresh: (workspace) => shards.requireFresh(workspace),

    async recordCheckpoint(workspace, { generation, at, criteria }) {
      const names = JSON.stringify(Object.fromEntries(criteria.map((name) => [name, 1])));
      await shards
        .writer(workspace)
        .update(workspaces)
        .set({
          snapshotGeneration: generation,
          snapshotAt: at,
          criteria: sql`CASE WHEN ${workspaces.generation} = ${generation} THEN ${names}
            ELSE ${workspaces.criteria} END`,
        })
        .where(and(eq(workspaces.id, workspace), lt(workspaces.snapshotGeneration, generation)));
    },

    async reserveNumbers(workspace, count) {
      const [row] = await shards
        .writer(workspace)
        .update(workspaces)
        .set({ lastNumber: sql`${workspaces.lastNumber} + ${count}` })
        .where(eq(workspaces.id, workspace))
        .returning({ last: workspaces.lastNumber });
      return (row?.last ?? count) - count + 1;
    },

    ...openCursorKeys(shards),

    async listUnpublished(before, limit) {
      const rowsByShard = await Promise.all(
        shards.all.map((shard) =>
          shard.all<{ workspace: string; generation: number }>(
            sql`SELECT w.id AS workspace, w.generation FROM workspaces w
              WHERE w.changed_at > ${before - unpublishedAgeMsMax} AND w.changed_at < ${before}
                AND w.deleted_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM published p
                  WHERE p.workspace_id = w.id AND p.model = w.default_model
                    AND p.generation >= w.generation)
              ORDER BY w.changed_at LIMIT ${limit}`,
          ),
        ),
      );
      return rowsByShard.flat().slice(0, limit);
    },
  };
}

type PublicationTuple = readonly [
  model: string,
  revision: number,
  orderRules: number,
  generation: number,
  at: number,
  digest: string,
  publishedAt: number,
  readAt: number,
];

function parsePublished(json: string): Publication[] {
  const rows = JSON.parse(json) as PublicationTuple[];
  return rows.map(([model, revision, rules, generation, at, digest, publishedAt, readAt]) => ({
    model,
    revision,
    orderRules: rules,
    generation,
    at,
    digest,
    publishedAt,
    readAt,
  }));
}
