import { type SQL, sql } from "drizzle-orm";
import { type IdempotencyKey, type IdempotentResponse } from "../ports/store.ts";
import { compressText, decompressText } from "./gzip.ts";
import { type Database } from "./shards.ts";

/** The maximum size of a part: half of D1's limit for a row. */
const partBytesMax = 1_000_000;

/**
 * Returns the statements that store a response. Put them into the batch of the request's write,
 * directly after the statement to whose `changes()` the condition refers. Returns no statements
 * without a response.
 *
 * The first statement fails the batch if the request does not hold its claim or has completed it:
 * the status is then NULL, which the column rejects. SQLite checks this before the conflict, so the
 * batch also fails if the row of the claim does not exist. If the condition is false, the claim
 * stays open.
 */
export async function completeClaim(
  response: IdempotentResponse | undefined,
  condition = sql`true`,
): Promise<SQL[]> {
  if (response === undefined) {
    return [];
  }
  const { scope, route, key, status, headers, body } = response;
  const bytes = body === "" ? new Uint8Array() : await compressText(body);
  const parts = splitBytes(bytes);
  return [
    sql`INSERT INTO idempotency (scope, route, key, request, at, status, headers)
      SELECT ${scope}, ${route}, ${key}, '', 0,
        (SELECT ${status} FROM idempotency WHERE ${isHeld(response)} AND status = 0),
        ${JSON.stringify(headers)}
      WHERE true
      ON CONFLICT (scope, route, key) DO UPDATE
      SET status = excluded.status, headers = excluded.headers WHERE ${condition}`,
    ...parts.map(
      (part, index) => sql`INSERT INTO idempotency_parts (scope, route, key, part, bytes)
        SELECT scope, route, key, ${index}, ${part} FROM idempotency
        WHERE ${isHeld(response)} AND status <> 0`,
    ),
  ];
}

/** The column that rejects the batch of a request without its claim. */
export const fenceColumn = "idempotency.status";

/** Reads the body of a stored response from its parts. */
export async function readParts(
  database: Database,
  { scope, route, key }: IdempotencyKey,
): Promise<string> {
  const rows = await database.all<{ bytes: ArrayLike<number> }>(
    sql`SELECT bytes FROM idempotency_parts
      WHERE scope = ${scope} AND route = ${route} AND key = ${key} ORDER BY part`,
  );
  return rows.length === 0 ? "" : decompressText(rows.map(({ bytes }) => Uint8Array.from(bytes)));
}

/** Copies each part: D1 would bind the whole buffer behind a view. */
function splitBytes(bytes: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(bytes.byteLength / partBytesMax);
  return Array.from({ length: count }, (_, index) =>
    bytes.slice(index * partBytesMax, (index + 1) * partBytesMax),
  );
}

function isHeld({ scope, route, key, claim }: IdempotentResponse): SQL {
  return sql`scope = ${scope} AND route = ${route} AND key = ${key} AND claim = ${claim}`;
}
