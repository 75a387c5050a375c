import { type Instant } from "../core/item/item.ts";
import { computeTtlSeconds, ttlSecondsMaxOf } from "../core/ttl.ts";
import { estimateChangesPerMinute, type Pointer } from "../core/workspace.ts";
import { type Caches } from "../ports/deps.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";

type PointerEntry = {
  readonly pointer: Pointer;
  /** When the truth said so. */
  readonly at: Instant;
  readonly expiresAt: Instant;
  readonly unreachableAt?: Instant;
  /** Those before it that were still good for somebody, the newest first. */
  readonly earlier?: readonly Pick<PointerEntry, "pointer" | "at">[];
  readonly isInvalidated?: boolean;
  /** Writes through this isolate, each soon after the one before it. */
  readonly writes?: { readonly count: number; readonly at: Instant };
};

const memory = new MemoryCache<PointerEntry>(memoryBudgets.pointers, "pointers");

/** Older than this it is nothing to fall back upon. */
const lastKnownMsMax = 10 * 60_000;

/** A copy of the database is never behind for longer than this. */
const lagMsMax = 60_000;

/** No reader is answered by anything older, while the truth does. */
const ageMsMax = 1_000 * ttlSecondsMaxOf("pointer");

/** So many are kept of those before. */
const earlierMax = 7;

/** After so many writes with less than this between any two of them, they come thick and fast. */
const [writesMax, writesGapMs] = [32, 1_000];

/**
 * Where workspaces stand: the one copy that goes stale, so it lives for a second or two and never
 * far away; the shorter, the more lately the workspace has changed. What is past its life is kept
 * on, for when the truth does not answer.
 *
 * Who writes through this isolate and then reads, reads what was written. Only not in a workspace
 * that is written to many times a second: its readers would each ask the truth, and for pages that
 * nobody has made. They are as far behind as the readers of any other isolate: two seconds at most.
 */
export const pointerCache: Caches["pointers"] = {
  read(workspace, at) {
    const seen = memory.read(workspace);
    if (seen !== undefined && at >= seen.expiresAt) {
      memory.countExpired();
      return undefined;
    }
    return seen?.pointer;
  },

  recent(workspace, at) {
    const seen = memory.peek(workspace);
    if (seen === undefined || seen.isInvalidated === true) {
      return [];
    }
    const all = [seen, ...(seen.earlier ?? [])];
    return all.filter((each) => at - each.at < ageMsMax).map(({ pointer }) => pointer);
  },

  lastKnown(workspace, at) {
    const seen = memory.peek(workspace);
    return seen !== undefined && at - seen.at < lastKnownMsMax ? seen : undefined;
  },

  drop(workspace) {
    updateEntry(workspace, { expiresAt: 0, isInvalidated: true });
  },

  invalidateAfterWrite(workspace, at) {
    const { writes = { count: 0, at } } = memory.peek(workspace) ?? {};
    const count = at - writes.at < writesGapMs ? writes.count + 1 : 1;
    const isDropped = count <= writesMax && { expiresAt: 0, isInvalidated: true };
    updateEntry(workspace, { writes: { count, at }, ...isDropped });
  },

  markUnreachable(workspace, missedAt) {
    updateEntry(workspace, { unreachableAt: missedAt });
  },

  write(workspace, pointer, at) {
    const until =
      at + 1_000 * computeTtlSeconds("pointer", 0, estimateChangesPerMinute(pointer.workspace, at));
    const seen = memory.peek(workspace);
    const isBehind =
      seen !== undefined &&
      seen.pointer.workspace.generation > pointer.workspace.generation &&
      at - seen.at < lagMsMax;
    const { writes } = seen ?? {};
    // A copy of the database that lags takes nobody back to what this isolate has seen the end of.
    const now = isBehind ? { pointer: seen.pointer, at: seen.at } : { pointer, at };
    const before = seen && collectEarlier(seen, now.pointer, at);
    putEntry(workspace, {
      ...now,
      expiresAt: until,
      ...(writes !== undefined && { writes }),
      ...(before !== undefined && { earlier: before }),
    });
  },
};

/**
 * What stands behind the next one. Of more than are kept, the last but one goes: the latest are
 * there, so that a reader is not taken back to before what was read already, and the oldest, whose
 * pages have surely been made.
 */
function collectEarlier(
  { pointer, at, earlier = [], isInvalidated }: PointerEntry,
  next: Pointer,
  now: Instant,
) {
  if (isInvalidated === true) {
    return undefined;
  }
  const all = pointer === next ? earlier : [{ pointer, at }, ...earlier];
  const young = all.filter((each) => now - each.at < ageMsMax);
  return young.length > earlierMax ? [...young.slice(0, -2), ...young.slice(-1)] : young;
}

function updateEntry(workspace: string, changes: Partial<PointerEntry>): void {
  const seen = memory.peek(workspace);
  if (seen !== undefined) {
    putEntry(workspace, { ...seen, ...changes });
  }
}

function putEntry(workspace: string, seen: PointerEntry): void {
  const bytes = [seen, ...(seen.earlier ?? [])].map(
    ({ pointer }) => 450 + 400 * pointer.publications.length,
  );
  memory.write(
    workspace,
    seen,
    bytes.reduce((sum, each) => sum + each, 450),
  );
}
