import { type Instant } from "../core/item/item.ts";
import { ttlSeconds } from "../core/ttl.ts";
import { type Pointer } from "../core/workspace.ts";
import { type Caches } from "../ports/caches.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";

type PointerEntry = {
  readonly pointer: Pointer;
  /** When the database returned the pointer. */
  readonly at: Instant;
  readonly expiresAt: Instant;
  readonly unreachableAt?: Instant;
  /** Earlier pointers within the staleness bound, newest first. */
  readonly earlier?: readonly Pick<PointerEntry, "pointer" | "at">[];
  readonly isInvalidated?: boolean;
  /** The current burst of writes through this isolate. */
  readonly writes?: { readonly count: number; readonly at: Instant };
};

const memory = new MemoryCache<PointerEntry>(memoryBudgets.pointers, "pointers");

const ttlMs = 1_000 * ttlSeconds.pointer;

/** While D1 is available, no response uses a pointer that D1 returned earlier than this. */
const stalenessMs = 1_000 * ttlSeconds.staleness;

/** While D1 is unavailable, responses use pointers up to this age. */
const lastKnownMsMax = 10 * 60_000;

/** The maximum replication lag. After it, an older generation means that D1 was restored. */
const lagMsMax = 60_000;

/** The maximum number of earlier pointers. */
const earlierMax = 7;

/** A burst: more than `writesMax` writes with less than `writesGapMs` between any two. */
const [writesMax, writesGapMs] = [32, 1_000];

/**
 * Pointers of workspaces, in this isolate's memory only. An expired entry remains, to be served
 * while it is refreshed in the background, or while D1 is unavailable.
 *
 * A write through this isolate invalidates the pointer, so that its client reads its own write. A
 * burst of writes does not: otherwise every read would wait for D1 and build an uncached page.
 * During a burst, readers lag up to two seconds, like the readers of any other isolate.
 */
export const pointerCache: Caches["pointers"] = {
  read(workspace, at) {
    const entry = memory.read(workspace);
    if (entry !== undefined && at >= entry.expiresAt) {
      memory.countExpired();
      return undefined;
    }
    return entry?.pointer;
  },

  recent(workspace, at) {
    const entry = memory.peek(workspace);
    if (entry === undefined || entry.isInvalidated === true) {
      return [];
    }
    const pointers = [entry, ...(entry.earlier ?? [])];
    return pointers.filter((each) => at - each.at < stalenessMs).map(({ pointer }) => pointer);
  },

  lastKnown(workspace, at) {
    const entry = memory.peek(workspace);
    return entry !== undefined && at - entry.at < lastKnownMsMax ? entry : undefined;
  },

  drop(workspace) {
    invalidate(workspace);
  },

  invalidateAfterWrite(workspace, at) {
    const { writes = { count: 0, at } } = memory.peek(workspace) ?? {};
    const count = at - writes.at < writesGapMs ? writes.count + 1 : 1;
    updateEntry(workspace, { writes: { count, at } });
    if (count <= writesMax) {
      invalidate(workspace);
    }
  },

  markUnreachable(workspace, unreachableAt) {
    updateEntry(workspace, { unreachableAt });
  },

  write(workspace, pointer, at) {
    const stored = memory.peek(workspace);
    const isBehind =
      stored !== undefined &&
      stored.pointer.workspace.generation > pointer.workspace.generation &&
      at - stored.at < lagMsMax;
    // A lagging replica must not move readers back to a state that this isolate knows is
    // superseded.
    const newest = isBehind ? { pointer: stored.pointer, at: stored.at } : { pointer, at };
    const earlier = stored && collectEarlier(stored, newest.pointer, at);
    putEntry(workspace, {
      ...newest,
      expiresAt: at + ttlMs,
      ...(stored?.writes !== undefined && { writes: stored.writes }),
      ...(earlier !== undefined && { earlier }),
    });
  },
};

function invalidate(workspace: string): void {
  updateEntry(workspace, { expiresAt: 0, isInvalidated: true });
}

/**
 * Returns the earlier pointers of the next entry. When there are too many, drops the second-oldest:
 * the newest keep readers from going backwards, and pages of the oldest are most likely cached.
 */
function collectEarlier(
  { pointer, at, earlier = [], isInvalidated }: PointerEntry,
  next: Pointer,
  now: Instant,
) {
  if (isInvalidated === true) {
    return undefined;
  }
  const pointers = pointer === next ? earlier : [{ pointer, at }, ...earlier];
  const recent = pointers.filter((each) => now - each.at < stalenessMs);
  return recent.length > earlierMax ? recent.toSpliced(-2, 1) : recent;
}

function updateEntry(workspace: string, changes: Partial<PointerEntry>): void {
  const entry = memory.peek(workspace);
  if (entry !== undefined) {
    putEntry(workspace, { ...entry, ...changes });
  }
}

function putEntry(workspace: string, entry: PointerEntry): void {
  const pointers = [entry, ...(entry.earlier ?? [])];
  const bytes = pointers.reduce(
    (sum, { pointer }) => sum + 450 + 400 * pointer.publications.length,
    450,
  );
  memory.write(workspace, entry, bytes);
}
