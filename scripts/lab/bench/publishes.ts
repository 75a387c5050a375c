import { setTimeout as sleep } from "node:timers/promises";
import { type ApiClient } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import { requireDocs } from "../../../src/contract/docs-only.ts";
import { BatchResults } from "../../../src/contract/items.ts";
import { type QueuedJob } from "../../../src/contract/queued-job.ts";
import { type Api } from "./client.ts";
import { type Harness, type ServedWorker, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { type Measurement, createMeasurement, measureMs, repeat } from "./measurement.ts";

export const editCount = 1_000;

/** A publish within a second of the previous one is delayed, so each waits for longer than that. */
export const restMs = 1_100;

/** Long enough to keep the Worker's own queue messages out of the measurement. */
export const queueDelaySeconds = 3_600;

/** The edited items come from this many pages, spread over the ranking. */
const sampledPages = 10;
const pageSize = 500;

type PublishTimes = {
  readonly publishMs: number;
  readonly idleMs: number;
  readonly batch: { readonly ms: number; readonly detail: string };
  readonly hello: number;
};

/** Measures the publish of 1,000 edits, by the isolate that made the previous publish. */
export async function measurePublish(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  const path = `/v1/workspaces/${backlog.workspace}`;
  const published = await withWorkerCopy(
    harness,
    { backlog, queueDelaySeconds },
    async (served) => {
      const ids = await prepareEdits(served.client, backlog.workspace, harness.items.length);
      // The first round warms up the code and is not counted.
      const rounds = await repeat(harness.rounds + 1, (round) =>
        publishOnce(served, { workspace: backlog.workspace, path, ids, round }),
      );
      return rounds.slice(1);
    },
  );
  return toMeasurements(published);
}

async function publishOnce(
  { api, client, worker, hello }: ServedWorker,
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
): Promise<PublishTimes> {
  const { generation, ...batch } = await sendEdits(api, path, buildOperations(ids, round));
  await sleep(restMs);
  const helloMs = await hello();
  const job: QueuedJob = { kind: "publish", workspace, generation };
  const publishMs = await measureMs(() => worker.consume([job]));
  const newest = (await readNewestRanking(client, workspace))?.generation;
  if (newest !== generation) {
    throw new Error(`The newest ranking has generation ${newest}, expected ${generation}.`);
  }
  const idleMs = await measureMs(() => worker.consume([job]));
  return { publishMs, idleMs, batch, hello: helloMs };
}

function toMeasurements(published: readonly PublishTimes[]): Measurement[] {
  const detail = published.at(-1)?.batch.detail ?? "";
  return [
    createMeasurement(
      {
        name: "publish",
        unit: "ms",
        goal: 120,
        note: "the consumer with one message, after items:batch with 1,000 patches",
      },
      published.map(({ publishMs }) => publishMs),
    ),
    createMeasurement(
      {
        name: "publish/idle",
        unit: "ms",
        note: "the same message without changes since the publish",
      },
      published.map(({ idleMs }) => idleMs),
    ),
    createMeasurement(
      { name: "publish/batch", unit: "ms", note: "POST …/items:batch, 1,000 patches", detail },
      published.map(({ batch }) => batch.ms),
    ),
    createMeasurement(
      { name: "publish/hello", unit: "ms" },
      published.map(({ hello }) => hello),
    ),
  ];
}

/** Sends a batch and returns the generation that it created. */
export async function sendEdits(api: Api, path: string, operations: readonly object[]) {
  const response = await api.call({
    method: "POST",
    path: `${path}/items:batch`,
    type: "application/json",
    body: JSON.stringify({ operations }),
  });
  const { counts } = requireDocs(BatchResults).parse(response.json());
  if (counts.rejected > 0 || counts.updated < operations.length * 0.9) {
    throw new Error(`The batch did not update its items: ${JSON.stringify(counts)}`);
  }
  const generation = Number(response.header("ordinal-generation"));
  return { generation, ms: response.ms, detail: response.header("server-timing") };
}

/** Builds patches whose ratings differ in every round, so that each one is a change. */
export function buildOperations(ids: readonly string[], round: number): object[] {
  return ids.map((id, index) => ({
    op: "patch",
    id,
    patch: {
      ratings: { business_value: 1 + ((index + round) % 10), job_size: 1 + ((index + round) % 20) },
    },
  }));
}

/** Builds the first snapshot, and returns the ids of items from all parts of the ranking. */
export async function prepareEdits(
  client: ApiClient,
  workspaceId: string,
  count: number,
): Promise<string[]> {
  const path = { workspaceId };
  requireData(await client.GET("/v1/workspaces/{workspaceId}/summary", { params: { path } }));
  return sampleIds(client, workspaceId, count);
}

/** Reads the ids of items from all parts of the ranking. */
export async function sampleIds(
  client: ApiClient,
  workspaceId: string,
  count: number,
): Promise<string[]> {
  const pages = Math.ceil(count / pageSize);
  const lists = await repeat(sampledPages, async (index) => {
    const page = 1 + Math.floor((index * pages) / sampledPages);
    const query = { page, per_page: pageSize, fields: "id" };
    const params = { path: { workspaceId }, query };
    const { data } = requireData(
      await client.GET("/v1/workspaces/{workspaceId}/ranking", { params }),
    );
    return data.flatMap(({ item }) => item.id ?? []);
  });
  const ids = [...new Set(lists.flat())];
  const every = Math.max(1, Math.floor(ids.length / editCount));
  return ids.filter((_, index) => index % every === 0).slice(0, editCount);
}

/** Reads the newest published ranking. */
export async function readNewestRanking(client: ApiClient, workspaceId: string) {
  const params = { path: { workspaceId }, query: { limit: 1 } };
  const { data } = requireData(
    await client.GET("/v1/workspaces/{workspaceId}/rankings", { params }),
  );
  return data[0];
}
