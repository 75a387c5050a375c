import { z } from "zod";
import { type Instant } from "../core/item/item.ts";
import { type Caches } from "../ports/deps.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote } from "./tiers/remote.ts";

/** What was read of a workspace since an instant, and how often. */
type ReadCounts = { readonly since: Instant; readonly counts: Map<string, number> };

const memory = new MemoryCache<ReadCounts>(memoryBudgets.hot, "hot");

/** Of so many readings one is counted. */
const sampleInterval = 8;

/** What an isolate has counted is written down at most this often. */
const flushIntervalMs = 30_000;

/** What is written down says the same for so long before it is written again. */
const rewriteIntervalMs = 10 * 60_000;
const ttlSeconds = 86_400;

const [countedPagesMax, hotPagesMax, addressLengthMax] = [64, 20, 300];

const StoredHotPages = z.object({
  at: z.number(),
  pages: z.array(z.tuple([z.string().max(addressLengthMax), z.number()])).max(hotPagesMax),
});

/** Steps of the golden ratio: one in eight of any run of readings, whatever their rhythm. */
const sampleStep = 0x9e37_79b9;
let sampleTurn = 0;

/**
 * Which pages of a workspace are read most: a hint for whoever makes pages ahead, and nothing
 * depends on it. It stands in KV and not in D1: a hint is no truth and takes none of the one
 * writer's time, it ends by itself, and it may be a minute old. Isolates write over each other,
 * each what it has counted and half of what was there; who finds the same pages there writes
 * nothing, so a steady workspace costs one look in 30 seconds an isolate that answers for it.
 */
export function openHotPageCache({ kv }: Pick<Remote, "kv">): Caches["hotPages"] {
  return {
    countRead(workspace, addressOf, at) {
      sampleTurn = (sampleTurn + sampleStep) >>> 0;
      if (sampleTurn >= 2 ** 32 / sampleInterval) {
        return undefined;
      }
      const tally = memory.peek(workspace) ?? { since: at, counts: new Map<string, number>() };
      incrementCount(tally.counts, addressOf());
      const isDue = at - tally.since >= flushIntervalMs;
      putCounts(workspace, isDue ? { since: at, counts: new Map() } : tally);
      return isDue ? flushCounts(kv, { workspace, at, counts: tally.counts }) : undefined;
    },

    async read(workspace) {
      const written = await readHotPages(kv, workspace);
      return (written?.pages ?? []).map(([address]) => address);
    },

    async listWorkspaces(limit) {
      const { keys } = await kv.list({ prefix, limit });
      return keys.map(({ name }) => name.slice(prefix.length));
    },
  };
}

/** Before the workspace: it is the one thing of which those of all workspaces are listed. */
const prefix = "hot/";

export function formatHotPagesKey(workspace: string): string {
  return `${prefix}${workspace}`;
}

function incrementCount(counts: Map<string, number>, address: string): void {
  const known = counts.get(address);
  if (
    known !== undefined ||
    (counts.size < countedPagesMax && address.length <= addressLengthMax)
  ) {
    counts.set(address, (known ?? 0) + 1);
  }
}

function putCounts(workspace: string, tally: ReadCounts): void {
  const letters = [...tally.counts.keys()].reduce((sum, { length }) => sum + length, 0);
  memory.write(workspace, tally, 500 + 2 * letters + 60 * tally.counts.size);
}

async function flushCounts(
  kv: KVNamespace,
  {
    workspace,
    at,
    counts,
  }: { readonly workspace: string; readonly at: Instant; readonly counts: ReadCounts["counts"] },
): Promise<void> {
  const before = await readHotPages(kv, workspace);
  const merged = new Map(before?.pages.map(([address, times]) => [address, times / 2]));
  for (const [address, times] of counts) {
    merged.set(address, (merged.get(address) ?? 0) + times);
  }
  const pages = [...merged]
    .toSorted(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
    .slice(0, hotPagesMax);
  if (
    before === undefined ||
    at - before.at >= rewriteIntervalMs ||
    !hasSamePages(before.pages, pages)
  ) {
    const options = { expirationTtl: ttlSeconds };
    await kv.put(formatHotPagesKey(workspace), JSON.stringify({ at, pages }), options);
  }
}

type HotPages = z.infer<typeof StoredHotPages>;

/** Whether they are the same pages, however often each is read. */
function hasSamePages(before: HotPages["pages"], now: HotPages["pages"]): boolean {
  const known = new Set(before.map(([address]) => address));
  return known.size === now.length && now.every(([address]) => known.has(address));
}

/** What cannot be read was not written. */
async function readHotPages(kv: KVNamespace, workspace: string): Promise<HotPages | undefined> {
  try {
    return StoredHotPages.parse(JSON.parse((await kv.get(formatHotPagesKey(workspace))) ?? ""));
  } catch {
    return undefined;
  }
}
