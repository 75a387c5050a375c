import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { StagedRows } from "../../src/flows/imports/staged-rows.ts";
import { type Deps, type WriteBatch } from "../../src/ports/deps.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  readResponse,
  openWorkspace,
  type Client,
  type ImportOptions,
  type ItemView,
  type JobView,
  readJson,
} from "../environments/worker.ts";

export const threeRows = "external_id,title,size\nA,First,1\nB,Second,2\nC,Third,3\n";

/** Stages an import, removes its message from the queue and returns the id of the job. */
export async function stageImport(client: Client, file = threeRows, query = ""): Promise<string> {
  client.environment.queued.splice(0);
  const { id } = await readJson<JobView>(client.importFile(file, { query }));
  expect(client.environment.queued.splice(0)).toEqual([buildImportMessage(client, id)]);
  return id;
}

/** Builds the message of an import job. */
export function buildImportMessage({ id }: Client, job: string) {
  return { kind: "import", workspace: id, job } as const;
}

/** Imports a file into a new workspace, and runs its job. */
export async function importNew(file: BodyInit, options: ImportOptions = {}) {
  const client = await openWorkspace();
  const job = await importFile(client, file, options);
  return { client, job, items: await listNamedItems(client) };
}

/** Imports a file and runs its job. */
export async function importFile(
  client: Client,
  file: BodyInit,
  options: ImportOptions = {},
): Promise<JobView> {
  const staged = await readJson<JobView>(client.importFile(file, options));
  await client.environment.drain();
  return readJob(client, staged.id);
}

export async function readJob(client: Client, id: string): Promise<JobView> {
  return readJson(client.get(`/jobs/${id}`));
}

export async function listTitles(client: Client): Promise<string[]> {
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?limit=500"));
  return data.map(({ title }) => title);
}

/** Reads the results of a publish: its rows in D1, and the ranking that clients receive. */
export async function readPublished(client: Client) {
  const rows = await env.DB.prepare(
    "SELECT model, revision, generation FROM published WHERE workspace_id = ?",
  )
    .bind(client.id)
    .all();
  const rankings = await env.DB.prepare("SELECT * FROM rankings WHERE workspace_id = ?")
    .bind(client.id)
    .all();
  const response = await readResponse(client.get("/ranking"));
  return { rows: rows.results, rankings: rankings.results, response };
}

/** Moves the last publish 5 s back, so that the next publish is not too early. */
export async function agePublishes({ id }: Client): Promise<void> {
  await env.DB.prepare(
    "UPDATE published SET published_at = published_at - 5000 WHERE workspace_id = ?",
  )
    .bind(id)
    .run();
}

/** Opens deps that run another write before their first one, like a concurrent writer. */
export function withConcurrentWrite(writeConcurrently: () => Promise<unknown>): Deps {
  const { deps } = openWorkerDeps();
  let isFirst = true;
  return withWrite(deps, async (batch) => {
    if (isFirst) {
      isFirst = false;
      await writeConcurrently();
    }
    return deps.store.items.write(batch);
  });
}

/** Returns deps with another function that writes items. */
export function withWrite(
  deps: Deps,
  write: (batch: WriteBatch) => ReturnType<Deps["store"]["items"]["write"]>,
): Deps {
  return { ...deps, store: { ...deps.store, items: { ...deps.store.items, write } } };
}

/** Adds a chunk of one row to a staged job. */
export async function stageRow(
  deps: Deps,
  client: Client,
  row: { job: string; sequence: number; title: string },
): Promise<void> {
  const { job, sequence, title } = row;
  const staged = new StagedRows();
  staged.add({ line: sequence + 2, id: null, patch: { title } });
  await deps.store.jobs.stageChunk(client.id, job, {
    sequence,
    rows: staged.flush(),
    count: 1,
    at: deps.clock.now(),
  });
}

/** Lists all fields of the items by number. The names of linked items are their external ids. */
export async function listNamedItems(client: Client): Promise<readonly ItemView[]> {
  const response = await client.get("/export?format=ndjson");
  return new TextDecoder()
    .decode(await response.arrayBuffer())
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
