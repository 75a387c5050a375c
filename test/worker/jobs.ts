import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { StagedRows } from "../../src/flows/imports/staged-rows.ts";
import { type Deps, type WriteBatch } from "../../src/ports/deps.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  readResponse,
  type Client,
  type ItemView,
  type JobView,
  readJson,
} from "../environments/worker.ts";

export const threeRows = "external_id,title,size\nA,First,1\nB,Second,2\nC,Third,3\n";

/** A file that is staged and queued; the message is in the test's hands. */
export async function stageImport(client: Client, file = threeRows, query = ""): Promise<string> {
  client.environment.queued.splice(0);
  const { id } = await readJson<JobView>(client.importFile(file, { query }));
  expect(client.environment.queued.splice(0)).toEqual([importMessage(client, id)]);
  return id;
}

export function importMessage({ id }: Client, job: string) {
  return { kind: "import", workspace: id, job } as const;
}

export async function readJob(client: Client, id: string): Promise<JobView> {
  return readJson(client.get(`/jobs/${id}`));
}

export async function listTitles(client: Client): Promise<string[]> {
  const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?limit=500"));
  return data.map(({ title }) => title);
}

/** What a publish leaves behind: its rows, and what a reader sees. */
export async function readPublished(client: Client) {
  const rows = await env.DB.prepare(
    "SELECT model, revision, generation FROM published WHERE workspace_id = ?",
  )
    .bind(client.id)
    .all();
  const rankings = await env.DB.prepare("SELECT * FROM rankings WHERE workspace_id = ?")
    .bind(client.id)
    .all();
  const answer = await readResponse(client.get("/ranking"));
  return { rows: rows.results, rankings: rankings.results, answer };
}

/** As if the last publish had been a while ago, so that the next one is not too early. */
export async function agePublishes({ id }: Client): Promise<void> {
  await env.DB.prepare(
    "UPDATE published SET published_at = published_at - 5000 WHERE workspace_id = ?",
  )
    .bind(id)
    .run();
}

/** Deps whose first write waits until `meanwhile` is over: another writer gets in between. */
export function withConcurrentWrite(meanwhile: () => Promise<unknown>): Deps {
  const { deps } = openWorkerDeps();
  let isFirst = true;
  return withWrite(deps, async (batch) => {
    if (isFirst) {
      isFirst = false;
      await meanwhile();
    }
    return deps.store.items.write(batch);
  });
}

export function withWrite(
  deps: Deps,
  write: (batch: WriteBatch) => ReturnType<Deps["store"]["items"]["write"]>,
): Deps {
  return { ...deps, store: { ...deps.store, items: { ...deps.store.items, write } } };
}

/** One more chunk of a job that is staged already, of one row. */
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
