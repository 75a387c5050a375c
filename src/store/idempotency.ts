import { and, eq, lt, ne, sql } from "drizzle-orm";
import { type IdempotencyClaim, type StoredResponse, type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { idempotency, idempotencyParts } from "./idempotency-tables.ts";
import { completeClaim, readParts } from "./idempotent-responses.ts";
import { type Database, type Shards } from "./shards.ts";

/** The scope of requests with the root key. Their claims are in the directory. */
const rootScope = "root";

/**
 * Opens the store of idempotency keys: claims and responses. A claim without a response has no
 * parts, because one batch writes the status of a claim and the parts of its response.
 */
export function openIdempotency(shards: Shards): Store["idempotency"] {
  const selectDatabase = (scope: string) =>
    scope === rootScope ? shards.directory : shards.writer(scope);
  return {
    async claim(claim, request, at) {
      const database = selectDatabase(claim.scope);
      // The update changes nothing, but makes the statement return the row of an earlier request.
      const [row] = await database
        .insert(idempotency)
        .values({ ...claim, request, at })
        .onConflictDoUpdate({
          target: [idempotency.scope, idempotency.route, idempotency.key],
          set: { at: sql`${idempotency.at}` },
        })
        .returning();
      if (row === undefined || row.claim === claim.claim) {
        return undefined;
      }
      const response = row.status === 0 ? undefined : await readResponse(database, row);
      return { request: row.request, claim: row.claim, response };
    },

    async takeOver(claim, earlier, at) {
      const rows = await selectDatabase(claim.scope)
        .update(idempotency)
        .set({ claim: claim.claim, at })
        .where(and(isHeldBy({ ...claim, claim: earlier }), eq(idempotency.status, 0)))
        .returning({ at: idempotency.at });
      return rows.length > 0;
    },

    async discard(earlier) {
      const database = selectDatabase(earlier.scope);
      await database.batch([
        database.delete(idempotencyParts).where(isPartOf(earlier)),
        database.update(idempotency).set({ status: 0, body: "" }).where(isHeldBy(earlier)),
      ]);
    },

    async listResponses(scope, { after = { route: "", key: "" }, limit }) {
      const database = selectDatabase(scope);
      const rows = await database
        .select()
        .from(idempotency)
        .where(
          and(
            eq(idempotency.scope, scope),
            sql`(${idempotency.route}, ${idempotency.key}) > (${after.route}, ${after.key})`,
            ne(idempotency.status, 0),
          ),
        )
        .orderBy(idempotency.route, idempotency.key)
        .limit(limit);
      return Promise.all(
        rows.map(async (row) => {
          const { route, key, claim } = row;
          return Object.assign({ scope, route, key, claim }, await readResponse(database, row));
        }),
      );
    },

    async complete(response) {
      const database = selectDatabase(response.scope);
      const completion = await completeClaim(response);
      await database.batch([
        database.update(idempotency).set({ status: 0, body: "" }).where(isHeldBy(response)),
        database.delete(idempotencyParts).where(isPartOf(response)),
        ...completion.map((statement) => toBatchItem(database, statement)),
      ]);
    },

    async updateHeaders(claim, headers) {
      const rows = await selectDatabase(claim.scope)
        .update(idempotency)
        .set({ headers })
        .where(and(isHeldBy(claim), ne(idempotency.status, 0)))
        .returning({ at: idempotency.at });
      return rows.length > 0;
    },

    async release(claim) {
      await selectDatabase(claim.scope)
        .delete(idempotency)
        .where(and(isHeldBy(claim), eq(idempotency.status, 0)));
    },

    async deleteExpired(before) {
      const isPartOfExpired = sql`(scope, route, key) IN
        (SELECT scope, route, key FROM idempotency WHERE at < ${before})`;
      await Promise.all(
        shards.all.map((shard) =>
          shard.batch([
            shard.delete(idempotencyParts).where(isPartOfExpired),
            shard.delete(idempotency).where(lt(idempotency.at, before)),
          ]),
        ),
      );
    },
  };
}

function isHeldBy({ scope, route, key, claim }: IdempotencyClaim) {
  return and(
    eq(idempotency.scope, scope),
    eq(idempotency.route, route),
    eq(idempotency.key, key),
    eq(idempotency.claim, claim),
  );
}

/** Matches the parts of a response, if the request holds its key. */
function isPartOf(claim: IdempotencyClaim) {
  const { scope, route, key } = idempotencyParts;
  return and(
    eq(scope, claim.scope),
    eq(route, claim.route),
    eq(key, claim.key),
    sql`EXISTS (SELECT 1 FROM ${idempotency} WHERE ${isHeldBy(claim)})`,
  );
}

/** Reads a stored response. Only rows of an earlier version have the text in the column `body`. */
async function readResponse(
  database: Database,
  row: typeof idempotency.$inferSelect,
): Promise<StoredResponse> {
  const { status, headers } = row;
  return { status, headers, body: row.body === "" ? await readParts(database, row) : row.body };
}
