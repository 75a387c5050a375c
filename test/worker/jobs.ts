import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { StagedRows } from "../../src/flows/imports/staged-rows.ts";
import { type Deps, type WriteBatch } from "../../src/ports/deps.ts";
import { openDeps } from "./deps.ts";
import { answerOf, type Client, type ItemView, type JobView, jsonOf } from "./world.ts";

export const threeRows = "external_id,title,size\nA,First,1\nB,Second,2\nC,Third,3\n";

/** A file that is staged and queued; the message is in the test's hands. */
export async function stage(client: Client, file = threeRows, query = ""): Promise<string> {
  client.world.queued.splice(0);
  const { id } = await jsonOf<JobView>(client.importFile(file, { query }));
  expect(client.world.queued.splice(0)).toEqual([messageOf(client, id)]);
  return id;
}

export function messageOf({ id }: Client, job: string) {
  return { kind: "import", workspace: id, job } as const;
}

export async function jobOf(client: Client, id: string): Promise<JobView> {
  return jsonOf(client.get(`/jobs/${id}`));
}

export async function titlesOf(client: Client): Promise<string[]> {
  const { data } = await jsonOf<{ data: ItemView[] }>(client.get("/items?limit=500"));
  return data.map(({ title }) => title);
}

/** What a publish leaves behind: its rows, and what a reader sees. */
export async function publishedOf(client: Client) {
  const rows = await env.DB.prepare(
    "SELECT model, revision, generation FROM published WHERE workspace_id = ?",
  )
    .bind(client.id)
    .all();
  const rankings = await env.DB.prepare("SELECT * FROM rankings WHERE workspace_id = ?")
    .bind(client.id)
    .all();
  const answer = await answerOf(client.get("/ranking"));
  return { rows: rows.results, rankings: rankings.results, answer };
}

/** As if the last publish had been a while ago, so that the next one is not too early. */
export async function letTimePass({ id }: Client): Promise<void> {
  await env.DB.prepare(
    "UPDATE published SET published_at = published_at - 5000 WHERE workspace_id = ?",
  )
    .bind(id)
    .run();
}

/** Deps whose first write waits until `meanwhile` is over: another writer gets in between. */
export function beatenBy(meanwhile: () => Promise<unknown>): Deps {
  const { deps } = openDeps();
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
