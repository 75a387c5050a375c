import { z } from "zod";
import { type Instant } from "../core/item/item.ts";
import { type Caches } from "../ports/caches.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote } from "./tiers/remote.ts";

/** Counted reads of a workspace's pages by query, since an instant. */
type ReadCounts = { readonly since: Instant; readonly counts: Map<string, number> };

const memory = new MemoryCache<ReadCounts>(memoryBudgets.hot, "hot");

/** The cache counts one of this many reads. */
const sampleInterval = 8;

/** The minimum time between two flushes of one isolate. */
const flushIntervalMs = 30_000;

/** The interval after which the cache writes an unchanged list again, before the list expires. */
const rewriteIntervalMs = 10 * 60_000;
const ttlSeconds = 86_400;

const [countedPagesMax, hotPagesMax, queryLengthMax] = [64, 20, 300];

const StoredHotPages = z.object({
  at: z.number(),
  pages: z.array(z.tuple([z.string().max(queryLengthMax), z.number()])).max(hotPagesMax),
});

/** A step of the golden ratio: it samples one read in eight, at any interval between reads. */
const sampleStep = 0x9e37_79b9;
let samplePosition = 0;

/**
 * Opens the list of each workspace's most-read pages, which the cron builds ahead of their readers.
 *
 * The list is stored in KV and not in D1: it is a hint, it may be a minute old, and it must not use
 * the time of D1's only writer. Isolates overwrite each other's list with their own counts plus
 * half of the stored ones. An isolate that finds the same pages there writes nothing, so a steady
 * workspace costs one KV read per isolate in 30 seconds.
 */
export function openHotPageCache({ kv }: Pick<Remote, "kv">): Caches["hotPages"] {
  return {
    countRead(workspace, formatQuery, at) {
      samplePosition = (samplePosition + sampleStep) >>> 0;
      if (samplePosition >= 2 ** 32 / sampleInterval) {
        return undefined;
      }
      const read = memory.peek(workspace) ?? { since: at, counts: new Map<string, number>() };
      incrementCount(read.counts, formatQuery());
      const isDue = at - read.since >= flushIntervalMs;
      putCounts(workspace, isDue ? { since: at, counts: new Map() } : read);
      return isDue ? flushCounts(kv, { workspace, at, counts: read.counts }) : undefined;
    },

    async read(workspace) {
      const stored = await readHotPages(kv, workspace);
      return (stored?.pages ?? []).map(([query]) => query);
    },

    async listWorkspaces(limit) {
      const { keys } = await kv.list({ prefix, limit });
      return keys.map(({ name }) => name.slice(prefix.length));
    },
  };
}

/** A prefix rather than a suffix, because these are the only keys listed across workspaces. */
const prefix = "hot/";

/** Returns the KV key of a workspace's hot pages. */
export function formatHotPagesKey(workspace: string): string {
  return `${prefix}${workspace}`;
}

function incrementCount(counts: Map<string, number>, query: string): void {
  const count = counts.get(query);
  if (count !== undefined || (counts.size < countedPagesMax && query.length <= queryLengthMax)) {
    counts.set(query, (count ?? 0) + 1);
  }
}

function putCounts(workspace: string, read: ReadCounts): void {
  const characters = [...read.counts.keys()].reduce((sum, { length }) => sum + length, 0);
  memory.write(workspace, read, 500 + 2 * characters + 60 * read.counts.size);
}

async function flushCounts(
  kv: KVNamespace,
  {
    workspace,
    at,
    counts,
  }: { readonly workspace: string; readonly at: Instant; readonly counts: ReadCounts["counts"] },
): Promise<void> {
  const stored = await readHotPages(kv, workspace);
  const merged = new Map(stored?.pages.map(([query, count]) => [query, count / 2]));
  for (const [query, count] of counts) {
    merged.set(query, (merged.get(query) ?? 0) + count);
  }
  const pages = [...merged]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, hotPagesMax);
  if (
    stored === undefined ||
    at - stored.at >= rewriteIntervalMs ||
    !hasSamePages(stored.pages, pages)
  ) {
    const options = { expirationTtl: ttlSeconds };
    await kv.put(formatHotPagesKey(workspace), JSON.stringify({ at, pages }), options);
  }
}

type HotPages = z.infer<typeof StoredHotPages>;

/** Returns whether both lists have the same pages, whatever their order and counts. */
function hasSamePages(stored: HotPages["pages"], pages: HotPages["pages"]): boolean {
  const queries = new Set(stored.map(([query]) => query));
  return queries.size === pages.length && pages.every(([query]) => queries.has(query));
}

/** Returns undefined if the list is absent or does not parse. */
async function readHotPages(kv: KVNamespace, workspace: string): Promise<HotPages | undefined> {
  try {
    return StoredHotPages.parse(JSON.parse((await kv.get(formatHotPagesKey(workspace))) ?? ""));
  } catch {
    return undefined;
  }
}
