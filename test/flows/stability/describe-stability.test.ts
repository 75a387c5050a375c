import { expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { type StabilityRequest } from "../../../src/core/stability/plan.ts";
import { type Stability } from "../../../src/core/stability/stability.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { resolveModel } from "../../../src/flows/models/resolve-model.ts";
import { saveModel } from "../../../src/flows/models/save-model.ts";
import { locateRanking } from "../../../src/flows/rankings/locate-ranking.ts";
import { requirePointer } from "../../../src/flows/rankings/pointer.ts";
import { readRanking } from "../../../src/flows/rankings/read-ranking.ts";
import { computeStability } from "../../../src/flows/stability/compute-stability.ts";
import { describeStability } from "../../../src/flows/stability/describe-stability.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** A ranking of three items by three equal weights, and a function that describes it. */
async function openRanking() {
  const environment = openUnitEnvironment();
  const { deps } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, {
    name: "Tests",
    defaultModel: "rice",
  });
  const actor = actorOf(workspace.id);
  const criteria = ["value", "speed", "ease"].map((key) => ({ key, min: 0, max: 10 }));
  const own = { id: "own", kind: "weighted", definition: { criteria } };
  await saveModel(deps, own, { actor, mode: "create" });
  const operations = [
    { title: "Even", ratings: { value: 6, speed: 6, ease: 6 } },
    { title: "Fast", ratings: { value: 0, speed: 10, ease: 6 } },
    { title: "Poor", ratings: { value: 1, speed: 1, ease: 1 } },
  ].map((changes) => ({ kind: "create", changes }) as const);
  await saveItems(deps, actor, { operations });
  const pointer = await requirePointer(deps, workspace.id);
  const resolvedModel = await resolveModel(deps, pointer, { id: "own" });
  const { generation: minGeneration } = pointer.workspace;
  const location = locateRanking(pointer, resolvedModel, { at: deps.clock.now(), minGeneration });
  const { value } = await readRanking(deps, pointer.workspace, { location, resolvedModel });
  await environment.settle();
  /** The weights of the analyses that a request computed and cached. */
  const computed: unknown[] = [];
  const { stability } = deps.caches;
  const write = (analysis: Stability) => {
    computed.push(analysis.weights);
    return stability.write(analysis);
  };
  const watched = { ...deps, caches: { ...deps.caches, stability: { ...stability, write } } };
  const describe = (request: StabilityRequest = {}, limit = 10) =>
    describeStability(watched, actor, { ranking: value.id, limit, ...request });
  return { deps, ranking: value, computed, describe };
}

test("describes the plan of published rankings by default, with comparisons in words", async () => {
  const { describe } = await openRanking();
  const { stability, comparisons } = await describe();
  expect(stability).toMatchObject({
    method: "weights",
    weights: { kind: "around", spread: 20 },
    criteria: ["value", "speed", "ease"],
  });
  expect(comparisons).toEqual([
    expect.stringMatching(/^"Even" beats "Fast" in .* % of weightings\.$/),
    '"Fast" beats "Poor" in 100 % of weightings.',
    undefined,
  ]);
});

test("compares the last described item with the next one, which is not described", async () => {
  const { describe } = await openRanking();
  const { positions, comparisons } = await describe({}, 1);
  expect(positions).toEqual([0]);
  expect(comparisons).toEqual([expect.stringContaining('beats "Fast" in')]);
});

test("reads the analysis of the background job for the default plan, and no other", async () => {
  const { deps, ranking, computed, describe } = await openRanking();
  expect(await computeStability(deps, ranking)).toBe("computed");
  await describe();
  await describe({ spread: 20 });
  expect(computed).toEqual([]);
  await describe({ spread: 10 });
  await describe({ weights: "simplex" });
  await describe({ weights: "simplex" });
  expect(computed).toEqual([{ kind: "around", spread: 10 }, { kind: "simplex" }]);
});

test("concurrent requests with different weights share no analysis", async () => {
  const { describe } = await openRanking();
  const requests: StabilityRequest[] = [{}, { spread: 0 }, { weights: "ordered" }];
  const reports = await Promise.all(requests.map((request) => describe(request)));
  expect(reports.map(({ stability }) => stability.weights)).toEqual([
    { kind: "around", spread: 20 },
    { kind: "around", spread: 0 },
    { kind: "ordered", order: [0, 1, 2] },
  ]);
});

test("rejects an order that is not complete", async () => {
  const { describe } = await openRanking();
  await expect(describe({ weights: "ordered", order: ["value"] })).rejects.toThrow(Failure);
});
