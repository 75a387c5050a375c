import { type SQL, sql } from "drizzle-orm";
import { Failure } from "../core/failure.ts";
import { foldText, isAscii } from "../core/item/fold-text.ts";
import { type ItemFields, itemTypes, priorities } from "../core/item/item.ts";
import {
  type ItemUpdate,
  type ItemInsert,
  type WriteBatch,
  type WriteResult,
} from "../ports/deps.ts";
import { toBatchItem } from "./batch-item.ts";
import { isConstraintError } from "./d1.ts";
import { completeClaim } from "./idempotency.ts";
import { recordReceipt } from "./jobs.ts";
import { type Database } from "./shards.ts";

/**
 * Items, their entries in the undo log, and the generation, in one batch: all of it or nothing.
 *
 * Rows travel as one JSON parameter, so a batch of a thousand is as many statements as a batch of
 * one. A changed row whose version has moved on is left alone, and so is a new row whose external
 * id somebody else has just taken; what is missing from the answer is what was left alone. The
 * generation is raised by the last statement, and only if there is an entry that carries it.
 */
export async function writeItems(db: Database, batch: WriteBatch): Promise<WriteResult> {
  const { workspace, response, receipt, at } = batch;
  const rare = findRareFields(batch);
  const changes = splitIntoParts(batch.changes, (row) => toUpdateTuple(row, rare));
  const creates = splitIntoParts(batch.creates, (row) => toInsertTuple(row, rare));
  const log = splitIntoParts(batch.changes, ({ number, version, before }) => [
    number,
    version,
    before,
  ]);
  const moved = batch.changes
    .filter(({ fields: { parent } }) => parent !== undefined)
    .map(({ id }) => id);
  const cycleChecks = changes.slice(0, 1).map(() => rejectCycles(workspace, moved));
  const kept = [
    ...(receipt === undefined ? [] : recordReceipt(workspace, receipt, at)),
    ...(response === undefined
      ? []
      : [completeClaim(response, sql`EXISTS (${selectPendingChange(workspace)})`)]),
  ];
  const statements = [
    sql`SELECT generation FROM workspaces WHERE id = ${workspace}`,
    ...log.map((part) => logChanges(batch, part)),
    ...changes.map((part) => applyChanges(batch, part, rare)),
    ...cycleChecks,
    ...creates.map((part) => insertRows(batch, part, rare)),
    ...(batch.creates.some(({ number }) => number !== undefined)
      ? creates.map((part) => logReservedRows(batch, part))
      : creates.slice(0, 1).map(() => logCreations(batch))),
    ...kept,
    raiseGeneration(batch),
  ];
  const [first, ...rest] = statements.map((statement) => toBatchItem<ReturnedRow>(db, statement));
  const results = first && (await tryBatch(() => db.batch([first, ...rest])));
  if (results === undefined) {
    return { generation: 0, created: new Map(), changed: new Set(), isRepeat: true };
  }
  const changedAt = 1 + log.length;
  const createdAt = changedAt + changes.length + cycleChecks.length;
  const changed = results.slice(changedAt, changedAt + changes.length).flat();
  const created = results.slice(createdAt, createdAt + creates.length).flat();
  const [generation] = [results.at(-1), results[0]].flatMap((rows = []) => rows);
  return {
    generation: generation?.generation ?? 0,
    created: new Map(created.map(({ id, number }) => [id, number])),
    changed: new Set(changed.map(({ number }) => number)),
    isRepeat: false,
  };
}

/** What the statements of a batch give back; each its own part of it. */
type ReturnedRow = { readonly generation: number; readonly id: string; readonly number: number };

/** Rows that go into one statement: D1 takes values of at most 2,000,000 bytes. */
type RowPart<Row> = {
  readonly rows: readonly Row[];
  readonly json: string;
  /** How many rows the parts before it hold. */
  readonly offset: number;
};

/** At three bytes a letter, well below the bound. */
const partLengthMax = 300_000;

function splitIntoParts<Row>(
  rows: readonly Row[],
  flatten: (row: Row) => unknown[],
): RowPart<Row>[] {
  const parts: RowPart<Row>[] = [];
  let texts: string[] = [];
  let [offset, letters] = [0, 0];
  for (const [at, row] of rows.entries()) {
    const text = JSON.stringify(flatten(row));
    if (letters > 0 && letters + text.length > partLengthMax) {
      parts.push({ rows: rows.slice(offset, at), json: `[${texts.join(",")}]`, offset });
      [texts, offset, letters] = [[], at, 0];
    }
    texts.push(text);
    letters += text.length + 1;
  }
  if (texts.length > 0) {
    parts.push({ rows: rows.slice(offset), json: `[${texts.join(",")}]`, offset });
  }
  return parts;
}

/** The batch; undefined when its chunk was taken in before. */
async function tryBatch<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (isConstraintError(error, "jobs.done")) {
      return undefined;
    }
    if (isConstraintError(error, "items") || isConstraintError(error, "workspaces.generation")) {
      const detail = "Somebody else has just taken an external id, or moved a parent.";
      throw new Failure("conflict", detail, { cause: error });
    }
    throw error;
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
 * `MATERIALIZED` and the cross joins fix the order of the loops: the planner would else scan the
 * items once for every row.
 */
function applyChanges(
  { workspace, at }: WriteBatch,
  { json }: RowPart<ItemUpdate>,
  rare: readonly RareField[],
): SQL {
  const valuesOf = sql.raw(rare.map((name, nth) => `, value->>${17 + nth} AS ${name}`).join(""));
  const sets = sql.raw(rare.map((name) => `, ${name} = j.${name}`).join(""));
  return sql`WITH j AS MATERIALIZED (SELECT ${tupleFields}, value->>14 AS number,
      value->>15 AS version, value->>16 AS deleted_at${valuesOf} FROM json_each(${json}))
    UPDATE items SET (${fieldNames}) = (${prefixFieldNames("j")})${sets},
      deleted_at = j.deleted_at, version = items.version + 1, updated_at = ${at}
    FROM j WHERE items.workspace_id = ${workspace} AND items.number = j.number
      AND items.version = j.version
    RETURNING number`;
}

/**
 * Fails the batch if an item it gave a parent to is above itself now. None was when the changes were
 * planned: this holds even if another writer moved something since, and lets two rows of one batch
 * change places. UNION drops what it has seen, so it ends.
 */
function rejectCycles(workspace: string, moved: readonly string[]): SQL {
  return sql`UPDATE workspaces SET generation = CASE WHEN EXISTS (
      WITH RECURSIVE above (item, id) AS (
        SELECT i.id, i.parent_id FROM json_each(${JSON.stringify(moved)}) r
        CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value
        WHERE i.parent_id IS NOT NULL
        UNION
        SELECT above.item, p.parent_id FROM above
        JOIN items p ON p.workspace_id = ${workspace} AND p.id = above.id
        WHERE p.parent_id IS NOT NULL)
      SELECT 1 FROM above WHERE id = item)
    THEN NULL ELSE generation END WHERE id = ${workspace}`;
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

/** Numbers above the last one are those this batch has just given. */
function logCreations({ workspace, actor, at }: WriteBatch): SQL {
  return sql`INSERT INTO changes (workspace_id, generation, number, before, actor, at)
    SELECT w.id, w.generation + 1, i.number, NULL, ${actor}, max(w.changed_at, ${at})
    FROM workspaces w CROSS JOIN items i ON i.workspace_id = w.id AND i.number > w.last_number
    WHERE w.id = ${workspace}`;
}

/** Numbers that were set aside say nothing of when they were filled in: these rows go by their ids. */
function logReservedRows({ workspace, actor, at }: WriteBatch, { rows }: RowPart<ItemInsert>): SQL {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  return sql`INSERT INTO changes (workspace_id, generation, number, before, actor, at)
    SELECT w.id, w.generation + 1, i.number, NULL, ${actor}, max(w.changed_at, ${at})
    FROM json_each(${ids}) r
    CROSS JOIN workspaces w ON w.id = ${workspace}
    CROSS JOIN items i ON i.workspace_id = ${workspace} AND i.id = r.value`;
}

function raiseGeneration({ workspace, at }: WriteBatch): SQL {
  return sql`UPDATE workspaces SET generation = generation + 1, changed_at = max(changed_at, ${at}),
      last_number = max(last_number,
        (SELECT coalesce(max(number), 0) FROM items WHERE workspace_id = ${workspace}))
    WHERE id = ${workspace} AND EXISTS (${selectPendingChange(workspace)})
    RETURNING generation`;
}

/** There is an entry that carries the next generation: something has been written. */
function selectPendingChange(workspace: string): SQL {
  return sql`SELECT 1 FROM workspaces w CROSS JOIN changes c
    ON c.workspace_id = w.id AND c.generation = w.generation + 1 WHERE w.id = ${workspace}`;
}

/** The written fields, in the order of a tuple. Labels and ratings stay JSON. */
const fields = [
  "external_id",
  "type",
  "status",
  "priority",
  "parent_id",
  "assignee",
  "team",
  "size",
  "start_date",
  "due_date",
  "title",
  "description",
  "labels",
  "ratings",
] as const;

const fieldNames = sql.raw(fields.join(", "));

function prefixFieldNames(alias: string): SQL {
  return sql.raw(fields.map((name) => `${alias}.${name}`).join(", "));
}

const tupleFields = sql.raw(
  fields
    .map(
      (name, at) => `value->${name === "labels" || name === "ratings" ? "" : ">"}${at} AS ${name}`,
    )
    .join(", "),
);

function toTuple(item: ItemFields): unknown[] {
  return [
    item.externalId ?? null,
    itemTypes.indexOf(item.type),
    item.status,
    item.priority === undefined ? 0 : priorities.indexOf(item.priority) + 1,
    item.parent ?? null,
    item.assignee ?? null,
    item.team ?? null,
    item.size ?? null,
    item.startDate ?? null,
    item.dueDate ?? null,
    item.title,
    item.description ?? null,
    item.labels,
    item.ratings,
  ];
}

function toUpdateTuple(row: ItemUpdate, rare: readonly RareField[]): unknown[] {
  const { fields: item, number, version, deletedAt } = row;
  return [...toTuple(item), number, version, deletedAt ?? null, ...toRareValues(item, rare)];
}

function toInsertTuple(
  { fields: item, number, id }: ItemInsert,
  rare: readonly RareField[],
): unknown[] {
  return [...toTuple(item), number ?? null, id, ...toRareValues(item, rare)];
}

/** Fields that most batches know nothing of, and then pay nothing for. */
type RareField = "blocked_by" | "folded";

function toRareValues(item: ItemFields, rare: readonly RareField[]): unknown[] {
  return rare.map((name) => (name === "folded" ? foldTitle(item.title) : (item.blockedBy ?? null)));
}

function foldTitle(title: string): string | null {
  return isAscii(title) ? null : foldText(title);
}

/** The rare fields that any row has, or had. */
function findRareFields({ changes, creates }: WriteBatch): RareField[] {
  const rows = [...changes, ...creates];
  const isLinked =
    rows.some((row) => row.fields.blockedBy !== undefined) ||
    changes.some(({ before }) => "blockedBy" in before);
  const isFolded =
    rows.some((row) => !isAscii(row.fields.title)) ||
    changes.some(({ before: { title } }) => typeof title === "string" && !isAscii(title));
  return [...(isLinked ? ["blocked_by" as const] : []), ...(isFolded ? ["folded" as const] : [])];
}
