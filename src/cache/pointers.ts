import { type Instant } from "../core/item.ts";
import { type Pointer } from "../core/workspace.ts";
import { type Copies } from "../deps.ts";
import { Memory, memoryBudgets } from "./memory.ts";

/** How long an isolate may believe that a workspace stands where it stood. */
const lifeMs = 1_000;

const held = new Memory<{ readonly pointer: Pointer; readonly at: Instant }>(
  memoryBudgets.pointers,
);

/** Where workspaces stand: the one copy that goes stale, so it lives a second and never far away. */
export const pointerCopies: Copies["pointers"] = {
  read(workspace, at) {
    const entry = held.read(workspace);
    return entry !== undefined && at - entry.at < lifeMs ? entry.pointer : undefined;
  },

  drop: (workspace) => held.drop(workspace),

  write(workspace, pointer, at) {
    held.write(workspace, { pointer, at }, 600 + 200 * pointer.published.length);
  },
};
