import { type Instant } from "../core/item/item.ts";
import { lifetimeOf, longestOf } from "../core/lifetime.ts";
import { paceOf, type Pointer } from "../core/workspace.ts";
import { type Copies } from "../deps.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

type Seen = {
  readonly pointer: Pointer;
  /** When the truth said so. */
  readonly at: Instant;
  readonly until: Instant;
  readonly missedAt?: Instant;
  /** Those before it that were still good for somebody, the newest first. */
  readonly before?: readonly Pick<Seen, "pointer" | "at">[];
  readonly isDropped?: boolean;
  /** Writes through this isolate, each soon after the one before it. */
  readonly writes?: { readonly count: number; readonly at: Instant };
};

const held = new Memory<Seen>(memoryBudgets.pointers, "pointers");

/** Older than this it is nothing to fall back upon. */
const lastMs = 10 * 60_000;

/** A copy of the database is never behind for longer than this. */
const lagMs = 60_000;

/** No reader is answered by anything older, while the truth does. */
const oldestMs = 1_000 * longestOf("pointer");

/** So many are kept of those before. */
const beforeMax = 7;

/** After so many writes with less than this between any two of them, they come thick and fast. */
const [writesMax, writesPauseMs] = [32, 1_000];

/**
 * Where workspaces stand: the one copy that goes stale, so it lives for a second or two and never
 * far away; the shorter, the more lately the workspace has changed. What is past its life is kept
 * on, for when the truth does not answer.
 *
 * Who writes through this isolate and then reads, reads what was written. Only not in a workspace
 * that is written to many times a second: its readers would each ask the truth, and for pages that
 * nobody has made. They are as far behind as the readers of any other isolate: two seconds at most.
 */
export const pointerCopies: Copies["pointers"] = {
  read(workspace, at) {
    const seen = held.read(workspace);
    if (seen !== undefined && at >= seen.until) {
      held.tooOld();
      return undefined;
    }
    return seen?.pointer;
  },

  lately(workspace, at) {
    const seen = held.peek(workspace);
    if (seen === undefined || seen.isDropped === true) {
      return [];
    }
    const all = [seen, ...(seen.before ?? [])];
    return all.filter((each) => at - each.at < oldestMs).map(({ pointer }) => pointer);
  },

  last(workspace, at) {
    const seen = held.peek(workspace);
    return seen !== undefined && at - seen.at < lastMs ? seen : undefined;
  },

  drop(workspace) {
    change(workspace, { until: 0, isDropped: true });
  },

  wrote(workspace, at) {
    const { writes = { count: 0, at } } = held.peek(workspace) ?? {};
    const count = at - writes.at < writesPauseMs ? writes.count + 1 : 1;
    const isDropped = count <= writesMax && { until: 0, isDropped: true };
    change(workspace, { writes: { count, at }, ...isDropped });
  },

  miss(workspace, missedAt) {
    change(workspace, { missedAt });
  },

  write(workspace, pointer, at) {
    const until = at + 1_000 * lifetimeOf("pointer", 0, paceOf(pointer.workspace, at));
    const seen = held.peek(workspace);
    const isBehind =
      seen !== undefined &&
      seen.pointer.workspace.generation > pointer.workspace.generation &&
      at - seen.at < lagMs;
    const { writes } = seen ?? {};
    // A copy of the database that lags takes nobody back to what this isolate has seen the end of.
    const now = isBehind ? { pointer: seen.pointer, at: seen.at } : { pointer, at };
    const before = seen && beforeOf(seen, now.pointer, at);
    hold(workspace, {
      ...now,
      until,
      ...(writes !== undefined && { writes }),
      ...(before !== undefined && { before }),
    });
  },
};

/**
 * What stands behind the next one. Of more than are kept, the last but one goes: the latest are
 * there, so that a reader is not taken back to before what was read already, and the oldest, whose
 * pages have surely been made.
 */
function beforeOf({ pointer, at, before = [], isDropped }: Seen, next: Pointer, now: Instant) {
  if (isDropped === true) {
    return undefined;
  }
  const all = pointer === next ? before : [{ pointer, at }, ...before];
  const young = all.filter((each) => now - each.at < oldestMs);
  return young.length > beforeMax ? [...young.slice(0, -2), ...young.slice(-1)] : young;
}

function change(workspace: string, changes: Partial<Seen>): void {
  const seen = held.peek(workspace);
  if (seen !== undefined) {
    hold(workspace, { ...seen, ...changes });
  }
}

function hold(workspace: string, seen: Seen): void {
  const bytes = [seen, ...(seen.before ?? [])].map(
    ({ pointer }) => 450 + 400 * pointer.published.length,
  );
  held.write(
    workspace,
    seen,
    bytes.reduce((sum, each) => sum + each, 450),
  );
}
