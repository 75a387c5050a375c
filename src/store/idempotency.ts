import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import { type IdempotentResponse, type IdempotencyKey, type Store } from "../ports/store.ts";
import { type Shards } from "./shards.ts";
import { idempotency } from "./tables.ts";

/** Requests of the root key have no workspace: their claims are in the directory. */
const rootScope = "root";

/** A request that has not ended by then was cancelled: another request may take over its claim. */
const claimExpiryMs = 60_000;

/** Returns the statement that stores a response. Put it into the batch of its write. */
export function completeClaim(response: IdempotentResponse, condition = sql`true`): SQL {
  const { scope, route, key, status, headers, body } = response;
  return sql`UPDATE idempotency
    SET status = ${status}, headers = ${JSON.stringify(headers)}, body = ${body}
    WHERE scope = ${scope} AND route = ${route} AND key = ${key} AND ${condition}`;
}

/** Opens the store of idempotency keys: claims and responses. */
export function openIdempotency(shards: Shards): Store["idempotency"] {
  const selectDatabase = (scope: string) =>
    scope === rootScope ? shards.directory : shards.writer(scope);
  return {
    async claim(key, request, at) {
      const database = selectDatabase(key.scope);
      const [claimed, stored] = await database.batch([
        database
          .insert(idempotency)
          .values({ ...key, request, at })
          .onConflictDoUpdate({
            target: [idempotency.scope, idempotency.route, idempotency.key],
            set: { request, at },
            setWhere: sql`${idempotency.status} = 0 AND ${idempotency.at} < ${at - claimExpiryMs}`,
          })
          .returning({ at: idempotency.at }),
        database.select().from(idempotency).where(isKey(key)),
      ]);
      const earlier = stored[0];
      if (claimed.length > 0 || earlier === undefined) {
        return undefined;
      }
      const { status, headers, body } = earlier;
      return {
        request: earlier.request,
        response: status === 0 ? undefined : { ...key, status, headers, body },
      };
    },

    async complete(response) {
      await selectDatabase(response.scope).run(completeClaim(response));
    },

    async release(key) {
      await selectDatabase(key.scope)
        .delete(idempotency)
        .where(and(isKey(key), eq(idempotency.status, 0)));
    },

    async deleteExpired(before) {
      await Promise.all(
        shards.all.map((shard) => shard.delete(idempotency).where(lt(idempotency.at, before))),
      );
    },
  };
}

function isKey({ scope, route, key }: IdempotencyKey) {
  return and(eq(idempotency.scope, scope), eq(idempotency.route, route), eq(idempotency.key, key));
}
