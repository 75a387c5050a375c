import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import { type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { type BackupKey } from "../core/backup/backup-row.ts";
import { type BackupMoment } from "../ports/store.ts";

/** The limits of a page. A page has at least one row, which may be larger. */
const pageRowsMax = 2_000;
const pageBytesMax = 1_000_000;

/** The position and the limits of a page in a table. */
export type PageWindow = PagePosition & { readonly moment: BackupMoment };

type PagePosition = { readonly workspace: string; readonly after: BackupKey | undefined };

/** The table of a page: its workspace, its key and its columns without a fixed size. */
export type PageTable = {
  readonly table: SQLiteTable;
  readonly workspaceId: SQLiteColumn;
  readonly key: readonly SQLiteColumn[];
  readonly texts: readonly SQLiteColumn[];
  /** The largest value of the column in the rows that the backup contains. */
  readonly upTo?: { readonly column: SQLiteColumn; readonly max: number };
};

/** Matches the rows of the page: after a key, and up to the last row that the limits allow. */
export function isInPage(page: PageTable, position: PagePosition): SQL | undefined {
  const last = selectLastKey(page, position);
  const { upTo, key } = page;
  const [first] = key;
  return and(
    isAhead(page, position),
    // The bound of a row of several columns uses no index, but that of its first column does.
    key.length > 1 && first
      ? sql`${first} <= (SELECT ${sql.raw(first.name)} FROM (${last}))`
      : undefined,
    sql`${joinKey(page)} <= (${last})`,
    // The plus keeps the index for the bounds of the page.
    upTo && sql`+${upTo.column} <= ${upTo.max}`,
  );
}

/** Selects the key of the last row of the page. Reads the sizes of texts, but not the texts. */
export function selectLastKey(page: PageTable, position: PagePosition): SQL {
  const { table, key, texts, upTo } = page;
  const names = sql.raw(key.map(({ name }) => name).join(", "));
  const descending = sql.raw(key.map(({ name }) => `${name} DESC`).join(", "));
  const sizes = texts.map((text) => sql` + coalesce(octet_length(${text}), 0)`);
  const condition = and(isAhead(page, position), upTo && lte(upTo.column, upTo.max));
  return sql`SELECT ${names} FROM (
      SELECT ${names},
        sum(size) OVER (ORDER BY ${names} ROWS UNBOUNDED PRECEDING) - size AS preceding
      FROM (SELECT ${names}, 0${sql.join(sizes)} AS size FROM ${table} WHERE ${condition}
        ORDER BY ${names} LIMIT ${pageRowsMax}))
    WHERE preceding < ${pageBytesMax} ORDER BY ${descending} LIMIT 1`;
}

function isAhead(page: PageTable, { workspace, after }: PagePosition): SQL | undefined {
  const isAfter =
    after && sql`${joinKey(page)} > (${joinSql(after.map((value) => sql`${value}`))})`;
  return and(eq(page.workspaceId, workspace), isAfter);
}

/** Returns the key as SQL. SQLite uses an index for a column, but not for a row of one column. */
function joinKey({ key }: PageTable): SQL {
  const columns = joinSql(key.map((column) => sql`${column}`));
  return key.length === 1 ? columns : sql`(${columns})`;
}

function joinSql(parts: SQL[]): SQL {
  return sql.join(parts, sql`, `);
}
