import { type Instant } from "../core/item/item.ts";
import { lifetimeOf } from "../core/lifetime.ts";
import { paceOf, type Pointer } from "../core/workspace.ts";
import { type Copies } from "../deps.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

type Seen = {
  readonly pointer: Pointer;
  /** When the truth said so. */
  readonly at: Instant;
  readonly until: Instant;
  readonly missedAt?: Instant;
};

const held = new Memory<Seen>(memoryBudgets.pointers, "pointers");

/** Older than this it is nothing to fall back upon. */
const lastMs = 10 * 60_000;

/** A copy of the database is never behind for longer than this. */
const lagMs = 60_000;

/**
 * Where workspaces stand: the one copy that goes stale, so it lives for a second or two and never
 * far away; the shorter, the more lately the workspace has changed. What is past its life is kept
 * on, for when the truth does not answer.
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

  last(workspace, at) {
    const seen = held.peek(workspace);
    return seen !== undefined && at - seen.at < lastMs ? seen : undefined;
  },

  drop(workspace) {
    const seen = held.peek(workspace);
    if (seen !== undefined) {
      hold(workspace, { ...seen, until: 0 });
    }
  },

  miss(workspace, missedAt) {
    const seen = held.peek(workspace);
    if (seen !== undefined) {
      hold(workspace, { ...seen, missedAt });
    }
  },

  write(workspace, pointer, at) {
    const until = at + 1_000 * lifetimeOf("pointer", 0, paceOf(pointer.workspace, at));
    const seen = held.peek(workspace);
    const isBehind =
      seen !== undefined &&
      seen.pointer.workspace.generation > pointer.workspace.generation &&
      at - seen.at < lagMs;
    // A copy of the database that lags takes nobody back to what this isolate has seen the end of.
    hold(
      workspace,
      isBehind ? { pointer: seen.pointer, at: seen.at, until } : { pointer, at, until },
    );
  },
};

function hold(workspace: string, seen: Seen): void {
  held.write(workspace, seen, 700 + 400 * seen.pointer.published.length);
}
