import { expect, test } from "vitest";
import { listItems } from "../../../src/flows/items/list-items.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { requirePointer } from "../../../src/flows/rankings/pointer.ts";
import { readSnapshot } from "../../../src/flows/rankings/read-snapshot.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type ItemFilter, type Store } from "../../../src/ports/deps.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

type Window = Parameters<Store["items"]["list"]>[2];

/** Three items, two of them of the red team, and the windows that lists request from the database. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "rice",
  });
  const actor = actorOf(workspace.id);
  const add = async (title: string, team: string) => {
    environment.now += 10_000;
    const operation = { kind: "create", changes: { title, team } } as const;
    await saveItems(deps, actor, { operations: [operation] });
  };
  await add("Café", "red");
  await add("B", "red");
  await add("C", "blue");
  const windows: Window[] = [];
  const list: Store["items"]["list"] = (id, filter, window) => {
    windows.push(window);
    return deps.store.items.list(id, filter, window);
  };
  const items = { ...deps.store.items, list };
  const recordingDeps = { ...deps, store: { ...deps.store, items } };
  const readTotal = async (filter: ItemFilter, page: number | undefined = 1) => {
    const request = { filter, limit: 1, page, matchesETag: () => false };
    const listed = await listItems(recordingDeps, actor, request);
    return [listed.page?.numbering?.total, windows.at(-1)?.known];
  };
  const cacheSnapshot = async () =>
    readSnapshot(deps, (await requirePointer(deps, workspace.id)).workspace);
  return { add, cacheSnapshot, readTotal };
}

test("counts matching items in the cached snapshot, otherwise in the database", async () => {
  const { cacheSnapshot, readTotal } = await openBacklog();
  expect(await readTotal({ team: "red" })).toEqual([2, undefined]);
  const { generation } = await cacheSnapshot();
  expect(await readTotal({ team: "red" })).toEqual([2, { generation, total: 2 }]);
  expect(await readTotal({})).toEqual([3, { generation, total: 3 }]);
});

test("does not use the count of a snapshot of an older generation", async () => {
  const { add, cacheSnapshot, readTotal } = await openBacklog();
  const { generation } = await cacheSnapshot();
  await add("D", "red");
  expect(await readTotal({ team: "red" })).toEqual([3, { generation, total: 2 }]);
});

test("counts in the database by fields that snapshots lack", async () => {
  const { cacheSnapshot, readTotal } = await openBacklog();
  await cacheSnapshot();
  expect(await readTotal({ q: "CAFE" })).toEqual([1, undefined]);
  expect(await readTotal({ external_id: "X" })).toEqual([0, undefined]);
  expect(await readTotal({ source: "" })).toEqual([3, undefined]);
  expect(await readTotal({ parent: "itm_1" })).toEqual([0, undefined]);
});
