import { expect, test } from "vitest";
import { type Workspace } from "../../../src/core/workspace.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { readPastSnapshot } from "../../../src/flows/rankings/read-past-snapshot.ts";
import { readSnapshot } from "../../../src/flows/rankings/read-snapshot.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A workspace, and a function that adds an item, which raises the generation by one. */
async function openBacklog() {
  const { deps, clearCaches } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "qvf-classic",
  });
  const add = async (title: string): Promise<Workspace> => {
    await saveItems(deps, actorOf(workspace.id), {
      operations: [{ kind: "create", changes: { title } }],
    });
    const pointer = await deps.store.workspaces.readPointer(workspace.id);
    return pointer?.workspace ?? workspace;
  };
  return { deps, add, clearCaches };
}

test("builds a past snapshot from a newer one than the pointer names", async () => {
  const { deps, add } = await openBacklog();
  const stale = await add("A");
  await readSnapshot(deps, stale);
  await add("B");
  await add("C");
  const past = await readPastSnapshot(deps, stale, 2);
  expect(past.generation).toBe(2);
  expect([...past.number]).toEqual([1, 2]);
});

test("builds a past snapshot from the undo log when no cache has it", async () => {
  const { deps, add, clearCaches } = await openBacklog();
  await add("A");
  await add("B");
  const now = await add("C");
  clearCaches();
  expect([...(await readPastSnapshot(deps, now, 1)).number]).toEqual([1]);
});

test("keeps the cached snapshot when a lagging replica responds", async () => {
  const { deps, add } = await openBacklog();
  const before = await add("A");
  const now = await add("B");
  const cached = await readSnapshot(deps, now);
  const { store } = deps;
  const lagging = {
    ...deps,
    store: {
      ...store,
      snapshots: { ...store.snapshots, readDelta: async () => ({ workspace: before, rows: [] }) },
    },
  };
  expect(await readSnapshot(lagging, { ...now, generation: 3 })).toBe(cached);
});

test("does not query the database for a snapshot as new as the pointer", async () => {
  const { deps, add } = await openBacklog();
  const now = await add("A");
  const cached = await readSnapshot(deps, now);
  const { store } = deps;
  const unavailable = {
    ...deps,
    store: {
      ...store,
      snapshots: { ...store.snapshots, readDelta: () => Promise.reject(new Error("away")) },
    },
  };
  expect(await readSnapshot(unavailable, now)).toBe(cached);
});

test("scans a backlog with three statements at a time", async () => {
  const { deps, add } = await openBacklog();
  const workspace = { ...(await add("A")), lastNumber: 100_000 };
  const { store } = deps;
  let [running, runningMax, reads] = [0, 0, 0];
  const large = {
    ...deps,
    store: {
      ...store,
      workspaces: {
        ...store.workspaces,
        readPointer: async () => ({ workspace, publications: [], models: new Map() }),
      },
      snapshots: {
        ...store.snapshots,
        readRows: async () => {
          reads += 1;
          running += 1;
          runningMax = Math.max(runningMax, running);
          await Promise.resolve();
          running -= 1;
          return [];
        },
      },
    },
  };
  await readSnapshot(large, workspace);
  expect([reads, runningMax]).toEqual([20, 3]); // 100,000 numbers / 5,000 per statement
});

test("rejects a backlog with more items than an isolate can hold", async () => {
  const { deps, add } = await openBacklog();
  const workspace = { ...(await add("A")), lastNumber: 5_000_000 };
  const { store } = deps;
  let reads = 0;
  const large = {
    ...deps,
    store: {
      ...store,
      workspaces: {
        ...store.workspaces,
        readPointer: async () => ({ workspace, publications: [], models: new Map() }),
      },
      snapshots: {
        ...store.snapshots,
        readDelta: async () => undefined,
        readRows: async () => {
          reads += 1;
          return Array.from<never>({ length: 400_000 });
        },
      },
    },
  };
  await expect(readSnapshot(large, { ...workspace, snapshotGeneration: 0 })).rejects.toMatchObject({
    kind: "invalid",
    message: `The workspace "${workspace.id}" has more than 1000000 items, the most that can be ranked. Delete items, or use several workspaces.`,
  });
  expect(reads).toBe(3); // The first wave has 1,200,000 rows, so no other is read.
});

test("rejects a past generation after which too many rows have changed", async () => {
  const { deps, add } = await openBacklog();
  await add("A");
  const now = await add("B");
  const { store } = deps;
  await readSnapshot(deps, now);
  const changed = {
    ...deps,
    store: {
      ...store,
      snapshots: {
        ...store.snapshots,
        readDelta: async () => ({ workspace: now, rows: Array.from<never>({ length: 100_000 }) }),
      },
    },
  };
  await expect(readPastSnapshot(changed, now, 1)).rejects.toMatchObject({ kind: "invalid" });
});
