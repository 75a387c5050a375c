import { asc, type SQL, sql } from "drizzle-orm";
import { type BackupKey } from "../core/backup/backup-row.ts";
import { combineChanges, rollBackItem } from "../core/backup/roll-back-item.ts";
import { Failure } from "../core/failure.ts";
import { type PreviousFields } from "../core/item/change-item.ts";
import { type Instant, type Item } from "../core/item/item.ts";
import { isInPage, type PageWindow, selectLastKey } from "./backup-window.ts";
import { toBatchItem } from "./batch-item.ts";
import { itemColumns, toItem } from "./item-rows.ts";
import { type Database } from "./shards.ts";
import { items } from "./tables.ts";

/** Later changes of the items of one page. A workspace that changes faster cannot be backed up. */
const laterChangesMax = 20_000;

function describePage({ moment }: PageWindow) {
  return {
    table: items,
    workspaceId: items.workspaceId,
    key: [items.number],
    texts: [items.title, items.description, items.labels, items.ratings],
    upTo: { column: items.number, max: moment.lastNumber },
  };
}

/**
 * Reads the next items as they were at the moment. One transaction reads the items and the changes
 * that have followed the moment, so that undoing the changes gives the earlier items. `updatedAt`
 * of an item that has changed since is the instant of its last earlier change in the undo log.
 */
export async function readItemPage(
  db: Database,
  window: PageWindow,
): Promise<{ readonly rows: readonly Item[]; readonly next: BackupKey | undefined }> {
  const page = describePage(window);
  const [rows, later] = await db.batch([
    db.select(itemColumns).from(items).where(isInPage(page, window)).orderBy(asc(items.number)),
    toBatchItem<LaterChange>(db, selectLaterChanges(window)),
  ]);
  if (later.length > laterChangesMax) {
    const detail = "The workspace changes faster than it can be read. Back it up at another time.";
    throw new Failure("unavailable", detail);
  }
  const last = rows.at(-1);
  const next = last === undefined ? undefined : [last.number];
  const numbers = new Set(rows.map(({ number }) => number));
  const changed = later.filter(({ number }) => numbers.has(number));
  const current = rows.map(toItem);
  if (changed.length === 0) {
    return { rows: current, next };
  }
  const earlier = await db.all<EarlierChange>(selectEarlierChanges(window, changed));
  return { rows: rollBackItems(current, { changed, earlier }), next };
}

type LaterChange = { readonly number: number; readonly before: string | null };

function selectLaterChanges(window: PageWindow): SQL {
  const { workspace, moment, after } = window;
  const [number = 0] = after ?? [];
  return sql`SELECT number, before FROM changes
    WHERE workspace_id = ${workspace} AND generation > ${moment.generation}
      AND number > ${number} AND number <= (${selectLastKey(describePage(window), window)})
    ORDER BY generation LIMIT ${laterChangesMax + 1}`;
}

type EarlierChange = { readonly number: number; readonly at: Instant };

/** Selects the instants of the last changes up to the moment. Reads the log once per page. */
function selectEarlierChanges(
  { workspace, moment }: PageWindow,
  changed: readonly LaterChange[],
): SQL {
  const numbers = JSON.stringify([...new Set(changed.map(({ number }) => number))]);
  return sql`SELECT number, max(at) AS at FROM changes
    WHERE workspace_id = ${workspace} AND generation <= ${moment.generation}
      AND number IN (SELECT value FROM json_each(${numbers}))
    GROUP BY number`;
}

function rollBackItems(
  current: readonly Item[],
  {
    changed,
    earlier,
  }: { readonly changed: readonly LaterChange[]; readonly earlier: readonly EarlierChange[] },
): Item[] {
  const changesByNumber = Map.groupBy(changed, ({ number }) => number);
  const instants = new Map(earlier.map(({ number, at }) => [number, at]));
  return current.flatMap((item) => {
    const befores = (changesByNumber.get(item.number) ?? []).map(({ before }) => parse(before));
    return rollBackItem(item, combineChanges(befores, instants.get(item.number))) ?? [];
  });
}

function parse(before: string | null): PreviousFields | null {
  const fields: PreviousFields | null = before === null ? null : JSON.parse(before);
  return fields;
}
