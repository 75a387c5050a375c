import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { type SQLiteTable } from "drizzle-orm/sqlite-core";
import { type BackupKind, type BackupRowList, type BackupRows } from "../core/backup/backup-row.ts";
import { itemTypes, priorities } from "../core/item/item.ts";
import { foldTitle } from "./item-tuples.ts";
import { baselines, published, rankings } from "./ranking-tables.ts";
import { changes, hierarchies, items, jobs, models, people, statusMaps } from "./tables.ts";

/** The tables of the rows of a backup. */
export const backupTables: { readonly [K in BackupKind]: SQLiteTable } = {
  item: items,
  person: people,
  hierarchy: hierarchies,
  model: models,
  status_map: statusMaps,
  publication: published,
  baseline: baselines,
  ranking: rankings,
  job: jobs,
  change: changes,
};

/** Characters per statement. At three bytes each, a JSON parameter stays below D1's limit. */
const partLengthMax = 300_000;

/** Rows above this length are bound column by column: their JSON may exceed D1's limit. */
const rowLengthMax = 600_000;

/** Returns the statements that insert the rows of a backup. */
export function insertBackupRows(workspace: string, list: BackupRowList): SQL[] {
  const table = backupTables[list.kind];
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => name !== "workspaceId");
  const names = sql.raw(["workspace_id", ...columns.map(([, { name }]) => name)].join(", "));
  // Rankings of the empty workspace may have the same keys.
  const verb = list.kind === "ranking" || list.kind === "publication" ? "REPLACE" : "INSERT";
  const into = sql`${sql.raw(verb)} INTO ${table} (${names})`;
  const tuples = toRows(list).map((row) =>
    columns.map(([name, column]) => {
      const value = row[name] ?? null;
      return value === null ? null : column.mapToDriverValue(value);
    }),
  );
  const selected = sql.raw(columns.map((_, index) => `value->>${index}`).join(", "));
  return splitTuples(tuples).map((part) =>
    typeof part === "string"
      ? sql`${into} SELECT ${workspace}, ${selected} FROM json_each(${part})`
      : sql`${into} VALUES (${workspace}, ${sql.join(
          part.map((value) => sql`${value}`),
          sql`, `,
        )})`,
  );
}

/** Returns the tuples as JSON arrays for one statement each, and each long tuple on its own. */
function splitTuples(tuples: readonly (readonly unknown[])[]): (string | readonly unknown[])[] {
  const parts: (string | readonly unknown[])[] = [];
  let texts: string[] = [];
  let length = 0;
  const flush = () => {
    if (texts.length > 0) {
      parts.push(`[${texts.join(",")}]`);
      [texts, length] = [[], 0];
    }
  };
  for (const tuple of tuples) {
    const text = JSON.stringify(tuple);
    if (text.length > rowLengthMax) {
      parts.push(tuple);
      continue;
    }
    if (length + text.length > partLengthMax) {
      flush();
    }
    texts.push(text);
    length += text.length;
  }
  flush();
  return parts;
}

type TableRow = Readonly<Record<string, unknown>>;

/** Returns the rows with the names and values of the columns. */
function toRows(list: BackupRowList): readonly TableRow[] {
  if (list.kind === "item") {
    return list.rows.map(toItemRow);
  }
  return list.kind === "change"
    ? list.rows.map(({ before, ...row }) => ({ ...row, before: before && JSON.stringify(before) }))
    : list.rows;
}

function toItemRow({ type, priority, parent, source = "", ...item }: BackupRows["item"]): TableRow {
  return {
    ...item,
    source,
    type: itemTypes.indexOf(type),
    priority: priority === undefined ? 0 : priorities.indexOf(priority) + 1,
    parentId: parent,
    folded: foldTitle(item.title),
  };
}
