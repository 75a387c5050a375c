import { setTimeout as sleep } from "node:timers/promises";
import { formatCsv } from "../bench/dataset.ts";
import {
  type Backlog,
  type Harness,
  createFolder,
  rootKey,
  type ServedWorker,
} from "../bench/harness.ts";
import { withWorker, withWorkerCopy } from "../bench/harness.ts";
import { importOnce } from "../bench/imports.ts";
import { repeat } from "../bench/measurement.ts";
import { queueDelaySeconds } from "../bench/publishes.ts";
import { readWorkerCpuMs } from "./cpu.ts";
import { type Operation, operations, openContext, type CostContext } from "./operations.ts";
import { type RecordedUsage, recordedPath, recorder } from "./recorder.ts";
import { sumUsages, scaleUsage, type Usage, createUsage, toUsage } from "./usage.ts";

/** The usage of one run of an operation. */
export type OperationCost = {
  readonly name: string;
  readonly note: string;
  /** The number of runs that the report prices. */
  readonly per: number;
  /** The number of measured runs. */
  readonly runs: number;
  readonly usage: Usage;
  /** Whether `usage.cpuMs` was measured; otherwise it is 0. */
  readonly isCpuKnown: boolean;
};

/** The time after which work in waitUntil has finished. */
const settleMs = 300;

const coldReads = 3;

/** Reads the usage since the previous reading. */
type Meter = (served: ServedWorker) => Promise<Partial<Usage> | undefined>;

/**
 * Measures every operation twice: with a recorder around the Worker to count its usage, and without
 * one for its CPU time. The CPU time covers the workerd process, including the runtime and the
 * local D1 and KV, so the platform would bill less.
 */
export async function measureAll(
  harness: Harness,
  onProgress: (text: string) => void,
): Promise<{ readonly costs: readonly OperationCost[]; readonly databaseBytes: number }> {
  onProgress("counting usage");
  const countedOperations = await measurePass(harness, { wrapper: recorder }, readCounts);
  onProgress("measuring CPU time");
  const timedOperations = await measurePass(harness, {}, createCpuMeter());
  const databaseBytes = await readDatabaseBytes(harness);
  const cpuMsByName = new Map(timedOperations.map(({ name, usage }) => [name, usage?.cpuMs]));
  const costs = countedOperations.map(({ name, note, per, runs: count, usage }) => {
    const cpuMs = cpuMsByName.get(name);
    return {
      name,
      note,
      per,
      runs: count,
      isCpuKnown: cpuMs !== undefined,
      usage: createUsage({ ...usage, cpuMs: cpuMs ?? 0 }),
    };
  });
  return { costs, databaseBytes };
}

type ServeOptions = { readonly wrapper?: string };
type MeasuredOperation = Omit<OperationCost, "usage" | "isCpuKnown"> & {
  readonly usage?: Partial<Usage>;
};

async function measurePass(
  harness: Harness,
  options: ServeOptions,
  meter: Meter,
): Promise<MeasuredOperation[]> {
  const imported = await measureImport(harness, options, meter);
  const { backlog } = imported;
  const cold = await measureCold(harness, { backlog, ...options }, meter);
  const warm = await withWorkerCopy(
    harness,
    { backlog, queueDelaySeconds, ...options },
    async (served) => {
      const context = await openContext(served, backlog, harness.items.length);
      return repeat(operations.length, (index) => measureWarm(context, operations[index], meter));
    },
  );
  return [...warm.flat(), cold, imported.metered];
}

async function measureWarm(
  context: CostContext,
  operation: Operation | undefined,
  meter: Meter,
): Promise<MeasuredOperation[]> {
  if (operation === undefined) {
    return [];
  }
  const { name, note, per, runs: count, prepare, prepareRun, run } = operation;
  await prepare?.(context);
  const measureWork = async (work: () => Promise<unknown>) => {
    await sleep(settleMs);
    await meter(context.served);
    await work();
    await sleep(settleMs);
    return meter(context.served);
  };
  const metered =
    prepareRun === undefined
      ? [await measureWork(() => repeat(count, () => run(context)))]
      : await repeat(count, async () => {
          await prepareRun(context);
          return measureWork(() => run(context));
        });
  return [{ name, note, per, runs: count, ...averageUsage(metered, count) }];
}

/** Averages the readings; returns no usage if there are none. */
function averageUsage(metered: readonly (Partial<Usage> | undefined)[], count: number) {
  const known = metered.filter((usage) => usage !== undefined).map(createUsage);
  return known.length === 0 ? {} : { usage: scaleUsage(sumUsages(known), 1 / count) };
}

/** Measures the first page of a new isolate when KV has the ranking. */
async function measureCold(
  harness: Harness,
  options: ServeOptions & { readonly backlog: Backlog },
  meter: Meter,
): Promise<MeasuredOperation> {
  const path = `/v1/workspaces/${options.backlog.workspace}/ranking`;
  const metered = await repeat(coldReads, () =>
    withWorkerCopy(harness, { ...options, without: ["cache"] }, async (served) => {
      await served.api.call({ path: "/health" });
      await meter(served);
      await served.api.call({ path });
      await sleep(settleMs);
      return meter(served);
    }),
  );
  const note = "the first page of a new isolate, with the ranking from KV";
  const name = "page, cold isolate";
  return {
    name,
    note,
    per: 1_000_000,
    runs: coldReads,
    ...averageUsage(metered, coldReads),
  };
}

async function measureImport(harness: Harness, options: ServeOptions, meter: Meter) {
  const folder = await createFolder(harness);
  const count = harness.items.length;
  return withWorker(harness, { folder, key: rootKey, ...options }, async (served) => {
    await meter(served);
    const { backlog } = await importOnce(served, { csv: formatCsv(harness.items), folder, count });
    await sleep(settleMs);
    const usage = await meter(served);
    harness.backlog = backlog;
    const note = `a CSV of ${count} items, until it is published; includes its workspace`;
    const metered = { name: "import", note, per: 1, runs: 1, ...(usage && { usage }) };
    return { backlog, metered };
  });
}

async function readCounts({ api }: ServedWorker): Promise<Partial<Usage>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own recorder returns this
  const recorded = (await api.call({ path: recordedPath })).json() as RecordedUsage;
  return toUsage(recorded);
}

/** Creates a reader of CPU time, which returns undefined if the system does not report it. */
function createCpuMeter(): Meter {
  let before = 0;
  return async () => {
    const now = readWorkerCpuMs();
    const used = now === undefined ? undefined : { cpuMs: Math.max(0, now - before) };
    before = now ?? 0;
    return used;
  };
}

/** Reads the size of the database of the backlog, in bytes. */
async function readDatabaseBytes(harness: Harness): Promise<number> {
  if (harness.backlog === undefined) {
    throw new Error("The backlog has not been imported.");
  }
  return withWorkerCopy(harness, { backlog: harness.backlog }, async ({ worker }) => {
    const { meta } = await (await worker.database()).prepare("SELECT 1").run();
    return meta.size_after;
  });
}
