import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type ApiClient, openClient, type Schemas } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import { requireDocs } from "../../../src/contract/docs-only.ts";
import { JobView } from "../../../src/contract/job.ts";
import { openApi } from "./client.ts";
import { formatCsv } from "./dataset.ts";
import {
  type Backlog,
  type Harness,
  createFolder,
  rootKey,
  type ServedWorker,
  withWorker,
} from "./harness.ts";
import { type Measurement, createMeasurement, computeMedian, repeat } from "./measurement.ts";

const rounds = 3;
const helloCount = 20;

/** Polls per job; each waits for up to half a minute. */
const pollsMax = 20;

type ImportResult = {
  readonly backlog: Backlog;
  readonly itemsPerSecond: number;
  readonly uploadMs: number;
  readonly hello: number;
};

/** Measures how fast a file becomes a ranked backlog, each time in an empty database. */
export async function measureImports(harness: Harness): Promise<Measurement[]> {
  const imported = await repeatImports(harness, rounds);
  const note =
    "from the first byte of the POST until the job is done: in the database, default model published";
  return [
    createMeasurement(
      { name: "import", unit: "items/s", goal: 18_000, better: "more", note },
      imported.map(({ itemsPerSecond }) => itemsPerSecond),
    ),
    createMeasurement(
      { name: "import/upload", unit: "ms", note: "until the 202: file read, checked and staged" },
      imported.map(({ uploadMs }) => uploadMs),
    ),
    createMeasurement(
      { name: "import/hello", unit: "ms" },
      imported.map(({ hello }) => hello),
    ),
  ];
}

/** Returns the backlog that the read measurements use. The first call imports it. */
export async function requireBacklog(harness: Harness): Promise<Backlog> {
  if (harness.backlog === undefined) {
    await repeatImports(harness, 1);
  }
  if (harness.backlog === undefined) {
    throw new Error("The backlog has not been imported.");
  }
  return harness.backlog;
}

async function repeatImports(harness: Harness, count: number): Promise<ImportResult[]> {
  const csv = formatCsv(harness.items);
  return repeat(count, async () => {
    const folder = await createFolder(harness);
    const imported = await withWorker(harness, { folder, key: rootKey }, (served) =>
      importOnce(served, { csv, folder, count: harness.items.length }),
    );
    if (harness.backlog !== undefined) {
      await rm(harness.backlog.folder, { recursive: true, force: true });
    }
    harness.backlog = imported.backlog;
    return imported;
  });
}

/** Creates a workspace, imports a file into it and waits until the job is done. */
export async function importOnce(
  { client: root, url, hello }: ServedWorker,
  data: { readonly csv: Uint8Array; readonly folder: string; readonly count: number },
): Promise<ImportResult> {
  const { id: workspace, key } = requireData(
    await root.POST("/v1/workspaces", { body: { name: "bench" } }),
  );
  const api = openApi(url, key);
  const client = openClient({ url, key });
  try {
    await api.call({ path: `/v1/workspaces/${workspace}` });
    const helloMs = computeMedian(await repeat(helloCount, hello));
    const start = performance.now();
    const upload = await api.call({
      method: "POST",
      path: `/v1/workspaces/${workspace}/imports`,
      type: "text/csv",
      body: data.csv,
      status: 202,
    });
    const { id: jobId } = requireDocs(JobView).parse(upload.json());
    const job = await waitForJob(client, { workspaceId: workspace, jobId });
    const ms = performance.now() - start;
    if (job?.state !== "done" || job.result?.created !== data.count) {
      throw new Error(`The import failed or is incomplete: ${JSON.stringify(job)}`);
    }
    // The job's writes in waitUntil have to finish before the Worker stops.
    await sleep(300);
    return {
      backlog: { folder: data.folder, workspace, key },
      itemsPerSecond: data.count / (ms / 1_000),
      uploadMs: upload.ms,
      hello: helloMs,
    };
  } finally {
    await api.close();
  }
}

type Job = Schemas["Job"];
type JobPath = { readonly workspaceId: string; readonly jobId: string };

/** Polls a job until it has ended or the polls are used up, and returns its last state. */
async function waitForJob(client: ApiClient, path: JobPath): Promise<Job | undefined> {
  const request = { params: { path }, headers: { prefer: "wait=30" } };
  let job: Job | undefined;
  for (let polls = 0; polls < pollsMax && !hasEnded(job); polls += 1) {
    // oxlint-disable-next-line no-await-in-loop -- polls run one after another
    job = requireData(await client.GET("/v1/workspaces/{workspaceId}/jobs/{jobId}", request));
  }
  return job;
}

function hasEnded(job: Job | undefined): boolean {
  return job?.state === "done" || job?.state === "failed";
}
