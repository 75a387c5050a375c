import { and, desc, eq, inArray, ne, notExists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { limits } from "../contract/limits.ts";
import { type Baseline } from "../core/ranking/baseline.ts";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { completeClaim } from "./idempotent-responses.ts";
import { baselines, rankings } from "./ranking-tables.ts";
import { rankingColumns } from "./rankings.ts";
import { type Database, type Shards } from "./shards.ts";

const ownColumns = {
  id: baselines.id,
  name: baselines.name,
  note: baselines.note,
  version: baselines.version,
  actor: baselines.actor,
  createdAt: baselines.createdAt,
  updatedAt: baselines.updatedAt,
};

/** Opens the store of baselines. A row contains the key of its ranking, which is joined. */
export function openBaselines(shards: Shards): Store["baselines"] {
  return {
    async list(workspace) {
      const rows = await selectBaselines(shards.reader(workspace))
        .where(eq(baselines.workspaceId, workspace))
        .orderBy(desc(baselines.id))
        .limit(limits.baselinesMax);
      return rows.map(omitNullNote);
    },

    async read(workspace, id) {
      const row = await selectBaselines(shards.reader(workspace))
        .where(isBaseline(workspace, id))
        .get();
      return row && omitNullNote(row);
    },

    async create(workspace, baseline, response) {
      const writer = shards.writer(workspace);
      const insert = toBatchItem<{ id: string }>(writer, insertBaseline(baseline));
      const completion = await completeClaim(response, sql`changes() > 0`);
      const [inserted] = await writer.batch([
        insert,
        ...completion.map((statement) => toBatchItem(writer, statement)),
        toBatchItem(writer, insertRanking(baseline)),
      ]);
      return inserted.length > 0;
    },

    async update(workspace, id, { fields, at, versions }) {
      const writer = shards.writer(workspace);
      const other = alias(baselines, "other");
      const namesake = writer
        .select({ id: other.id })
        .from(other)
        .where(
          and(
            eq(other.workspaceId, workspace),
            eq(other.name, fields.name ?? ""),
            ne(other.id, id),
          ),
        );
      const [row] = await writer
        .update(baselines)
        .set({ ...fields, version: sql`${baselines.version} + 1`, updatedAt: at })
        .where(and(isBaseline(workspace, id, versions), notExists(namesake)))
        .returning(ownColumns);
      return row && omitNullNote(row);
    },

    async remove(workspace, id, versions) {
      const writer = shards.writer(workspace);
      const [removed] = await writer
        .delete(baselines)
        .where(isBaseline(workspace, id, versions))
        .returning({
          siblings: sql<number>`(SELECT count(*) FROM baselines b WHERE ${isSibling})`,
        });
      return removed;
    },
  };
}

/** Matches other baselines `b` of the same ranking. */
const isSibling = sql`b.workspace_id = baselines.workspace_id AND b.id <> baselines.id
  AND b.generation = baselines.generation AND b.model = baselines.model
  AND b.revision = baselines.revision AND b.order_rules = baselines.order_rules`;

function selectBaselines(database: Database) {
  return database
    .select({ ...ownColumns, ranking: rankingColumns })
    .from(baselines)
    .innerJoin(
      rankings,
      and(
        eq(rankings.workspaceId, baselines.workspaceId),
        eq(rankings.generation, baselines.generation),
        eq(rankings.model, baselines.model),
        eq(rankings.revision, baselines.revision),
        eq(rankings.orderRules, baselines.orderRules),
      ),
    );
}

function insertBaseline({ ranking, note, ...row }: Baseline): SQL {
  const { workspace, generation, model, revision, orderRules } = ranking;
  return sql`INSERT INTO baselines (workspace_id, id, version, name, note, generation, model,
      revision, order_rules, actor, created_at, updated_at)
    SELECT ${workspace}, ${row.id}, ${row.version}, ${row.name}, ${note ?? null}, ${generation}, ${model},
      ${revision}, ${orderRules}, ${row.actor}, ${row.createdAt}, ${row.updatedAt}
    WHERE (SELECT count(*) FROM baselines WHERE workspace_id = ${workspace})
        < ${limits.baselinesMax}
      AND NOT EXISTS (SELECT 1 FROM baselines
        WHERE workspace_id = ${workspace} AND name = ${row.name})
    RETURNING id`;
}

/** Inserts the row of the ranking, which thinning may have deleted, if the baseline exists. */
function insertRanking({ id, ranking }: Baseline): SQL {
  return sql`INSERT INTO rankings (workspace_id, generation, model, revision, order_rules, id, at,
      count, unscored, digest)
    SELECT workspace_id, generation, model, revision, order_rules, ${ranking.id}, ${ranking.at},
      ${ranking.count}, ${ranking.unscored}, ${ranking.digest}
    FROM baselines WHERE workspace_id = ${ranking.workspace} AND id = ${id}
    ON CONFLICT DO NOTHING`;
}

function isBaseline(workspace: string, id: string, versions?: readonly number[]) {
  const isVersion = versions && inArray(baselines.version, [...versions]);
  return and(eq(baselines.workspaceId, workspace), eq(baselines.id, id), isVersion);
}

function omitNullNote<T extends { readonly note: string | null }>({
  note,
  ...row
}: T): Omit<T, "note"> & { note?: string } {
  return note === null ? row : { ...row, note };
}
