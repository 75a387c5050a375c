import { type Lab, type Served } from "./harness.ts";
import { type Isolate, type Look, megabytesOf, openIsolate } from "./isolate.ts";
import { type Measurement, measurementOf, repeat } from "./measurement.ts";
import { examine, visit } from "./visits.ts";
import { fill, type Filled, publish, servingWorld } from "./workspaces.ts";

const workspaces = 10;
const turns = 2;

/** What an isolate has on the platform. */
const megabytesMax = 128;

/**
 * What one isolate holds when it has to do with ten backlogs in turn, twice: its JavaScript heap
 * and its buffers, as V8 counts them; at the worst moment that was seen, with what nobody knows any
 * more and is not freed yet, and after all of that is freed.
 */
export async function measureMemory(lab: Lab): Promise<Measurement[]> {
  const seen = await servingWorld(lab, true, async (served, backlog) => {
    const items = lab.asked;
    const filled = await repeat(workspaces, () => fill(served, { backlog, items }));
    const isolate = await openIsolate(served.worker, served.api);
    const before = await isolate.settled();
    const turned = await repeat(turns, (turn) =>
      repeat(workspaces, (at) => see(served, isolate, { filled: filled[at], turn })),
    );
    isolate.close();
    return { before, looks: turned.flat() };
  });
  return measurementsOf(lab.asked, seen);
}

type Seen = { readonly most: Look; readonly settled: Look };

async function see(
  served: Served,
  isolate: Isolate,
  { filled, turn }: { readonly filled: Filled | undefined; readonly turn: number },
): Promise<Seen> {
  if (filled === undefined) {
    throw new RangeError("There is nobody to visit.");
  }
  const most = await isolate.during(async () => {
    if (turn === 0) {
      await publish(served, filled);
      await examine(served, filled);
    }
    await visit(served, filled);
  });
  return { most, settled: await isolate.settled() };
}

function measurementsOf(
  items: number,
  { before, looks }: { readonly before: Look; readonly looks: readonly Seen[] },
): Measurement[] {
  const most = Math.max(...looks.map((look) => megabytesOf(look.most)));
  const settled = Math.max(...looks.map((look) => megabytesOf(look.settled)));
  const unit = "MB";
  const goal = megabytesMax;
  const note = `${workspaces} workspaces of ${items} items in turn, each ${turns} times`;
  return [
    measurementOf({ name: "memory/most", unit, goal, note }, [most]),
    measurementOf({ name: "memory/settled", unit, goal, note }, [settled]),
    measurementOf({ name: "memory/start", unit }, [megabytesOf(before)]),
    measurementOf(
      { name: "memory/moments", unit, note: "the worst of each visit" },
      looks.map((look) => megabytesOf(look.most)),
    ),
    measurementOf(
      { name: "memory/visits", unit, note: "after each visit, all freed" },
      looks.map((look) => megabytesOf(look.settled)),
    ),
  ];
}
