import { and, desc, eq, lt, sql } from "drizzle-orm";
import { type Scope } from "../core/status/scope.ts";
import { type Store } from "../ports/store.ts";
import { type Shards } from "./shards.ts";
import { published, rankings } from "./tables.ts";

const rankingColumns = {
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
  };
}
