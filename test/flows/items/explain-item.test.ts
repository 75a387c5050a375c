import { expect, test } from "vitest";
import { explainItem } from "../../../src/flows/items/explain-item.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { saveModel } from "../../../src/flows/models/save-model.ts";
import { readSnapshot } from "../../../src/flows/rankings/read-snapshot.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A workspace with a model of TOPSIS, and a way to write behind the back of what is held. */
async function openBacklog() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const { workspace } = await createWorkspace(deps, { name: "Tests", defaultModel: "rice" });
  const actor = { workspace: workspace.id, name: "key" };
  const criteria = [{ key: "joy" }];
  await saveModel(
    deps,
    { id: "near", kind: "topsis", definition: { criteria } },
    {
      actor,
      mustBe: "new",
    },
  );
  const write = async (operation: Parameters<typeof saveItems>[1]["operations"][number]) => {
    environment.now += 10;
    await saveItems(deps, { actor, operations: [operation] });
  };
  const add = (joy: number) =>
    write({ kind: "create", changes: { title: "Item", ratings: { joy } } });
  const held = async () => {
    const pointer = await deps.store.workspaces.readPointer(workspace.id);
    await readSnapshot(deps, pointer?.workspace ?? workspace);
    return () => pointer && deps.caches.pointers.write(workspace.id, pointer, environment.now);
  };
  const itemAt = async (number: number) => {
    const { items } = await deps.store.items.readByNumbers(workspace.id, [number]);
    return items[0]?.id ?? "";
  };
  const scoreOf = async (number: number) => {
    const wanted = { workspace: workspace.id, item: await itemAt(number), model: "near" };
    return (await explainItem(deps, wanted)).explanation.value;
  };
  return { deps, add, write, held, itemAt, scoreOf };
}

test("an item is explained among the others of the board", async () => {
  const { add, scoreOf } = await openBacklog();
  await add(2);
  await add(8);
  await add(5);
  expect(await Promise.all([1, 2, 3].map(scoreOf))).toEqual([0, 1, expect.closeTo(0.5, 12)]);
});

test("an item that is newer than the board at hand has the board brought up to it", async () => {
  const { add, held, scoreOf } = await openBacklog();
  await add(2);
  await add(8);
  const forget = await held();
  await add(5);
  forget();
  expect(await scoreOf(3)).toBeCloseTo(0.5, 12);
});

test("an item that changed since the board at hand is explained as it is now", async () => {
  const { add, write, held, itemAt, scoreOf } = await openBacklog();
  await add(2);
  await add(8);
  await add(5);
  const forget = await held();
  await write({ kind: "patch", id: await itemAt(3), changes: { ratings: { joy: 2 } } });
  forget();
  expect(await scoreOf(3)).toBe(0);
});
