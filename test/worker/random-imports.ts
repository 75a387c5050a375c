import { env } from "cloudflare:workers";
import fc from "fast-check";
import { type Job } from "../../src/core/job.ts";
import { parseImportPlan } from "../../src/flows/imports/import-plan.ts";
import { planDryRun } from "../../src/flows/imports/plan-dry-run.ts";
import { parseStagedRows } from "../../src/flows/imports/staged-rows.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  type Client,
  type ItemView,
  openWorkspace,
  readJson,
  requireValue,
} from "../environments/worker.ts";

/** An item that is stored before an import. */
type StoredItem = {
  readonly external_id?: string | undefined;
  readonly source?: string | undefined;
  readonly title: string;
  readonly size?: number | undefined;
  readonly start_date?: string | undefined;
  /** The index of the parent among the stored items. */
  readonly parent?: number | undefined;
  readonly isDeleted: boolean;
};

/** A row of a file. `own` is the index of a stored item whose id the row has. */
export type RandomRow = Readonly<
  Record<"key" | "source" | "title" | "size" | "parent" | "blockers" | "due", string>
> & { readonly own: number | undefined };

/** The backlog of a workspace, and a file to import into it. */
export type RandomImport = {
  readonly stored: readonly StoredItem[];
  readonly rows: readonly RandomRow[];
  readonly isMatchedByTitle: boolean;
  readonly source: string;
  readonly chunkRows: number;
};

const key = fc.constantFrom("K1", "K2", "K3", "K4", "K5");
const source = fc.constantFrom("", "", "", "jira", "trello");
const title = fc.constantFrom("One", "Two", "Three", "Four");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const blankOr = (value: fc.Arbitrary<string>) => fc.oneof(fc.constant(""), value);
const reference = fc.oneof(key, key, key, fc.constantFrom("GONE", "own:0", "own:1"));

const storedItem = fc.record({
  external_id: maybe(key),
  source: maybe(source),
  title,
  size: maybe(fc.constantFrom(1, 2)),
  start_date: maybe(fc.constant("2026-06-01")),
  parent: maybe(fc.nat(3)),
  isDeleted: fc.boolean(),
});

const row = fc.record({
  own: fc.option(fc.nat(4), { nil: undefined, freq: 4 }),
  key: fc.oneof(key, key, key, fc.constant("")),
  source,
  title: fc.oneof(title, title, title, fc.constantFrom("", " One ")),
  size: blankOr(fc.constantFrom("1", "2", "x", "-1")),
  parent: blankOr(reference),
  blockers: blankOr(
    fc.array(reference, { minLength: 1, maxLength: 3 }).map((all) => all.join(";")),
  ),
  due: fc.constantFrom("", "", "2026-07-01", "2026-05-01", "2026-02-30", "03/04/2026"),
});

export const randomImport: fc.Arbitrary<RandomImport> = fc.record({
  stored: fc.array(storedItem, { maxLength: 5 }),
  rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  isMatchedByTitle: fc.boolean(),
  source: fc.constantFrom("", "", "jira"),
  chunkRows: fc.integer({ min: 1, max: 6 }),
});

/** Opens a workspace with the stored items. Returns their ids. */
export async function storeItems({ stored }: RandomImport) {
  const client = await openWorkspace();
  const ids: string[] = [];
  for (const { isDeleted, parent = -1, ...item } of stored) {
    // oxlint-disable-next-line no-await-in-loop -- each item may name an earlier one
    const response = await client.send("POST", "/items", { ...item, parent: ids[parent] });
    // oxlint-disable-next-line no-await-in-loop -- see above
    const { id = "itm_00000000000000000000000000" } = await readJson<Partial<ItemView>>(response);
    ids.push(id);
    if (isDeleted && response.status === 201) {
      // oxlint-disable-next-line no-await-in-loop -- see above
      await client.call("DELETE", `/items/${id}`);
    }
  }
  return { client, ids };
}

/** Formats a file whose rows name the stored items by their ids. */
export function formatFile({ rows }: Pick<RandomImport, "rows">, ids: readonly string[]): string {
  const insertIds = (text: string) =>
    text.replaceAll(/own:(\d)/g, (_, index: string) => ids[Number(index)] ?? "GONE");
  const lines = rows.map(({ own, parent, blockers, ...cells }) =>
    [
      own === undefined ? "" : (ids[own] ?? ""),
      cells.key,
      cells.source,
      cells.title,
      cells.size,
      insertIds(parent),
      insertIds(blockers),
      cells.due,
    ].join(","),
  );
  return ["id,key,source,title,size,parent,blocked_by,due_date", ...lines].join("\n");
}

export function formatQuery({ isMatchedByTitle, source: system }: RandomImport): string {
  return `?source=${system}${isMatchedByTitle ? "&match=title" : ""}`;
}

/** Splits the staged chunks of a job into chunks of a few rows. */
export async function splitChunks(client: Client, job: string, rowsMax: number): Promise<void> {
  const { results } = await env.DB.prepare("SELECT rows FROM import_chunks WHERE job_id = ?")
    .bind(job)
    .all<{ rows: string }>();
  const { deps } = openWorkerDeps();
  await env.DB.prepare("DELETE FROM import_chunks WHERE job_id = ?").bind(job).run();
  let sequence = 0;
  for (const { rows: text } of results) {
    const { shapes, rows }: { shapes: unknown[]; rows: unknown[] } = JSON.parse(text);
    for (let start = 0; start < rows.length; start += rowsMax) {
      const part = rows.slice(start, start + rowsMax);
      const chunk = { sequence, rows: JSON.stringify({ shapes, rows: part }), count: part.length };
      // oxlint-disable-next-line no-await-in-loop -- D1 runs one write at a time
      await deps.store.jobs.stageChunk(client.id, job, { ...chunk, at: 0 });
      sequence += 1;
    }
  }
}

/** Plans the dry run of a staged import, one staged chunk after another. */
export async function planStagedChunks({ id: workspace }: Client, id: string): Promise<Job> {
  const { deps } = openWorkerDeps();
  const job = requireValue(await deps.store.jobs.read(workspace, id));
  const plan = parseImportPlan(job.plan);
  const { results } = await env.DB.prepare(
    "SELECT rows FROM import_chunks WHERE job_id = ? ORDER BY sequence",
  )
    .bind(id)
    .all<{ rows: string }>();
  async function* readChunks() {
    for (const { rows } of results) {
      yield parseStagedRows(rows, plan.decisions);
    }
  }
  return planDryRun(deps, job, { plan, readChunks });
}

/** Returns the results of a job that a dry run predicts. New items have other ids each time. */
export function pickPredictable(job: Job) {
  const { done, total, created, updated, unchanged, failed, errorCount, errors } = job;
  const { warnings, warningCount, unmapped } = job;
  const counts = { done, total, created, updated, unchanged, failed, errorCount };
  const text = JSON.stringify({ ...counts, errors, warnings, warningCount, unmapped });
  return JSON.parse(text.replaceAll(/itm_\w{26}/g, "itm"));
}
