import { type Instant } from "../core/item/item.ts";
import { longestOf } from "../core/lifetime.ts";
import { type Kept } from "./tiers/far.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

type Waiting = { readonly since: Instant; readonly kept: Kept };

/** By the bytes of a page, in whatever form it is held. */
const waiting = new WeakMap<Uint8Array, Waiting>();

const waitsMs = 1_000 * longestOf("pointer");

/**
 * Which pages go to the data centre: those that are asked for again when what led to them was read
 * anew. Most pages are read once, and of a workspace that changes every second no name lives for
 * longer; to put such a page there costs as much as to read it, and nobody would find it.
 */
export const admission = {
  wait(body: Uint8Array, since: Instant, kept: Kept): void {
    waiting.set(body, { since, kept });
  },

  /** How it is to be kept, of a page that is due; once. */
  due(body: Uint8Array, at: Instant): Kept | undefined {
    const found = waiting.get(body);
    if (found === undefined || at - found.since < waitsMs) {
      return undefined;
    }
    waiting.delete(body);
    return found.kept;
  },
};

/** After so many looks in a row that found nothing, one in `looksOneIn` is taken. */
const [fruitlessMax, looksOneIn] = [16, 8];

/** How often in a row the data centre had nothing of a workspace. */
const fruitless = new Memory<number>(memoryBudgets.looks, "looks");

/** Where looking into the data centre has not paid for long, it is done now and then. */
export const looks = {
  isWorthwhile(workspace: string): boolean {
    const times = fruitless.peek(workspace) ?? 0;
    return times < fruitlessMax || times % looksOneIn === 0;
  },

  /** Also of a look that was not taken. */
  note(workspace: string, hasFound: boolean): void {
    const times = hasFound ? 0 : (fruitless.peek(workspace) ?? 0) + 1;
    fruitless.write(workspace, times, 150);
  },
};
