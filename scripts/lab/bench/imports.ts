import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { JobView } from "../../../src/contract/job.ts";
import { MadeWorkspace } from "../../../src/contract/workspace.ts";
import { type Answer, openApi } from "./client.ts";
import { csvOf } from "./dataset.ts";
import { type Backlog, type Lab, newFolder, rootKey, type Served, serving } from "./harness.ts";
import { type Measurement, measurementOf, medianOf, repeat } from "./measurement.ts";

const rounds = 3;
const hellos = 20;

/** A job is asked for this often, half a minute each time. */
const asksMax = 20;

type Imported = {
  readonly backlog: Backlog;
  readonly itemsPerSecond: number;
  readonly uploadMs: number;
  readonly hello: number;
};

/** How fast a file becomes a ranked backlog, in an empty database each time. */
export async function measureImports(lab: Lab): Promise<Measurement[]> {
  const imported = await importTimes(lab, rounds);
  const note =
    "from the first byte of the POST until its job is done: in the truth, default model published";
  return [
    measurementOf(
      { name: "import", unit: "items/s", goal: 15_000, better: "more", note },
      imported.map(({ itemsPerSecond }) => itemsPerSecond),
    ),
    measurementOf(
      { name: "import/upload", unit: "ms", note: "until the 202: read, checked and staged" },
      imported.map(({ uploadMs }) => uploadMs),
    ),
    measurementOf(
      { name: "import/hello", unit: "ms" },
      imported.map(({ hello }) => hello),
    ),
  ];
}

/** The backlog that readers are measured on; imports it if nobody has yet. */
export async function backlogOf(lab: Lab): Promise<Backlog> {
  if (lab.backlog === undefined) {
    await importTimes(lab, 1);
  }
  if (lab.backlog === undefined) {
    throw new Error("There is no backlog.");
  }
  return lab.backlog;
}

async function importTimes(lab: Lab, times: number): Promise<Imported[]> {
  const csv = csvOf(lab.items);
  return repeat(times, async () => {
    const folder = await newFolder(lab);
    const imported = await serving(lab, { folder, key: rootKey }, (served) =>
      importOnce(served, { csv, folder, count: lab.items.length }),
    );
    if (lab.backlog !== undefined) {
      await rm(lab.backlog.folder, { recursive: true, force: true });
    }
    lab.backlog = imported.backlog;
    return imported;
  });
}

/** Makes a workspace, imports a file into it, and waits until it is published. */
export async function importOnce(
  { api, worker, hello }: Served,
  data: { readonly csv: Uint8Array; readonly folder: string; readonly count: number },
): Promise<Imported> {
  const made = await api.call({
    method: "POST",
    path: "/v1/workspaces",
    type: "application/json",
    body: JSON.stringify({ name: "bench" }),
    status: 201,
  });
  const { id: workspace, key } = MadeWorkspace.parse(made.json());
  const own = openApi(worker.url, key);
  try {
    await own.call({ path: `/v1/workspaces/${workspace}` });
    const beside = medianOf(await repeat(hellos, hello));
    const start = performance.now();
    const path = `/v1/workspaces/${workspace}`;
    const upload = await own.call({
      method: "POST",
      path: `${path}/imports`,
      type: "text/csv",
      body: data.csv,
      status: 202,
    });
    const job = await endOf(JobView.parse(upload.json()), (id) =>
      own.call({ path: `${path}/jobs/${id}`, headers: { prefer: "wait=30" } }),
    );
    const ms = performance.now() - start;
    if (job.state !== "done" || job.result?.created !== data.count) {
      throw new Error(`The import came to something else: ${JSON.stringify(job)}`);
    }
    // What the job leaves behind in waitUntil is to be written before the Worker stops.
    await sleep(300);
    return {
      backlog: { folder: data.folder, workspace, key },
      itemsPerSecond: data.count / (ms / 1_000),
      uploadMs: upload.ms,
      hello: beside,
    };
  } finally {
    await own.close();
  }
}

type Job = ReturnType<typeof JobView.parse>;

/** The job when it has ended, or as it is when nobody waits any longer. */
async function endOf(job: Job, ask: (id: string) => Promise<Answer>): Promise<Job> {
  let known = job;
  for (let asks = 0; asks < asksMax; asks += 1) {
    if (known.state === "done" || known.state === "failed") {
      return known;
    }
    // oxlint-disable-next-line no-await-in-loop -- one look after another
    known = JobView.parse((await ask(job.id)).json());
  }
  return known;
}
