import { rm } from "node:fs/promises";
import { requireData } from "../../../src/client/problem.ts";
import { openApi } from "./client.ts";
import { createFolder, type Harness, rootKey, type ServedWorker, withWorker } from "./harness.ts";
import { importOnce } from "./imports.ts";
import { openIsolate, toMegabytes } from "./isolate.ts";
import { formatJiraFile } from "./jira-file.ts";
import { type Measurement, createMeasurement, repeat } from "./measurement.ts";

const rounds = 3;
const dryRunRows = 10_000;

/** Measures imports of a file like Jira's, with 40 columns of which 16 are read. */
export async function measureTrackerImports(harness: Harness): Promise<Measurement[]> {
  const file = formatJiraFile(harness.items);
  const speeds = await repeat(rounds, () =>
    withEmptyDatabase(harness, {}, async (served, folder) => {
      const data = { csv: file, folder, count: harness.items.length };
      return (await importOnce(served, data)).itemsPerSecond;
    }),
  );
  const dryRuns = await measureDryRuns(harness);
  const memory = await measureMemory(harness, file);
  return [
    createMeasurement(
      {
        name: "import/jira-40-columns",
        unit: "items/s",
        goal: 12_000,
        better: "more",
        note: "from the first byte of the POST until the job is done",
      },
      speeds,
    ),
    createMeasurement(
      { name: "import/dry-run", unit: "ms", goal: 2_000, note: `${dryRunRows} rows in a request` },
      dryRuns,
    ),
    createMeasurement(
      {
        name: "import/memory",
        unit: "MB",
        goal: 25,
        note: "the peak of the isolate during the upload, without garbage, above its start",
      },
      memory,
    ),
  ];
}

type Work<T> = (served: ServedWorker, folder: string) => Promise<T>;

async function withEmptyDatabase<T>(
  harness: Harness,
  options: { readonly isInspected?: boolean; readonly queueDelaySeconds?: number },
  work: Work<T>,
): Promise<T> {
  const folder = await createFolder(harness);
  try {
    return await withWorker(harness, { folder, key: rootKey, ...options }, (served) =>
      work(served, folder),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Measures dry runs over an empty workspace. */
async function measureDryRuns(harness: Harness): Promise<number[]> {
  const file = formatJiraFile(harness.items.slice(0, dryRunRows));
  return withEmptyDatabase(harness, {}, (served) =>
    repeat(rounds, async () => (await postImport(served, file, "?dry_run=true")).ms),
  );
}

async function measureMemory(harness: Harness, file: Uint8Array): Promise<number[]> {
  return withEmptyDatabase(
    harness,
    { isInspected: true, queueDelaySeconds: 3_600 },
    async (served) => {
      const isolate = await openIsolate(served.worker, served.api);
      // The first import loads code and fills caches.
      await postImport(served, file);
      const start = toMegabytes(await isolate.readAfterGc());
      const peak = await isolate.measureLivePeak(() => postImport(served, file));
      isolate.close();
      return [toMegabytes(peak) - start];
    },
  );
}

/** Creates a workspace and uploads a file to it. */
async function postImport(
  { client: root, url }: ServedWorker,
  file: Uint8Array,
  query = "",
): Promise<{ readonly ms: number }> {
  const { id, key } = requireData(await root.POST("/v1/workspaces", { body: { name: "bench" } }));
  const api = openApi(url, key);
  try {
    return await api.call({
      method: "POST",
      path: `/v1/workspaces/${id}/imports${query}`,
      type: "text/csv",
      body: file,
      status: query === "" ? 202 : 200,
    });
  } finally {
    await api.close();
  }
}
