import { setTimeout as sleep } from "node:timers/promises";
import { type QueuedJob } from "../../../src/contract/queued-job.ts";
import { formatCsv } from "../bench/dataset.ts";
import {
  type Backlog,
  type Harness,
  createFolder,
  rootKey,
  type ServedWorker,
  withWorker,
  withWorkerCopy,
} from "../bench/harness.ts";
import { importOnce } from "../bench/imports.ts";
import {
  sendEdits,
  buildOperations,
  queueDelaySeconds,
  restMs,
  sampleIds,
} from "../bench/publishes.ts";
import { type RecordedUsage, recordedPath, recorder, type Statement } from "../cost/recorder.ts";
import { buildRequests } from "./requests.ts";

/** A recorded statement and the request or job that ran it. */
export type RecordedStatement = Statement & { readonly caller: string };

export type Recording = {
  readonly statements: RecordedStatement[];
  /** The values bound to a statement, by its text. */
  readonly examples: Map<string, readonly unknown[]>;
};

/** The time after which work in waitUntil has finished. */
const settleMs = 150;

/** Runs rounds of requests and jobs on a generated backlog, and records their statements. */
export async function recordStatements(
  harness: Harness,
  rounds: number,
): Promise<Recording & { backlog: Backlog }> {
  const recording: Recording = { statements: [], examples: new Map() };
  const backlog = await recordImport(harness, recording);
  harness.backlog = backlog;
  const without = ["cache", "kv"] as const;
  await withWorkerCopy(
    harness,
    { backlog, without, queueDelaySeconds, wrapper: recorder },
    (served) => {
      const path = `/v1/workspaces/${backlog.workspace}`;
      const readSummary = () => served.api.call({ path: `${path}/summary` });
      return recordWork(served, recording, ["first snapshot", readSummary]);
    },
  );
  const { folder, key } = backlog;
  const options = { folder, key, queueDelaySeconds, wrapper: recorder };
  await withWorker(harness, options, async (served) => {
    for (let round = 0; round < rounds; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each round depends on the edits of the round before
      await recordRound(served, recording, { backlog, round, count: harness.items.length });
    }
  });
  return { ...recording, backlog };
}

async function recordImport(harness: Harness, recording: Recording): Promise<Backlog> {
  const folder = await createFolder(harness);
  const data = { csv: formatCsv(harness.items), folder, count: harness.items.length };
  return withWorker(harness, { folder, key: rootKey, wrapper: recorder }, (served) =>
    recordWork(served, recording, ["import", async () => (await importOnce(served, data)).backlog]),
  );
}

/** Runs some work and records its statements. */
async function recordWork<T>(
  served: ServedWorker,
  { statements, examples }: Recording,
  [caller, work]: readonly [caller: string, work: () => Promise<T>],
): Promise<T> {
  await takeRecord(served);
  const result = await work();
  await sleep(settleMs);
  const recorded = await takeRecord(served);
  statements.push(...recorded.statements.map((statement) => ({ ...statement, caller })));
  for (const [sql, values] of Object.entries(recorded.examples)) {
    examples.set(sql, examples.get(sql) ?? values);
  }
  return result;
}

async function takeRecord({ api }: ServedWorker): Promise<RecordedUsage> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own recorder returns this
  return (await api.call({ path: recordedPath })).json() as RecordedUsage;
}

type Round = { readonly backlog: Backlog; readonly round: number; readonly count: number };

/** Runs every write, a publish of them, every read and the cron trigger. */
async function recordRound(
  served: ServedWorker,
  recording: Recording,
  { backlog: { workspace }, round, count }: Round,
): Promise<void> {
  const { api, client, worker } = served;
  const path = `/v1/workspaces/${workspace}`;
  const ids = await sampleIds(client, workspace, count);
  const patches = buildOperations(ids, round);
  const manyEdits = () => sendEdits(api, path, patches);
  const { generation } = await recordWork(served, recording, ["POST /items:batch", manyEdits]);
  await sleep(restMs);
  const job: QueuedJob = { kind: "publish", workspace, generation };
  await recordWork(served, recording, ["publish", () => worker.consume([job])]);
  for (const step of await buildRequests(client, { workspace, ids, round })) {
    const work = () => api.call({ ...step.request, path: `${path}${step.request.path}` });
    // oxlint-disable-next-line no-await-in-loop -- the statements of two requests must not mix
    await recordWork(served, recording, [step.route, work]);
  }
  await recordWork(served, recording, ["cron trigger", () => worker.runCron()]);
  const thin = () => worker.runCron("17 * * * *");
  await recordWork(served, recording, ["hourly cron trigger", thin]);
}
