import { expect, test } from "vitest";
import { type Workspace } from "../../../src/core/workspace.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { readSnapshot, readPastSnapshot } from "../../../src/flows/rankings/read-snapshot.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A workspace in memory, and a way to add an item to it, which raises its generation by one. */
async function openBacklog() {
  const { deps, clearCaches } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, {
    name: "Tests",
    defaultModel: "qvf-classic",
  });
  const add = async (title: string): Promise<Workspace> => {
    await saveItems(deps, {
      actor: { workspace: workspace.id, name: "key" },
      operations: [{ kind: "create", changes: { title } }],
    });
    const pointer = await deps.store.workspaces.readPointer(workspace.id);
    return pointer?.workspace ?? workspace;
  };
  return { deps, add, clearCaches };
}

test("a past board is not made of a board that is older than it", async () => {
  const { deps, add } = await openBacklog();
  const stale = await add("A");
  await readSnapshot(deps, stale);
  await add("B");
  await add("C");
  const past = await readPastSnapshot(deps, stale, 2);
  expect(past.generation).toBe(2);
  expect([...past.number]).toEqual([1, 2]);
});

test("a past board is made again from the log when nothing is held", async () => {
  const { deps, add, clearCaches } = await openBacklog();
  await add("A");
  await add("B");
  const now = await add("C");
  clearCaches();
  expect([...(await readPastSnapshot(deps, now, 1)).number]).toEqual([1]);
});

test("a database that is behind what is held gives it no older name", async () => {
  const { deps, add } = await openBacklog();
  const before = await add("A");
  const now = await add("B");
  const held = await readSnapshot(deps, now);
  const { store } = deps;
  const lagging = {
    ...deps,
    store: {
      ...store,
      boards: { ...store.snapshots, delta: async () => ({ workspace: before, rows: [] }) },
    },
  };
  expect(await readSnapshot(lagging, { ...now, generation: 3 })).toBe(held);
});

test("a board that is as new as the pointer is read without the database", async () => {
  const { deps, add } = await openBacklog();
  const now = await add("A");
  const held = await readSnapshot(deps, now);
  const { store } = deps;
  const away = {
    ...deps,
    store: {
      ...store,
      boards: { ...store.snapshots, delta: () => Promise.reject(new Error("away")) },
    },
  };
  expect(await readSnapshot(away, now)).toBe(held);
});

test("a backlog is read in waves of three statements, however large it is", async () => {
  const { deps, add } = await openBacklog();
  const workspace = { ...(await add("A")), lastNumber: 100_000 };
  const { store } = deps;
  let [underWay, most, asked] = [0, 0, 0];
  const large = {
    ...deps,
    store: {
      ...store,
      workspaces: {
        ...store.workspaces,
        pointer: async () => ({ workspace, published: [], models: new Map() }),
      },
      boards: {
        ...store.snapshots,
        rows: async () => {
          asked += 1;
          underWay += 1;
          most = Math.max(most, underWay);
          await Promise.resolve();
          underWay -= 1;
          return [];
        },
      },
    },
  };
  await readSnapshot(large, workspace);
  expect([asked, most]).toEqual([20, 3]); // 100,000 numbers, 5,000 a statement
});

test("a backlog of more items than an isolate has room for is refused, and no board is made", async () => {
  const { deps, add } = await openBacklog();
  const workspace = { ...(await add("A")), lastNumber: 5_000_000 };
  const { store } = deps;
  let asked = 0;
  const large = {
    ...deps,
    store: {
      ...store,
      workspaces: {
        ...store.workspaces,
        pointer: async () => ({ workspace, published: [], models: new Map() }),
      },
      boards: {
        ...store.snapshots,
        delta: async () => undefined,
        rows: async () => {
          asked += 1;
          return Array.from<never>({ length: 400_000 });
        },
      },
    },
  };
  await expect(readSnapshot(large, { ...workspace, snapshotGeneration: 0 })).rejects.toMatchObject({
    kind: "invalid",
    message: `"${workspace.id}" has more than 1000000 items, and no more than that are ranked.`,
  });
  expect(asked).toBe(3); // 1,200,000 in the first wave: nothing more is read
});

test("what changed in more rows than are taken back is not gone back beyond", async () => {
  const { deps, add } = await openBacklog();
  await add("A");
  const now = await add("B");
  const { store } = deps;
  await readSnapshot(deps, now);
  const far = {
    ...deps,
    store: {
      ...store,
      boards: {
        ...store.snapshots,
        delta: async () => ({ workspace: now, rows: Array.from<never>({ length: 100_000 }) }),
      },
    },
  };
  await expect(readPastSnapshot(far, now, 1)).rejects.toMatchObject({ kind: "invalid" });
});
