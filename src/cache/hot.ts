import { z } from "zod";
import { type Instant } from "../core/item/item.ts";
import { type Copies } from "../deps.ts";
import { type Far } from "./tiers/far.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

/** What was read of a workspace since an instant, and how often. */
type Tally = { readonly since: Instant; readonly counts: Map<string, number> };

const held = new Memory<Tally>(memoryBudgets.hot, "hot");

/** Of so many readings one is counted. */
const sampleOf = 8;

/** What an isolate has counted is written down at most this often. */
const flushMs = 30_000;

/** What is written down says the same for so long before it is written again. */
const sameMs = 10 * 60_000;
const keptSeconds = 86_400;

const [countedMax, hotMax, addressLengthMax] = [64, 20, 300];

const Written = z.object({
  at: z.number(),
  pages: z.array(z.tuple([z.string().max(addressLengthMax), z.number()])).max(hotMax),
});

/** Steps of the golden ratio: one in eight of any run of readings, whatever their rhythm. */
const step = 0x9e37_79b9;
let turn = 0;

/**
 * Which pages of a workspace are read most: a hint for whoever makes pages ahead, and nothing
 * depends on it. It stands in KV and not in D1: a hint is no truth and takes none of the one
 * writer's time, it ends by itself, and it may be a minute old. Isolates write over each other,
 * each what it has counted and half of what was there; who finds the same pages there writes
 * nothing, so a steady workspace costs one look in 30 seconds an isolate that answers for it.
 */
export function hotCopies({ kv }: Pick<Far, "kv">): Copies["hot"] {
  return {
    note(workspace, addressOf, at) {
      turn = (turn + step) >>> 0;
      if (turn >= 2 ** 32 / sampleOf) {
        return undefined;
      }
      const tally = held.peek(workspace) ?? { since: at, counts: new Map<string, number>() };
      count(tally.counts, addressOf());
      const isDue = at - tally.since >= flushMs;
      hold(workspace, isDue ? { since: at, counts: new Map() } : tally);
      return isDue ? writeDown(kv, { workspace, at, counts: tally.counts }) : undefined;
    },

    async read(workspace) {
      const written = await readWritten(kv, workspace);
      return (written?.pages ?? []).map(([address]) => address);
    },

    async workspaces(limit) {
      const { keys } = await kv.list({ prefix, limit });
      return keys.map(({ name }) => name.slice(prefix.length));
    },
  };
}

/** Before the workspace: it is the one thing of which those of all workspaces are listed. */
const prefix = "hot/";

export function hotNameOf(workspace: string): string {
  return `${prefix}${workspace}`;
}

function count(counts: Map<string, number>, address: string): void {
  const known = counts.get(address);
  if (known !== undefined || (counts.size < countedMax && address.length <= addressLengthMax)) {
    counts.set(address, (known ?? 0) + 1);
  }
}

function hold(workspace: string, tally: Tally): void {
  const letters = [...tally.counts.keys()].reduce((sum, { length }) => sum + length, 0);
  held.write(workspace, tally, 500 + 2 * letters + 60 * tally.counts.size);
}

async function writeDown(
  kv: KVNamespace,
  {
    workspace,
    at,
    counts,
  }: { readonly workspace: string; readonly at: Instant; readonly counts: Tally["counts"] },
): Promise<void> {
  const before = await readWritten(kv, workspace);
  const merged = new Map(before?.pages.map(([address, times]) => [address, times / 2]));
  for (const [address, times] of counts) {
    merged.set(address, (merged.get(address) ?? 0) + times);
  }
  const pages = [...merged]
    .toSorted(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
    .slice(0, hotMax);
  if (before === undefined || at - before.at >= sameMs || !isSame(before.pages, pages)) {
    const options = { expirationTtl: keptSeconds };
    await kv.put(hotNameOf(workspace), JSON.stringify({ at, pages }), options);
  }
}

type Hot = z.infer<typeof Written>;

/** Whether they are the same pages, however often each is read. */
function isSame(before: Hot["pages"], now: Hot["pages"]): boolean {
  const known = new Set(before.map(([address]) => address));
  return known.size === now.length && now.every(([address]) => known.has(address));
}

/** What cannot be read was not written. */
async function readWritten(kv: KVNamespace, workspace: string): Promise<Hot | undefined> {
  try {
    return Written.parse(JSON.parse((await kv.get(hotNameOf(workspace))) ?? ""));
  } catch {
    return undefined;
  }
}
