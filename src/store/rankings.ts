import { and, desc, eq, lt, sql } from "drizzle-orm";
import { type RankingPosition, type RankingStamp } from "../core/ranking/thin-rankings.ts";
import { type Scope } from "../core/status/scope.ts";
import { type RankingRow } from "../core/workspace.ts";
import { type Store } from "../ports/store.ts";
import { published, rankings } from "./ranking-tables.ts";
import { type Shards } from "./shards.ts";

/** The columns of a ranking's row. */
export const rankingColumns = {
  workspace: rankings.workspaceId,
  id: rankings.id,
  generation: rankings.generation,
  model: rankings.model,
  revision: rankings.revision,
  orderRules: rankings.orderRules,
  // Rankings by rules 1 contain the items of all statuses.
  scope: sql<Scope>`iif(${rankings.orderRules} = 1, 'all', 'open')`,
  at: rankings.at,
  count: rankings.count,
  unscored: rankings.unscored,
  digest: rankings.digest,
};

/** Opens the rows of rankings, and the newest published ranking of each model. */
export function openRankings(shards: Shards): Store["rankings"] {
  return {
    async publish(ranking, at) {
      const { workspace, scope: _, ...row } = ranking;
      const writer = shards.writer(workspace);
      const { model, revision, generation, orderRules } = row;
      await writer.batch([
        writer
          .insert(rankings)
          .values({ workspaceId: workspace, ...row })
          .onConflictDoNothing(),
        writer
          .insert(published)
          .values({
            workspaceId: workspace,
            model,
            revision,
            orderRules,
            generation,
            publishedAt: at,
            readAt: at,
          })
          .onConflictDoUpdate({
            target: [published.workspaceId, published.model, published.revision],
            set: { generation, orderRules, publishedAt: at },
            setWhere: sql`(${published.generation}, ${published.orderRules})
              < (${generation}, ${orderRules})`,
          }),
      ]);
    },

    async updateDigest({ workspace, id, at, count, unscored, digest }) {
      await shards
        .writer(workspace)
        .update(rankings)
        .set({ at, count, unscored, digest })
        .where(and(eq(rankings.workspaceId, workspace), eq(rankings.id, id)));
    },

    async markRead({ workspace, model, revision }, at) {
      await shards
        .writer(workspace)
        .update(published)
        .set({ readAt: at })
        .where(
          and(
            eq(published.workspaceId, workspace),
            eq(published.model, model),
            eq(published.revision, revision),
          ),
        );
    },

    read: (workspace, id) =>
      shards
        .reader(workspace)
        .select(rankingColumns)
        .from(rankings)
        .where(and(eq(rankings.workspaceId, workspace), eq(rankings.id, id)))
        .get(),

    list: (workspace, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      shards
        .reader(workspace)
        .select(rankingColumns)
        .from(rankings)
        .where(and(eq(rankings.workspaceId, workspace), lt(rankings.generation, before)))
        .orderBy(desc(rankings.generation), desc(rankings.model), desc(rankings.revision))
        .limit(limit),

    listNewest: (workspace) =>
      shards
        .reader(workspace)
        .select(rankingColumns)
        .from(published)
        .innerJoin(
          rankings,
          and(
            eq(rankings.workspaceId, published.workspaceId),
            eq(rankings.generation, published.generation),
            eq(rankings.model, published.model),
            eq(rankings.revision, published.revision),
            eq(rankings.orderRules, published.orderRules),
          ),
        )
        .where(eq(published.workspaceId, workspace))
        .orderBy(sql`${published.model}, ${published.revision}`),

    listSpread: (workspace, model, count) =>
      shards.reader(workspace).all<RankingRow>(
        sql`SELECT workspace_id AS workspace, id, generation, model, revision,
            order_rules AS orderRules, iif(order_rules = 1, 'all', 'open') AS scope, at, count,
            unscored, digest
          FROM (SELECT *, row_number() OVER (ORDER BY generation, revision, order_rules) - 1 AS place,
              count(*) OVER () AS total
            FROM rankings INDEXED BY rankings_by_model
            WHERE workspace_id = ${workspace} AND model = ${model})
          WHERE total <= ${count} OR place = 0
            OR CAST(place * ${count - 1} / (total - 1) AS INTEGER)
              > CAST((place - 1) * ${count - 1} / (total - 1) AS INTEGER)
          ORDER BY place`,
      ),

    listAfter: (position, limit) => listAfter(shards, position, limit),

    remove: (rows) => removeUnnamed(shards, rows),
  };
}

async function listAfter(
  shards: Shards,
  { workspace, generation }: RankingPosition,
  limit: number,
): Promise<readonly RankingStamp[]> {
  const rowsByShard = await Promise.all(
    shards.all.map((shard) =>
      shard.all<RankingStamp>(
        sql`SELECT workspace_id AS workspace, generation, id, model, revision,
            order_rules AS orderRules, at FROM rankings
          WHERE (workspace_id, generation) > (${workspace}, ${generation})
          ORDER BY workspace_id, generation, model, revision, order_rules LIMIT ${limit}`,
      ),
    ),
  );
  return rowsByShard.length === 1
    ? rowsByShard.flat()
    : rowsByShard.flat().toSorted(comparePositions).slice(0, limit);
}

/**
 * Deletes rankings on every shard, except those that a publication or a baseline names. Each shard
 * has the rankings of its own workspaces only.
 */
async function removeUnnamed(
  shards: Shards,
  rows: readonly Pick<RankingStamp, "workspace" | "id">[],
): Promise<void> {
  const list = JSON.stringify(rows.map(({ workspace, id }) => [workspace, id]));
  await Promise.all(
    shards.all.map((shard) =>
      shard.run(sql`DELETE FROM rankings
        WHERE (workspace_id, id) IN (SELECT value->>0, value->>1 FROM json_each(${list}))
        AND NOT EXISTS (SELECT 1 FROM published p
          WHERE p.workspace_id = rankings.workspace_id AND p.model = rankings.model
            AND p.revision = rankings.revision AND p.generation = rankings.generation)
        AND NOT EXISTS (SELECT 1 FROM baselines b
          WHERE b.workspace_id = rankings.workspace_id AND b.generation = rankings.generation
            AND b.model = rankings.model AND b.revision = rankings.revision
            AND b.order_rules = rankings.order_rules)`),
    ),
  );
}

/** Compares the positions of rankings of different workspaces or generations. */
function comparePositions(a: RankingStamp, b: RankingStamp): number {
  if (a.workspace !== b.workspace) {
    return a.workspace < b.workspace ? -1 : 1;
  }
  return a.generation - b.generation;
}
