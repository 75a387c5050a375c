import { setTimeout as sleep } from "node:timers/promises";
import { type QueuedJob } from "../../../src/contract/jobs.ts";
import { csvOf } from "../bench/dataset.ts";
import {
  type Backlog,
  type Lab,
  newFolder,
  rootKey,
  type Served,
  serving,
  servingCopy,
} from "../bench/harness.ts";
import { importOnce } from "../bench/imports.ts";
import { edit, operationsOf, queueDelaySeconds, restMs, someIds } from "../bench/publishes.ts";
import { type Recorded, recordedPath, recorder, type Statement } from "../cost/recorder.ts";
import { stepsOf } from "./requests.ts";

/** What a statement has told, and who asked it. */
export type Heard = Statement & { readonly by: string };

export type Tour = {
  readonly heard: Heard[];
  /** Values that a statement was given, by its text. */
  readonly examples: Map<string, readonly unknown[]>;
};

/** Within this, what an answer left to be done behind it is done. */
const settleMs = 150;

/** Goes through the product on its own backlog, `rounds` times, and keeps what D1 was asked. */
export async function tourOf(lab: Lab, rounds: number): Promise<Tour & { backlog: Backlog }> {
  const tour: Tour = { heard: [], examples: new Map() };
  const backlog = await importing(lab, tour);
  lab.backlog = backlog;
  const without = ["cache", "kv"] as const;
  await servingCopy(lab, { backlog, without, queueDelaySeconds, before: recorder }, (served) => {
    const path = `/v1/workspaces/${backlog.workspace}`;
    const firstBoard = () => served.api.call({ path: `${path}/summary` });
    return listen(served, tour, ["first board", firstBoard]);
  });
  const { folder, key } = backlog;
  const how = { folder, key, queueDelaySeconds, before: recorder };
  await serving(lab, how, async (served) => {
    for (let round = 0; round < rounds; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one round stands on the edits of the one before
      await goThrough(served, tour, { backlog, round, count: lab.items.length });
    }
  });
  return { ...tour, backlog };
}

async function importing(lab: Lab, tour: Tour): Promise<Backlog> {
  const folder = await newFolder(lab);
  const data = { csv: csvOf(lab.items), folder, count: lab.items.length };
  return serving(lab, { folder, key: rootKey, before: recorder }, (served) =>
    listen(served, tour, ["import", async () => (await importOnce(served, data)).backlog]),
  );
}

/** Does something, and takes down what it asked of the database. */
async function listen<T>(
  served: Served,
  { heard, examples }: Tour,
  [by, work]: readonly [by: string, work: () => Promise<T>],
): Promise<T> {
  await take(served);
  const given = await work();
  await sleep(settleMs);
  const recorded = await take(served);
  heard.push(...recorded.statements.map((statement) => ({ ...statement, by })));
  for (const [sql, values] of Object.entries(recorded.examples)) {
    examples.set(sql, examples.get(sql) ?? values);
  }
  return given;
}

async function take({ api }: Served): Promise<Recorded> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- told by our own recorder
  return (await api.call({ path: recordedPath })).json() as Recorded;
}

type Round = { readonly backlog: Backlog; readonly round: number; readonly count: number };

/** Every write, a publish of them, every read, and the clock. */
async function goThrough(
  served: Served,
  tour: Tour,
  { backlog: { workspace }, round, count }: Round,
): Promise<void> {
  const { api, worker } = served;
  const path = `/v1/workspaces/${workspace}`;
  const ids = await someIds(api, path, count);
  const patches = operationsOf(ids, round);
  const manyEdits = () => edit(api, path, patches);
  const { generation } = await listen(served, tour, ["POST /items:batch", manyEdits]);
  await sleep(restMs);
  const job: QueuedJob = { kind: "publish", workspace, generation };
  await listen(served, tour, ["publish", () => worker.consume([job])]);
  for (const step of await stepsOf(api, { path, ids, round })) {
    const work = () => api.call({ ...step.ask, path: `${path}${step.ask.path}` });
    // oxlint-disable-next-line no-await-in-loop -- what one asks is not to be taken for another's
    await listen(served, tour, [step.by, work]);
  }
  await listen(served, tour, ["the clock", () => worker.tick()]);
}
