import { expect, test } from "vitest";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { resolveModel } from "../../../src/flows/models/resolve-model.ts";
import { saveModel } from "../../../src/flows/models/save-model.ts";
import { locateRanking } from "../../../src/flows/rankings/locate-ranking.ts";
import { requirePointer } from "../../../src/flows/rankings/pointer.ts";
import { readRankingDiff } from "../../../src/flows/rankings/read-ranking-diff.ts";
import { readRanking } from "../../../src/flows/rankings/read-ranking.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

test("attributes a move by a relative model to others unless the item has changed", async () => {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "rice",
  });
  const actor = actorOf(workspace.id);
  const criteria = [{ key: "joy" }, { key: "ease" }];
  const near = { id: "near", kind: "topsis", definition: { criteria } };
  await saveModel(deps, near, { actor, mode: "create" });
  const add = async (joy: number, ease: number) => {
    environment.now += 10_000;
    const changes = { title: "Item", ratings: { joy, ease } };
    await saveItems(deps, actor, { operations: [{ kind: "create", changes }] });
  };
  const rank = async () => {
    const pointer = await requirePointer(deps, workspace.id);
    const resolvedModel = await resolveModel(deps, pointer, { id: "near" });
    const { generation: minGeneration } = pointer.workspace;
    const location = locateRanking(pointer, resolvedModel, { at: deps.clock.now(), minGeneration });
    const { value } = await readRanking(deps, pointer.workspace, { location, resolvedModel });
    await environment.settle();
    return value.id;
  };
  await add(2, 3);
  await add(4, 2);
  const from = await rank();
  await add(9, 1);
  const to = await rank();
  const request = { from, to, limit: 10 };
  const { diff } = await readRankingDiff(deps, actorOf(workspace.id), request);
  expect(diff.entered.map(({ number }) => number)).toEqual([3]);
  expect(diff.moved.length).toBeGreaterThan(0);
  expect(diff.moved.map(({ cause }) => cause)).toEqual(diff.moved.map(() => "others"));
});
