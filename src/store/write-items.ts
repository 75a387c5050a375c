import { type SQL, sql } from "drizzle-orm";
import { Failure } from "../core/failure.ts";
import {
  type ItemUpdate,
  type ItemInsert,
  type WriteBatch,
  type WriteResult,
} from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { isConstraintError } from "./d1.ts";
import { raiseGeneration, rejectCycles, selectPendingChange, toConflict } from "./generations.ts";
import { completeClaim } from "./idempotent-responses.ts";
import {
  type RareField,
  fieldNames,
  findRareFields,
  prefixFieldNames,
  toInsertTuple,
  toUpdateTuple,
  tupleFields,
} from "./item-tuples.ts";
import { recordReceipt } from "./jobs.ts";
import { type Database } from "./shards.ts";

/**
 * Writes items, their entries in the undo log, and the generation in one transaction.
 *
 * Rows are passed as one JSON parameter, so a batch of a thousand rows has as many statements as a
 * batch of one. The batch skips an update whose version differs, and an insert whose external id is
 * in use: the result omits skipped rows. The last statement increments the generation, if the undo
 * log has an entry of the next generation.
 */
export async function writeItems(db: Database, batch: WriteBatch): Promise<WriteResult> {
  const { workspace, response, receipt, at } = batch;
  const rare = findRareFields(batch);
  const updates = splitIntoParts(batch.changes, (row) => toUpdateTuple(row, rare));
  const inserts = splitIntoParts(batch.creates, (row) => toInsertTuple(row, rare));
  const logEntries = splitIntoParts(batch.changes, ({ number, version, before }) => [
    number,
    version,
    before,
  ]);
  const movedIds = batch.changes
    .filter(({ fields: { parent } }) => parent !== undefined)
    .map(({ id }) => id);
  const cycleChecks = updates.slice(0, 1).map(() => rejectCycles(workspace, movedIds));
  const receiptAndResponse = [
    ...(receipt === undefined
      ? []
      : recordReceipt(workspace, receipt, {
          at,
          changed: batch.creates.length + batch.changes.length,
        })),
    ...(await completeClaim(response, sql`EXISTS (${selectPendingChange(workspace)})`)),
  ];
  const releases = receipt === undefined ? [] : releaseExternalIds(batch);
  const statements = [
    sql`SELECT generation FROM workspaces WHERE id = ${workspace}`,
    ...logEntries.map((part) => logChanges(batch, part)),
    ...releases,
    ...updates.map((part) => applyChanges(batch, part, rare)),
    ...cycleChecks,
    ...inserts.map((part) => insertRows(batch, part, rare)),
    ...(batch.creates.some(({ number }) => number !== undefined)
      ? inserts.map((part) => logReservedRows(batch, part))
      : inserts.slice(0, 1).map(() => logCreations(batch))),
    ...receiptAndResponse,
    raiseGeneration(batch),
  ];
  const [first, ...rest] = statements.map((statement) => toBatchItem<ReturnedRow>(db, statement));
  const results = first && (await tryBatch(() => db.batch([first, ...rest])));
  if (results === undefined) {
    return { generation: 0, created: new Map(), changed: new Set(), isRepeat: true };
  }
  const updatesStart = 1 + logEntries.length + releases.length;
  const insertsStart = updatesStart + updates.length + cycleChecks.length;
  const updated = results.slice(updatesStart, updatesStart + updates.length).flat();
  const inserted = results.slice(insertsStart, insertsStart + inserts.length).flat();
  const [generation] = [results.at(-1), results[0]].flatMap((rows = []) => rows);
  return {
    generation: generation?.generation ?? 0,
    created: new Map(inserted.map(({ id, number }) => [id, number])),
    changed: new Set(updated.map(({ number }) => number)),
    isRepeat: false,
  };
}

/** Columns that the statements of a batch return; each statement returns some of them. */
type ReturnedRow = { readonly generation: number; readonly id: string; readonly number: number };

/** The rows of one statement. D1 accepts at most 2,000,000 bytes per value. */
type RowPart<Row> = {
  readonly rows: readonly Row[];
  readonly json: string;
  /** The number of rows in earlier parts. */
  readonly offset: number;
};

/** Characters per part: at three bytes each, below the limit of a value. */
const partLengthMax = 300_000;

function splitIntoParts<Row>(
  rows: readonly Row[],
  flatten: (row: Row) => unknown[],
): RowPart<Row>[] {
  const parts: RowPart<Row>[] = [];
  let texts: string[] = [];
  let [offset, length] = [0, 0];
  for (const [index, row] of rows.entries()) {
    const text = JSON.stringify(flatten(row));
    if (length > 0 && length + text.length > partLengthMax) {
      parts.push({ rows: rows.slice(offset, index), json: `[${texts.join(",")}]`, offset });
      [texts, offset, length] = [[], index, 0];
    }
    texts.push(text);
    length += text.length + 1;
  }
  if (texts.length > 0) {
    parts.push({ rows: rows.slice(offset), json: `[${texts.join(",")}]`, offset });
  }
  return parts;
}

/** Returns the results, or undefined if an earlier batch consumed the chunk. */
async function tryBatch<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (isConstraintError(error, "jobs.done")) {
      return undefined;
    }
    if (isConstraintError(error, "jobs.total")) {
      const detail = "Another request changed items of the batch first. Plan the batch again.";
      throw new Failure("conflict", detail, { cause: error });
    }
    throw toConflict(error);
  }
}

function logChanges({ workspace, actor, at }: WriteBatch, { json }: RowPart<ItemUpdate>): SQL {
  return sql`INSERT INTO changes (workspace_id, generation, number, before, actor, at)
    SELECT w.id, w.generation + 1, i.number, r.value->2, ${actor}, max(w.changed_at, ${at})
    FROM json_each(${json}) r
    CROSS JOIN workspaces w ON w.id = ${workspace}
    CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.number = r.value->>0
      AND i.version = r.value->>1`;
}

/**
 * Updates rows. `MATERIALIZED` and the join order fix the order of the loops: otherwise the planner
 * scans the items once per row.
 */
function applyChanges(
  { workspace, at }: WriteBatch,
  { json }: RowPart<ItemUpdate>,
  rare: readonly RareField[],
): SQL {
  const rareValues = sql.raw(rare.map((name, nth) => `, value->>${17 + nth} AS ${name}`).join(""));
  const rareAssignments = sql.raw(rare.map((name) => `, ${name} = j.${name}`).join(""));
  return sql`WITH j AS MATERIALIZED (SELECT ${tupleFields}, value->>14 AS number,
      value->>15 AS version, value->>16 AS deleted_at${rareValues} FROM json_each(${json}))
    UPDATE items SET (${fieldNames}) = (${prefixFieldNames("j")})${rareAssignments},
      deleted_at = j.deleted_at, version = items.version + 1, updated_at = ${at}
    FROM j WHERE items.workspace_id = ${workspace} AND items.number = j.number
      AND items.version = j.version
    RETURNING number`;
}

/**
 * If the batch gives external ids to items, first removes the external ids of the items that it
 * deletes or changes. D1 checks uniqueness after each row, so the order of the rows would otherwise
 * matter. Safe only in a batch that fails if it loses a race.
 */
function releaseExternalIds({ workspace, changes }: WriteBatch): SQL[] {
  const takes = changes.some(
    ({ fields: { externalId }, deletedAt, before }) =>
      externalId !== undefined &&
      deletedAt === undefined &&
      ["externalId", "source", "deletedAt"].some((name) => name in before),
  );
  const released = changes
    .filter(
      ({ before, deletedAt }) =>
        "externalId" in before || "source" in before || deletedAt !== undefined,
    )
    .map(({ number }) => number);
  const numbers = sql`(SELECT value FROM json_each(${JSON.stringify(released)}))`;
  return takes
    ? [
        sql`UPDATE items SET external_id = NULL
          WHERE workspace_id = ${workspace} AND number IN ${numbers}`,
      ]
    : [];
}

function insertRows(
  { workspace, at }: WriteBatch,
  { json, offset }: RowPart<ItemInsert>,
  rare: readonly RareField[],
): SQL {
  const names = sql.raw(rare.map((name) => `, ${name}`).join(""));
  const values = sql.raw(rare.map((_, nth) => `, r.value->>${16 + nth}`).join(""));
  return sql`INSERT INTO items (${fieldNames}, workspace_id, number, id, version, created_at, updated_at${names})
    SELECT ${tupleFields}, w.id, coalesce(r.value->>14, w.last_number + 1 + ${offset} + r.key),
      r.value->>15, 1, ${at}, ${at}${values}
    FROM json_each(${json}) r CROSS JOIN workspaces w ON w.id = ${workspace}
    WHERE true ON CONFLICT DO NOTHING RETURNING id, number`;
}

/** Logs inserts with assigned numbers: those above the last number of the workspace. */
function logCreations({ workspace, actor, at }: WriteBatch): SQL {
  return sql`INSERT INTO changes (workspace_id, generation, number, before, actor, at)
    SELECT w.id, w.generation + 1, i.number, NULL, ${actor}, max(w.changed_at, ${at})
    FROM workspaces w CROSS JOIN items i ON i.workspace_id = w.id AND i.number > w.last_number
    WHERE w.id = ${workspace}`;
}

/** Logs inserts with reserved numbers, which may be below the last number, by their ids. */
function logReservedRows({ workspace, actor, at }: WriteBatch, { rows }: RowPart<ItemInsert>): SQL {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  return sql`INSERT INTO changes (workspace_id, generation, number, before, actor, at)
    SELECT w.id, w.generation + 1, i.number, NULL, ${actor}, max(w.changed_at, ${at})
    FROM json_each(${ids}) r
    CROSS JOIN workspaces w ON w.id = ${workspace}
    CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value`;
}
