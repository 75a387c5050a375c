import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import { type IdempotentResponse, type IdempotencyKey, type Store } from "../ports/deps.ts";
import { type Shards } from "./shards.ts";
import { idempotency } from "./tables.ts";

/** Root requests have no workspace; their answers are in the directory. */
const rootScope = "root";

/** A request that has not ended by now never will: its claim may be taken over. */
const claimExpiryMs = 60_000;

/** The statement that keeps an answer; it stands in the batch of the write it belongs to. */
export function completeClaim(answer: IdempotentResponse, condition = sql`true`): SQL {
  const { scope, route, key, status, headers, body } = answer;
  return sql`UPDATE idempotency
    SET status = ${status}, headers = ${JSON.stringify(headers)}, body = ${body}
    WHERE scope = ${scope} AND route = ${route} AND key = ${key} AND ${condition}`;
}

/** Answers to keyed requests. */
export function openIdempotency(shards: Shards): Store["idempotency"] {
  const selectDatabase = (scope: string) =>
    scope === rootScope ? shards.directory : shards.writer(scope);
  return {
    async claim(key, request, at) {
      const database = selectDatabase(key.scope);
      const [claimed, held] = await database.batch([
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
      const earlier = held[0];
      if (claimed.length > 0 || earlier === undefined) {
        return undefined;
      }
      const { status, headers, body } = earlier;
      return {
        request: earlier.request,
        response: status === 0 ? undefined : { ...key, status, headers, body },
      };
    },

    async complete(answer) {
      await selectDatabase(answer.scope).run(completeClaim(answer));
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
