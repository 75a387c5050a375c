import { setTimeout as sleep } from "node:timers/promises";
import { openClient } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import {
  type Backlog,
  type Harness,
  rootKey,
  type ServedWorker,
  withWorkerCopy,
} from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { repeat } from "./measurement.ts";

/** A workspace with copied rows, at its second generation. */
export type FilledWorkspace = {
  readonly workspace: string;
  readonly key: string;
  readonly items: number;
};

/** The time after which writes in waitUntil have finished. */
const settleMs = 500;

/** D1 aborts statements that take too long. */
const rowsPerInsert = 20_000;

/** The columns that differ from the copied item. */
const changedColumns: Readonly<Record<string, string>> = {
  workspace_id: "?1",
  number: "number + ?2",
  id: "'itm_' || printf('%06x', ?3) || substr(id, 11)",
  external_id: "external_id || '-' || ?3",
  created_at: "created_at + 60000 * ?3",
};

/** Serves the Worker on a copy of the harness's backlog. */
export async function withBacklogCopy<T>(
  harness: Harness,
  isInspected: boolean,
  work: (served: ServedWorker, backlog: Backlog) => Promise<T>,
): Promise<T> {
  const backlog = await requireBacklog(harness);
  return withWorkerCopy(harness, { backlog, isInspected, queueDelaySeconds: 3_600 }, (served) =>
    work(served, backlog),
  );
}

/**
 * Creates a workspace with `items` rows that repeat those of the harness's backlog, with other ids
 * and numbers. Writes them to the database directly, because an import of a million items is not
 * measured. No snapshot of the workspace exists yet.
 */
export async function fillWorkspace(
  { worker, url }: ServedWorker,
  { backlog, items }: { readonly backlog: Backlog; readonly items: number },
): Promise<FilledWorkspace> {
  const root = openClient({ url, key: rootKey });
  const { id: workspace, key } = requireData(
    await root.POST("/v1/workspaces", { body: { name: `${items} items` } }),
  );
  const database = await worker.database();
  await copyRows(database, { from: backlog.workspace, to: workspace, items });
  return { workspace, key, items };
}

/** Publishes a workspace, as the queue does after a write. */
export async function publishWorkspace(
  { worker }: ServedWorker,
  { workspace }: FilledWorkspace,
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
  const values = names.map((name) => changedColumns[name] ?? name);
  const last = await database
    .prepare("SELECT max(number) AS number FROM items WHERE workspace_id = ?1")
    .bind(from)
    .first<{ number: number }>();
  const length = Math.ceil((last?.number ?? items) / rowsPerInsert) * rowsPerInsert;
  await repeat(Math.ceil(items / rowsPerInsert), (index) => {
    const copy = Math.floor((index * rowsPerInsert) / length);
    const begin = index * rowsPerInsert - copy * length;
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
