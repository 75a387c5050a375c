import { setTimeout as sleep } from "node:timers/promises";
import { MadeWorkspace } from "../../../src/contract/workspace.ts";
import { openApi } from "./client.ts";
import { type Backlog, type Lab, rootKey, type Served, servingCopy } from "./harness.ts";
import { backlogOf } from "./imports.ts";
import { repeat } from "./measurement.ts";

/** A workspace that was filled from another one, at its second generation. */
export type Filled = { readonly workspace: string; readonly key: string; readonly items: number };

/** What stays to be written in waitUntil is written within this. */
const settleMs = 500;

/** A statement that takes its time is broken off. */
const rowsPerInsert = 20_000;

/** The columns of an item that are not those of the item it was made from. */
const others: Readonly<Record<string, string>> = {
  workspace_id: "?1",
  number: "number + ?2",
  id: "'itm_' || printf('%06x', ?3) || substr(id, 11)",
  external_id: "external_id || '-' || ?3",
  created_at: "created_at + 60000 * ?3",
};

/** Serves the Worker on a copy of the lab's backlog. */
export async function servingWorld<T>(
  lab: Lab,
  isInspected: boolean,
  work: (served: Served, backlog: Backlog) => Promise<T>,
): Promise<T> {
  const backlog = await backlogOf(lab);
  return servingCopy(lab, { backlog, isInspected, queueDelaySeconds: 3_600 }, (served) =>
    work(served, backlog),
  );
}

/**
 * A new workspace with so many items: those of the lab's backlog, again and again under other ids
 * and numbers, as the rows that an import writes. Straight into the database, for an import of a
 * million is no part of what is measured. No board of it is made yet.
 */
export async function fill(
  { worker }: Served,
  { backlog, items }: { readonly backlog: Backlog; readonly items: number },
): Promise<Filled> {
  const root = openApi(worker.url, rootKey);
  const made = await root.call({
    method: "POST",
    path: "/v1/workspaces",
    type: "application/json",
    body: JSON.stringify({ name: `${items} items` }),
    status: 201,
  });
  await root.close();
  const { id: workspace, key } = MadeWorkspace.parse(made.json());
  const database = await worker.database();
  await copyRows(database, { from: backlog.workspace, to: workspace, items });
  return { workspace, key, items };
}

/** Has it ranked, as the queue does behind a write. */
export async function publish(
  { worker }: Served,
  { workspace }: Filled,
  generation = 2,
): Promise<void> {
  await worker.consume([{ kind: "publish", workspace, generation }]);
  await sleep(settleMs);
}

async function copyRows(
  database: D1Database,
  { from, to, items }: { readonly from: string; readonly to: string; readonly items: number },
): Promise<void> {
  const { results } = await database
    .prepare("SELECT name FROM pragma_table_info('items')")
    .all<{ name: string }>();
  const names = results.map(({ name }) => name);
  const values = names.map((name) => others[name] ?? name);
  const most = await database
    .prepare("SELECT max(number) AS number FROM items WHERE workspace_id = ?1")
    .bind(from)
    .first<{ number: number }>();
  const length = Math.ceil((most?.number ?? items) / rowsPerInsert) * rowsPerInsert;
  await repeat(Math.ceil(items / rowsPerInsert), (at) => {
    const copy = Math.floor((at * rowsPerInsert) / length);
    const begin = at * rowsPerInsert - copy * length;
    const end = Math.min(begin + rowsPerInsert, items - copy * length);
    return database
      .prepare(
        `INSERT INTO items (${names.join(", ")}) SELECT ${values.join(", ")} FROM items
        WHERE workspace_id = ?4 AND number > ?5 AND number <= ?6`,
      )
      .bind(to, copy * length, copy, from, begin, end)
      .run();
  });
  const at = Date.now();
  await database.batch([
    database
      .prepare(
        `INSERT INTO changes (workspace_id, generation, number, before, actor, at)
        SELECT workspace_id, 2, number, NULL, 'bench', ?2 FROM items WHERE workspace_id = ?1`,
      )
      .bind(to, at),
    database
      .prepare(
        "UPDATE workspaces SET generation = 2, last_number = ?2, changed_at = ?3 WHERE id = ?1",
      )
      .bind(to, items, at),
  ]);
}
