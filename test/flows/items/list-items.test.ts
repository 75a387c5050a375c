import { expect, test } from "vitest";
import { ItemList } from "../../../src/contract/items.ts";
import { listItems } from "../../../src/flows/items/list-items.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { requirePointer } from "../../../src/flows/rankings/pointer.ts";
import { readSnapshot } from "../../../src/flows/rankings/read-snapshot.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { type ItemFilter, type Store } from "../../../src/ports/deps.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

type Window = Parameters<Store["items"]["list"]>[2];

/** Three items, two of them done, and what is asked of the truth for a list of them. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const { workspace } = await createWorkspace(deps, { name: "Tests", defaultModel: "rice" });
  const actor = { workspace: workspace.id, name: "key" };
  const add = async (title: string, status: string) => {
    environment.now += 10_000;
    const operation = { kind: "create", changes: { title, status } } as const;
    await saveItems(deps, { actor, operations: [operation] });
  };
  await add("Café", "done");
  await add("B", "done");
  await add("C", "open");
  const windows: Window[] = [];
  const list: Store["items"]["list"] = (id, filter, window) => {
    windows.push(window);
    return deps.store.items.list(id, filter, window);
  };
  const items = { ...deps.store.items, list };
  const asking = { ...deps, store: { ...deps.store, items } };
  const totalOf = async (filter: ItemFilter, page: number | undefined = 1) => {
    const request = { workspace: workspace.id, filter, limit: 1, page, matchesETag: () => false };
    const { body = "{}" } = await listItems(asking, request);
    const { pagination } = ItemList.parse(JSON.parse(body));
    return [pagination?.total, windows.at(-1)?.known];
  };
  const hold = async () => readSnapshot(deps, (await requirePointer(deps, workspace.id)).workspace);
  return { add, hold, totalOf };
}

test("what passes is counted on the board that is at hand, and by the truth where none is", async () => {
  const { hold, totalOf } = await openBacklog();
  expect(await totalOf({ status: "done" })).toEqual([2, undefined]);
  const { generation } = await hold();
  expect(await totalOf({ status: "done" })).toEqual([2, { generation, total: 2 }]);
  expect(await totalOf({})).toEqual([3, { generation, total: 3 }]);
});

test("a board of an older generation is not believed", async () => {
  const { add, hold, totalOf } = await openBacklog();
  const { generation } = await hold();
  await add("D", "done");
  expect(await totalOf({ status: "done" })).toEqual([3, { generation, total: 2 }]);
});

test("what no board knows is counted by the truth", async () => {
  const { hold, totalOf } = await openBacklog();
  await hold();
  expect(await totalOf({ q: "CAFE" })).toEqual([1, undefined]);
  expect(await totalOf({ external_id: "X" })).toEqual([0, undefined]);
  expect(await totalOf({ parent: "itm_1" })).toEqual([0, undefined]);
});
