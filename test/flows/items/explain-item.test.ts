import { expect, test } from "vitest";
import { type Scope } from "../../../src/core/status/scope.ts";
import { explainItem } from "../../../src/flows/items/explain-item.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { saveModel } from "../../../src/flows/models/save-model.ts";
import { readSnapshot } from "../../../src/flows/rankings/read-snapshot.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A workspace with a TOPSIS model, and writes that can leave the cached pointer outdated. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "rice",
  });
  const actor = actorOf(workspace.id);
  const criteria = [{ key: "joy" }];
  await saveModel(
    deps,
    { id: "near", kind: "topsis", definition: { criteria } },
    {
      actor,
      mode: "create",
    },
  );
  const write = async (operation: Parameters<typeof saveItems>[2]["operations"][number]) => {
    environment.now += 10;
    await saveItems(deps, actor, { operations: [operation] });
  };
  const add = (joy: number) =>
    write({ kind: "create", changes: { title: "Item", ratings: { joy } } });
  const cacheSnapshot = async () => {
    const pointer = await deps.store.workspaces.readPointer(workspace.id);
    await readSnapshot(deps, pointer?.workspace ?? workspace);
    return () => pointer && deps.caches.pointers.write(workspace.id, pointer, environment.now);
  };
  const readId = async (number: number) => {
    const { items } = await deps.store.items.readByNumbers(workspace.id, [number]);
    return items[0]?.id ?? "";
  };
  const readScore = async (number: number, scope?: Scope) => {
    const request = { workspace: workspace.id, item: await readId(number), model: "near", scope };
    return (await explainItem(deps, request)).explanation.value;
  };
  return { deps, add, write, cacheSnapshot, readId, readScore };
}

test("explains an item in comparison with the others of the snapshot", async () => {
  const { add, readScore } = await openBacklog();
  await add(2);
  await add(8);
  await add(5);
  expect(await Promise.all([1, 2, 3].map((number) => readScore(number)))).toEqual([
    0,
    1,
    expect.closeTo(0.5, 12),
  ]);
});

test("loads a newer snapshot for an item that the cached snapshot lacks", async () => {
  const { add, cacheSnapshot, readScore } = await openBacklog();
  await add(2);
  await add(8);
  const restorePointer = await cacheSnapshot();
  await add(5);
  restorePointer();
  expect(await readScore(3)).toBeCloseTo(0.5, 12);
});

test("rejects an item that has been closed since, unless the scope contains all items", async () => {
  const { add, write, cacheSnapshot, readId, readScore } = await openBacklog();
  await add(2);
  await add(8);
  const restorePointer = await cacheSnapshot();
  await write({ kind: "patch", id: await readId(2), changes: { status: "Closed" } });
  restorePointer();
  await expect(readScore(2)).rejects.toMatchObject({
    kind: "invalid",
    faults: [{ parameter: "scope" }],
  });
  expect(await readScore(2, "all")).toBe(1);
});

test("loads a newer snapshot for an item that has changed since", async () => {
  const { add, write, cacheSnapshot, readId, readScore } = await openBacklog();
  await add(2);
  await add(8);
  await add(5);
  const restorePointer = await cacheSnapshot();
  await write({ kind: "patch", id: await readId(3), changes: { ratings: { joy: 2 } } });
  restorePointer();
  expect(await readScore(3)).toBe(0);
});
