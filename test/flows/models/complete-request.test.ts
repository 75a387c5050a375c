import { expect, test } from "vitest";
import { type DefinitionBody } from "../../../src/contract/model.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { resolveModelRevision } from "../../../src/flows/models/resolve-model.ts";
import { saveModel } from "../../../src/flows/models/save-model.ts";
import { computeRanking } from "../../../src/flows/rankings/compute-ranking.ts";
import { publishRanking } from "../../../src/flows/rankings/publish-ranking.ts";
import { publishWorkspace } from "../../../src/flows/rankings/publish-workspace.ts";
import { readSnapshot } from "../../../src/flows/rankings/read-snapshot.ts";
import { simulateRanking } from "../../../src/flows/rankings/simulate-ranking.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

const criteria = [{ key: "joy" }, { key: "gain" }, { key: "trust" }];

async function openModels(defaultModel = "rice") {
  const { deps } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, { name: "Tests", defaultModel });
  const actor = actorOf(workspace.id);
  const save = (mode: "create" | "revise", kind: string, definition: DefinitionRequest) =>
    saveModel(deps, { id: "mine", kind, definition }, { actor, mode });
  /** Stores a model as it was before the options for missing ratings existed. */
  const storeOld = async (kind: string, request: DefinitionRequest) => {
    const { missing: _, ...definition } = requireModelKind(kind).define({
      ...request,
      ...(kind === "wsjf" && { missing: "renormalise" }),
    });
    const row = { id: "mine", revision: 1, name: "Mine", kind, request, definition };
    await deps.store.models.create(workspace.id, { ...row, createdAt: 0, actor: "key" });
  };
  const addItem = (ratings: Readonly<Record<string, number>>) =>
    saveItems(deps, actor, {
      operations: [{ kind: "create", changes: { title: "Item", ratings } }],
    });
  const simulate = async (model: string, definition: DefinitionBody) => {
    const request = { model, definition, patches: [], filter: {}, limit: 9 };
    const { result } = await simulateRanking(deps, actor, request);
    return result.top.map(({ score }) => score);
  };
  return { deps, workspace, save, storeOld, addItem, simulate };
}

test.for([
  ["weighted", { criteria }],
  ["weighted-product", { criteria }],
  ["topsis", { criteria }],
  ["ahp", { criteria: criteria.slice(0, 2), judgements: [{ a: "joy", b: "gain", value: 2 }] }],
] as const)("a new model of %s starts with a minimum coverage of .5", async ([kind, request]) => {
  const { save } = await openModels();
  const { definition } = await save("create", kind, request);
  expect(definition.minCoverage).toBe(0.5);
  expect((await save("revise", kind, request)).definition.minCoverage).toBe(0.5);
  expect(
    (await save("revise", kind, { ...request, minCoverage: 0 })).definition,
  ).not.toHaveProperty("minCoverage");
  // A revision keeps the request for 0.
  expect((await save("revise", kind, request)).definition).not.toHaveProperty("minCoverage");
});

test.for(["qvf", "rice", "wsjf"])("a new model of %s scores every item", async (kind) => {
  const { save } = await openModels();
  expect((await save("create", kind, {})).definition).not.toHaveProperty("minCoverage");
});

test("a new revision keeps the options that it does not mention", async () => {
  const { save } = await openModels();
  await save("create", "weighted", { criteria, missing: "worst", minCoverage: 0.2 });
  const kept = await save("revise", "weighted", { criteria, weights: { joy: 2 } });
  expect(kept.definition).toMatchObject({ missing: "worst", minCoverage: 0.2 });
  const changed = await save("revise", "weighted", { criteria, missing: "renormalise" });
  expect(changed.definition).toMatchObject({ missing: "renormalise", minCoverage: 0.2 });
});

test("a new revision keeps the gates that it does not mention", async () => {
  const { save } = await openModels();
  const gates = [{ criterion: "joy", op: ">=", value: 3 } as const];
  await save("create", "weighted", { criteria, gates, gate: "out" });
  const kept = await save("revise", "weighted", { criteria, weights: { joy: 2 } });
  expect(kept.definition).toMatchObject({ gates, gate: "out" });
  const removed = await save("revise", "weighted", { criteria, gates: [] });
  expect(removed.definition).not.toHaveProperty("gates");
  expect((await save("revise", "weighted", { criteria })).definition).not.toHaveProperty("gates");
});

test("an older model scores every item, even in a what-if and in its next revision", async () => {
  const { storeOld, save, addItem, simulate } = await openModels();
  await storeOld("weighted", { criteria });
  await addItem({ joy: 10 });
  expect(await simulate("mine", {})).toEqual([1]);
  expect(await simulate("mine", { weights: { joy: 1, gain: 2, trust: 2 } })).toEqual([1]);
  expect(await simulate("mine", { min_coverage: 0.5 })).toEqual([undefined]);
  expect(await simulate("mine", { missing: "worst" })).toEqual([1 / 3]);
  expect((await save("revise", "weighted", { criteria })).definition).not.toHaveProperty(
    "minCoverage",
  );
});

test("a what-if by a kind without a model has the defaults of a new model", async () => {
  const { addItem, simulate } = await openModels();
  await addItem({ joy: 10 });
  expect(await simulate("weighted", { criteria })).toEqual([undefined]);
  expect(await simulate("weighted", { criteria, min_coverage: 0 })).toEqual([1]);
});

test("an older revision of a wsjf model keeps its arithmetic, and the next one has the new one", async () => {
  const { storeOld, save, addItem, simulate } = await openModels();
  await storeOld("wsjf", {});
  await addItem({ user_value: 20, job_size: 1 });
  expect(await simulate("mine", {})).toEqual([60]);
  expect(await simulate("mine", { criteria: { job_size: "job_size" } })).toEqual([60]);
  await save("revise", "wsjf", {});
  expect(await simulate("mine", {})).toEqual([22]);
});

test("resolves the first revision of the built-in wsjf with its arithmetic", async () => {
  const { deps, workspace } = await openModels();
  const explain = async (revision: number) => {
    const key = { workspace: workspace.id, model: "wsjf", revision };
    const { model, definition, ...rest } = await resolveModelRevision(deps, key);
    const { value } = model.explain({ ratings: { user_value: 20, job_size: 1 } }, definition);
    return [rest.revision, value];
  };
  expect(await explain(1)).toEqual([1, 60]);
  expect(await explain(2)).toEqual([2, 22]);
});

test("publishes only the newest revision of a built-in model", async () => {
  const { deps, workspace, addItem } = await openModels("wsjf");
  await addItem({ user_value: 20, job_size: 1 });
  const pointer = await deps.store.workspaces.readPointer(workspace.id);
  const snapshot = await readSnapshot(deps, pointer?.workspace ?? workspace);
  const key = { workspace: workspace.id, model: "wsjf", revision: 1 };
  const resolvedModel = await resolveModelRevision(deps, key);
  const older = await computeRanking(deps, snapshot, { resolvedModel, scope: "open" });
  await publishRanking(deps, older);
  await addItem({ user_value: 2, job_size: 1 });
  await publishWorkspace(deps, { workspace: workspace.id, isUrgent: true });
  const after = await deps.store.workspaces.readPointer(workspace.id);
  const published = after?.publications.map(({ revision, generation }) => [revision, generation]);
  expect(published?.toSorted()).toEqual([
    [1, snapshot.generation],
    [2, snapshot.generation + 1],
  ]);
});
