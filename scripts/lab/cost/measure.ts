import { setTimeout as sleep } from "node:timers/promises";
import { csvOf } from "../bench/dataset.ts";
import { type Backlog, type Lab, newFolder, rootKey, type Served } from "../bench/harness.ts";
import { serving, servingCopy } from "../bench/harness.ts";
import { importOnce } from "../bench/imports.ts";
import { repeat } from "../bench/measurement.ts";
import { queueDelaySeconds } from "../bench/publishes.ts";
import { workerCpuMs } from "./cpu.ts";
import { type Operation, operations, openWorldOf, type World } from "./operations.ts";
import { type Recorded, recordedPath, recorder } from "./recorder.ts";
import { sumOf, times, type Usage, usageOf, usageOfRecord } from "./usage.ts";

/** What one of something takes. */
export type Taken = {
  readonly name: string;
  readonly note: string;
  /** What is priced: so many of it. */
  readonly per: number;
  /** How many were done to find out. */
  readonly times: number;
  readonly usage: Usage;
  /** Whether `usage.cpuMs` was measured; it is 0 where it was not. */
  readonly isCpuKnown: boolean;
};

/** Within this, what an answer left to be done behind it is done. */
const settleMs = 300;

const coldReads = 3;

/** How much has been used since the last look. */
type Meter = (served: Served) => Promise<Partial<Usage> | undefined>;

/**
 * Everything twice: once with a recorder before the Worker, to count what it uses, and once
 * without, for its CPU time. The latter is that of the whole process of workerd, which is also the
 * road to the Worker and the stand-in for D1, KV and the rest: more than the platform would bill.
 */
export async function measureAll(
  lab: Lab,
  tell: (text: string) => void,
): Promise<{ readonly taken: readonly Taken[]; readonly databaseBytes: number }> {
  tell("counting what is used");
  const counted = await passOf(lab, { before: recorder }, countMeter);
  tell("measuring CPU time");
  const timed = await passOf(lab, {}, cpuMeter());
  const databaseBytes = await sizeOf(lab);
  const cpuOf = new Map(timed.map(({ name, usage }) => [name, usage?.cpuMs]));
  const taken = counted.map(({ name, note, per, times: count, usage }) => {
    const cpuMs = cpuOf.get(name);
    return {
      name,
      note,
      per,
      times: count,
      isCpuKnown: cpuMs !== undefined,
      usage: usageOf({ ...usage, cpuMs: cpuMs ?? 0 }),
    };
  });
  return { taken, databaseBytes };
}

type Serving = { readonly before?: string };
type Metered = Omit<Taken, "usage" | "isCpuKnown"> & { readonly usage?: Partial<Usage> };

async function passOf(lab: Lab, how: Serving, meter: Meter): Promise<Metered[]> {
  const imported = await importOf(lab, how, meter);
  const { backlog } = imported;
  const cold = await coldOf(lab, { backlog, ...how }, meter);
  const warm = await servingCopy(lab, { backlog, queueDelaySeconds, ...how }, async (served) => {
    const world = await openWorldOf(served, backlog, lab.items.length);
    return repeat(operations.length, (at) => warmOf(world, operations[at], meter));
  });
  return [...warm.flat(), cold, imported.metered];
}

async function warmOf(
  world: World,
  operation: Operation | undefined,
  meter: Meter,
): Promise<Metered[]> {
  if (operation === undefined) {
    return [];
  }
  const { name, note, per, times: count, first, each, once } = operation;
  await first?.(world);
  const meterOf = async (work: () => Promise<unknown>) => {
    await sleep(settleMs);
    await meter(world.served);
    await work();
    await sleep(settleMs);
    return meter(world.served);
  };
  const metered =
    each === undefined
      ? [await meterOf(() => repeat(count, () => once(world)))]
      : await repeat(count, async () => {
          await each(world);
          return meterOf(() => once(world));
        });
  return [{ name, note, per, times: count, ...meanOf(metered, count) }];
}

/** The mean of what was metered, if anything was. */
function meanOf(metered: readonly (Partial<Usage> | undefined)[], count: number) {
  const known = metered.filter((usage) => usage !== undefined).map(usageOf);
  return known.length === 0 ? {} : { usage: times(sumOf(known), 1 / count) };
}

/** The first page of an isolate that holds nothing, when KV has the ranking. */
async function coldOf(
  lab: Lab,
  options: Serving & { readonly backlog: Backlog },
  meter: Meter,
): Promise<Metered> {
  const path = `/v1/workspaces/${options.backlog.workspace}/ranking`;
  const metered = await repeat(coldReads, () =>
    servingCopy(lab, { ...options, without: ["cache"] }, async (served) => {
      await served.api.call({ path: "/health" });
      await meter(served);
      await served.api.call({ path });
      await sleep(settleMs);
      return meter(served);
    }),
  );
  const note = "the first page of an isolate that holds nothing, from the copy in KV";
  const name = "page, cold isolate";
  return { name, note, per: 1_000_000, times: coldReads, ...meanOf(metered, coldReads) };
}

async function importOf(lab: Lab, how: Serving, meter: Meter) {
  const folder = await newFolder(lab);
  const count = lab.items.length;
  return serving(lab, { folder, key: rootKey, ...how }, async (served) => {
    await meter(served);
    const { backlog } = await importOnce(served, { csv: csvOf(lab.items), folder, count });
    await sleep(settleMs);
    const usage = await meter(served);
    lab.backlog = backlog;
    const note = `a CSV of ${count} items until it is ranked and published; its workspace, too`;
    const metered = { name: "import", note, per: 1, times: 1, ...(usage && { usage }) };
    return { backlog, metered };
  });
}

async function countMeter({ api }: Served): Promise<Partial<Usage>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- told by our own recorder
  const recorded = (await api.call({ path: recordedPath })).json() as Recorded;
  return usageOfRecord(recorded);
}

/** Where the system does not tell, nothing is known. */
function cpuMeter(): Meter {
  let before = 0;
  return async () => {
    const now = workerCpuMs();
    const used = now === undefined ? undefined : { cpuMs: Math.max(0, now - before) };
    before = now ?? 0;
    return used;
  };
}

/** Bytes of the database that the backlog stands in. */
async function sizeOf(lab: Lab): Promise<number> {
  if (lab.backlog === undefined) {
    throw new Error("There is no backlog.");
  }
  return servingCopy(lab, { backlog: lab.backlog }, async ({ worker }) => {
    const { meta } = await (await worker.database()).prepare("SELECT 1").run();
    return meta.size_after;
  });
}
