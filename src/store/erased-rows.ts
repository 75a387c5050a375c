import { type SQL, sql } from "drizzle-orm";
import { erasedText } from "../core/erasure/erased-person.ts";
import {
  type DocumentRow,
  type DocumentTable,
  type ErasureStep,
  type NamedRow,
  type NameTable,
  type RowKey,
  type RowWindow,
} from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { addPendingGeneration, selectPendingChange } from "./generations.ts";
import { readParts } from "./idempotent-responses.ts";
import { type Database, type Shards } from "./shards.ts";

/** The rows of a workspace that an erasure reads: their table, key and values. */
type Source = {
  readonly table: string;
  readonly key: readonly string[];
  readonly values: readonly string[];
};

const nameSources: Readonly<Record<NameTable, Source>> = {
  items: { table: "items", key: ["number"], values: ["assignee"] },
  changes: {
    table: "changes",
    key: ["generation", "number"],
    values: ["before->>'assignee'"],
  },
  people: { table: "people", key: ["id"], values: ["name"] },
  keys: { table: "api_keys", key: ["id"], values: ["name"] },
};

const documentSources: Readonly<Record<DocumentTable, Source>> = {
  chunks: { table: "import_chunks", key: ["job_id", "sequence"], values: ["rows"] },
  hierarchies: { table: "hierarchies", key: ["id"], values: ["judged"] },
  jobs: {
    table: "jobs",
    key: ["id"],
    values: ["errors", "warnings", "unmapped", "report", "reason"],
  },
};

/** Selects the keys and values of rows after a key, as one list per row. */
function selectRows(
  { table, key, values }: Source,
  { workspace, after, limit }: RowWindow & { readonly workspace: string },
): SQL {
  const keys = sql.raw(key.join(", "));
  const start = after.length === 0 ? sql`` : sql`AND (${keys}) > ${toList(after)}`;
  return sql`SELECT ${sql.raw([...key, ...values].join(", "))} FROM ${sql.raw(table)}
    WHERE workspace_id = ${workspace} ${start} ORDER BY ${keys} LIMIT ${limit}`;
}

function toList(key: RowKey): SQL {
  return sql`(${sql.join(
    key.map((part) => sql`${part}`),
    sql`, `,
  )})`;
}

/** Lists the names of a table after a key. */
export async function listNamedRows(
  shards: Shards,
  { table, ...window }: RowWindow & { readonly workspace: string; readonly table: NameTable },
): Promise<readonly NamedRow[]> {
  const source = nameSources[table];
  const database = table === "keys" ? shards.directory : shards.writer(window.workspace);
  const rows = await database.values<(string | number | null)[]>(selectRows(source, window));
  return rows.map((row) => ({
    key: row.slice(0, source.key.length) as RowKey,
    name: row[source.key.length] as string | null,
  }));
}

/** Removes assignees in a new generation. The entry in the undo log contains no field. */
export async function eraseAssignees(
  writer: Database,
  { workspace, job, actor, at }: ErasureStep,
  rows: readonly NamedRow[],
): Promise<void> {
  const list = JSON.stringify(rows.map(({ key: [number], name }) => [number, name]));
  const matching = sql`json_each(${list}) r CROSS JOIN items i ON i.workspace_id = ${workspace}
    AND i.number = r.value->>0 AND i.assignee = r.value->>1`;
  const pending = sql`(SELECT count(*) FROM workspaces w CROSS JOIN changes c
    ON c.workspace_id = w.id AND c.generation = w.generation + 1 WHERE w.id = ${workspace})`;
  const statements = [
    sql`INSERT INTO changes (workspace_id, generation, number, before, actor, at)
      SELECT w.id, w.generation + 1, i.number, '{}', ${actor}, max(w.changed_at, ${at})
      FROM workspaces w CROSS JOIN ${matching} WHERE w.id = ${workspace}`,
    sql`UPDATE items SET assignee = NULL, version = version + 1, updated_at = ${at}
      WHERE workspace_id = ${workspace} AND number IN (SELECT i.number FROM ${matching})`,
    sql`UPDATE jobs SET updated = updated + ${pending}, updated_at = ${at},
        generations = ${addPendingGeneration(workspace)}
      WHERE workspace_id = ${workspace} AND id = ${job}`,
    sql`UPDATE workspaces SET generation = generation + 1, changed_at = max(changed_at, ${at})
      WHERE id = ${workspace} AND EXISTS (${selectPendingChange(workspace)})`,
  ].map((statement) => toBatchItem(writer, statement));
  const [first, ...rest] = statements;
  await (first && writer.batch([first, ...rest]));
}

/** Erases the names of rows. */
export async function eraseNames(
  shards: Shards,
  {
    workspace,
    table,
    keys,
  }: {
    readonly workspace: string;
    readonly table: Exclude<NameTable, "items">;
    readonly keys: readonly RowKey[];
  },
): Promise<void> {
  const list = sql`json_each(${JSON.stringify(keys)})`;
  const first = sql`(SELECT value->>0 FROM ${list})`;
  const statements = {
    changes: sql`UPDATE changes SET before = json_set(before, '$.assignee', NULL)
      WHERE workspace_id = ${workspace}
        AND (generation, number) IN (SELECT value->>0, value->>1 FROM ${list})`,
    people: sql`DELETE FROM people WHERE workspace_id = ${workspace} AND id IN ${first}`,
    keys: sql`UPDATE api_keys SET name = ${erasedText}
      WHERE workspace_id = ${workspace} AND id IN ${first}`,
  };
  const database = table === "keys" ? shards.directory : shards.writer(workspace);
  await database.run(statements[table]);
}

type DocumentsOf = { readonly workspace: string; readonly table: DocumentTable };

/** Lists the documents of a table after a key. */
export async function listDocuments(
  writer: Database,
  { table, ...window }: RowWindow & DocumentsOf,
): Promise<readonly DocumentRow[]> {
  const source = documentSources[table];
  const rows = await writer.values<(string | number | null)[]>(selectRows(source, window));
  return rows.map((row) => ({
    key: row.slice(0, source.key.length) as RowKey,
    texts: row.slice(source.key.length) as (string | null)[],
  }));
}

/** Replaces the documents of a row, unless another request has changed them. */
export async function replaceDocuments(
  writer: Database,
  {
    workspace,
    table,
    row,
    texts,
  }: DocumentsOf & { readonly row: DocumentRow; readonly texts: DocumentRow["texts"] },
): Promise<boolean> {
  const { table: name, key, values } = documentSources[table];
  const assignments = values.map((column, index) => sql`${sql.raw(column)} = ${texts[index]}`);
  const version = table === "hierarchies" ? sql`, version = version + 1` : sql``;
  const isSame = values.map((column, index) => sql`${sql.raw(column)} IS ${row.texts[index]}`);
  const { meta } = await writer.run(
    sql`UPDATE ${sql.raw(name)} SET ${sql.join(assignments, sql`, `)}${version}
      WHERE workspace_id = ${workspace} AND (${sql.raw(key.join(", "))}) = ${toList(row.key)}
        AND ${sql.join(isSame, sql` AND `)}`,
  );
  return meta.changes > 0;
}

/** Removes the stored responses of a window that match, and returns the keys of the window. */
export async function removeResponses(
  writer: Database,
  { workspace, after, limit }: RowWindow & { readonly workspace: string },
  matches: (text: string) => boolean,
): Promise<readonly RowKey[]> {
  const start = after.length === 0 ? sql`` : sql`AND (route, key) > ${toList(after)}`;
  const rows = await writer.all<ResponseRow>(
    sql`SELECT route, key, headers, body FROM idempotency
      WHERE scope = ${workspace} ${start} ORDER BY route, key LIMIT ${limit}`,
  );
  const matching: RowKey[] = [];
  for (const { route, key, headers, body } of rows) {
    // Reads one row at a time, because a body has up to 16 MB.
    // oxlint-disable-next-line no-await-in-loop -- see above
    const text = body === "" ? await readParts(writer, { scope: workspace, route, key }) : body;
    if ([route, key, headers, text].some(matches)) {
      matching.push([route, key]);
    }
  }
  if (matching.length > 0) {
    await deleteResponses(writer, workspace, matching);
  }
  return rows.map(({ route, key }) => [route, key]);
}

type ResponseRow = {
  readonly route: string;
  readonly key: string;
  readonly headers: string;
  readonly body: string;
};

/** Deletes stored responses with their parts. */
async function deleteResponses(
  writer: Database,
  workspace: string,
  keys: readonly RowKey[],
): Promise<void> {
  const isListed = sql`scope = ${workspace} AND (route, key) IN
    (SELECT value->>0, value->>1 FROM json_each(${JSON.stringify(keys)}))`;
  await writer.batch([
    toBatchItem(writer, sql`DELETE FROM idempotency_parts WHERE ${isListed}`),
    toBatchItem(writer, sql`DELETE FROM idempotency WHERE ${isListed}`),
  ]);
}
