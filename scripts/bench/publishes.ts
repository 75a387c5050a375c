import { setTimeout as sleep } from "node:timers/promises";
import { BatchResults } from "../../src/contract/items.ts";
import { type QueuedJob } from "../../src/contract/queued-job.ts";
import { RankingList, RankingPage } from "../../src/contract/ranking.ts";
import { type Api } from "./client.ts";
import { backlogOf } from "./imports.ts";
import { type Lab, type Served, servingCopy } from "./lab.ts";
import { type Measurement, measurementOf, millisecondsOf, repeat } from "./measurement.ts";

export const edits = 1_000;

/** A workspace that was published rests for a second; before that, a publish is put off. */
export const restMs = 1_100;

/** Long enough that no message of the Worker's own arrives while we measure. */
export const queueDelaySeconds = 3_600;

/** Pages that the edited items are taken from, from the best to the worst. */
const sampledPages = 10;
const pageSize = 500;

type Published = {
  readonly publishMs: number;
  readonly idleMs: number;
  readonly batch: { readonly ms: number; readonly detail: string };
  readonly hello: number;
};

/** What it takes to publish a thousand edits, by the isolate that published the edits before. */
export async function measurePublish(lab: Lab): Promise<Measurement[]> {
  const backlog = await backlogOf(lab);
  const path = `/v1/workspaces/${backlog.workspace}`;
  const published = await servingCopy(lab, { backlog, queueDelaySeconds }, async (served) => {
    await served.api.call({ path: `${path}/summary` });
    const ids = await someIds(served.api, path, lab.items.length);
    // One round more than is counted: the first meets code that has never run.
    const rounds = await repeat(lab.rounds + 1, (round) =>
      publishOnce(served, { workspace: backlog.workspace, path, ids, round }),
    );
    return rounds.slice(1);
  });
  return measurementsOf(published);
}

async function publishOnce(
  { api, worker, hello }: Served,
  {
    workspace,
    path,
    ids,
    round,
  }: {
    readonly workspace: string;
    readonly path: string;
    readonly ids: readonly string[];
    readonly round: number;
  },
): Promise<Published> {
  const { generation, ...batch } = await edit(api, path, operationsOf(ids, round));
  await sleep(restMs);
  const beside = await hello();
  const job: QueuedJob = { kind: "publish", workspace, generation };
  const publishMs = await millisecondsOf(() => worker.consume([job]));
  const newest = await newestGeneration(api, path);
  if (newest !== generation) {
    throw new Error(`Published is generation ${newest}, not ${generation}.`);
  }
  const idleMs = await millisecondsOf(() => worker.consume([job]));
  return { publishMs, idleMs, batch, hello: beside };
}

function measurementsOf(published: readonly Published[]): Measurement[] {
  const detail = published.at(-1)?.batch.detail ?? "";
  return [
    measurementOf(
      {
        name: "publish",
        unit: "ms",
        goal: 120,
        note: "the consumer given one message, after items:batch with 1,000 patches; all of it",
      },
      published.map(({ publishMs }) => publishMs),
    ),
    measurementOf(
      { name: "publish/idle", unit: "ms", note: "the same message when there is nothing to do" },
      published.map(({ idleMs }) => idleMs),
    ),
    measurementOf(
      { name: "publish/batch", unit: "ms", note: "POST …/items:batch, 1,000 patches", detail },
      published.map(({ batch }) => batch.ms),
    ),
    measurementOf(
      { name: "publish/hello", unit: "ms" },
      published.map(({ hello }) => hello),
    ),
  ];
}

/** Sends a batch, and says which generation it made. */
export async function edit(api: Api, path: string, operations: readonly object[]) {
  const answer = await api.call({
    method: "POST",
    path: `${path}/items:batch`,
    type: "application/json",
    body: JSON.stringify({ operations }),
  });
  const { counts } = BatchResults.parse(answer.json());
  if (counts.rejected > 0 || counts.updated < operations.length * 0.9) {
    throw new Error(`The edits came to something else: ${JSON.stringify(counts)}`);
  }
  const generation = Number(answer.header("ordinal-generation"));
  return { generation, ms: answer.ms, detail: answer.header("server-timing") };
}

/** Other ratings in every round, so that each is an edit. */
export function operationsOf(ids: readonly string[], round: number): object[] {
  return ids.map((id, at) => ({
    op: "patch",
    id,
    patch: {
      ratings: { business_value: 1 + ((at + round) % 10), job_size: 1 + ((at + round) % 20) },
    },
  }));
}

/** Items from all over the ranking. */
export async function someIds(api: Api, path: string, count: number): Promise<string[]> {
  const pages = Math.ceil(count / pageSize);
  const wanted = Array.from({ length: sampledPages }, (_, at) =>
    Math.floor((at * pages) / sampledPages),
  );
  const lists = await repeat(sampledPages, async (at) => {
    const page = 1 + (wanted[at] ?? 0);
    const query = `page=${page}&per_page=${pageSize}&fields=id`;
    const { data } = RankingPage.parse(
      (await api.call({ path: `${path}/ranking?${query}` })).json(),
    );
    return data.flatMap(({ item }) => item.id ?? []);
  });
  const ids = [...new Set(lists.flat())];
  const every = Math.max(1, Math.floor(ids.length / edits));
  return ids.filter((_, at) => at % every === 0).slice(0, edits);
}

async function newestGeneration(api: Api, path: string): Promise<number | undefined> {
  const answer = await api.call({ path: `${path}/rankings?limit=1` });
  return RankingList.parse(answer.json()).data[0]?.generation;
}
