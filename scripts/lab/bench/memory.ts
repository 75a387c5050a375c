import { type Harness, type ServedWorker } from "./harness.ts";
import { type Isolate, type MemoryUsage, toMegabytes, openIsolate } from "./isolate.ts";
import { type Measurement, createMeasurement, repeat } from "./measurement.ts";
import { sendRareRequests, sendDailyRequests } from "./visits.ts";
import {
  fillWorkspace,
  type FilledWorkspace,
  publishWorkspace,
  withBacklogCopy,
} from "./workspaces.ts";

const workspaces = 10;
const turns = 2;

/** The memory limit of an isolate on the platform. */
const megabytesMax = 128;

/**
 * Measures the heap and the buffers of one isolate that serves ten backlogs in turn, twice: the
 * highest value during each visit, garbage included, and the value after a garbage collection.
 */
export async function measureMemory(harness: Harness): Promise<Measurement[]> {
  const seen = await withBacklogCopy(harness, true, async (served, backlog) => {
    const items = harness.requestedItems;
    const filled = await repeat(workspaces, () => fillWorkspace(served, { backlog, items }));
    const isolate = await openIsolate(served.worker, served.api);
    const before = await isolate.readAfterGc();
    const turned = await repeat(turns, (turn) =>
      repeat(workspaces, (index) => visitOnce(served, isolate, { filled: filled[index], turn })),
    );
    isolate.close();
    return { before, visits: turned.flat() };
  });
  return toMeasurements(harness.requestedItems, seen);
}

type VisitMemory = { readonly peak: MemoryUsage; readonly afterGc: MemoryUsage };

async function visitOnce(
  served: ServedWorker,
  isolate: Isolate,
  { filled, turn }: { readonly filled: FilledWorkspace | undefined; readonly turn: number },
): Promise<VisitMemory> {
  if (filled === undefined) {
    throw new RangeError("The workspace was not created.");
  }
  const peak = await isolate.measurePeak(async () => {
    if (turn === 0) {
      await publishWorkspace(served, filled);
      await sendRareRequests(served, filled);
    }
    await sendDailyRequests(served, filled);
  });
  return { peak, afterGc: await isolate.readAfterGc() };
}

function toMeasurements(
  items: number,
  { before, visits }: { readonly before: MemoryUsage; readonly visits: readonly VisitMemory[] },
): Measurement[] {
  const peak = Math.max(...visits.map((visit) => toMegabytes(visit.peak)));
  const afterGc = Math.max(...visits.map((visit) => toMegabytes(visit.afterGc)));
  const unit = "MB";
  const goal = megabytesMax;
  const note = `${workspaces} workspaces of ${items} items in turn, each ${turns} times`;
  return [
    createMeasurement({ name: "memory/peak", unit, goal, note }, [peak]),
    createMeasurement({ name: "memory/after-gc", unit, goal, note }, [afterGc]),
    createMeasurement({ name: "memory/start", unit }, [toMegabytes(before)]),
    createMeasurement(
      { name: "memory/peaks", unit, note: "the peak of each visit" },
      visits.map((visit) => toMegabytes(visit.peak)),
    ),
    createMeasurement(
      { name: "memory/visits", unit, note: "after each visit and a garbage collection" },
      visits.map((visit) => toMegabytes(visit.afterGc)),
    ),
  ];
}
