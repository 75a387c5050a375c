import { type Instant } from "../core/item.ts";
import { lifetimeOf } from "../core/lifetime.ts";
import { paceOf, type Pointer } from "../core/workspace.ts";
import { type Copies } from "../deps.ts";
import { Memory, memoryBudgets } from "./memory.ts";

type Seen = { readonly pointer: Pointer; readonly until: Instant };

const held = new Memory<Seen>(memoryBudgets.pointers);

/**
 * Where workspaces stand: the one copy that goes stale, so it lives for a second or two and never
 * far away; the shorter, the more lately the workspace has changed.
 */
export const pointerCopies: Copies["pointers"] = {
  read(workspace, at) {
    const seen = held.read(workspace);
    return seen !== undefined && at < seen.until ? seen.pointer : undefined;
  },

  drop: (workspace) => held.drop(workspace),

  write(workspace, pointer, at) {
    const seconds = lifetimeOf("pointer", 0, paceOf(pointer.workspace, at));
    const bytes = 600 + 200 * pointer.published.length;
    held.write(workspace, { pointer, until: at + 1_000 * seconds }, bytes);
  },
};
