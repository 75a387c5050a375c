import { describe, expect, test } from "vitest";
import { generateItems } from "../../scripts/lab/bench/dataset.ts";
import { buildSnapshot } from "../../scripts/lab/bench/snapshots.ts";
import { analyseBands, analyseBandsInSlices } from "../../src/core/bands/band-analysis.ts";
import {
  newScratchFloat64,
  withScratch,
  withScratchSlices,
} from "../../src/core/columns/scratch.ts";
import { compareModels, compareModelsInSlices } from "../../src/core/compare/compare-models.ts";
import { lift, liftInSlices } from "../../src/core/lift/lift.ts";
import { lint, lintInSlices } from "../../src/core/lint/lint.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";
import { orderByDependencies, orderByDependenciesInSlices } from "../../src/core/planning/order.ts";
import { countFacetsInSlices } from "../../src/core/ranking/count-facets.ts";
import { diffRankings, diffRankingsInSlices } from "../../src/core/ranking/diff.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { runToEnd, type Sliced } from "../../src/core/slices.ts";
import { planStability } from "../../src/core/stability/plan.ts";
import {
  analyseAcceptability,
  analyseAcceptabilityInSlices,
} from "../../src/core/stability/stability.ts";

/** Enough rows that scratch arrays are freed and not left to the garbage collector. */
const snapshot = buildSnapshot(generateItems(4_000));
const criteria = ["business_value", "risk_level"].map((key) => ({ key, min: 0, max: 10 }));
const weighted = buildModel("weighted", { criteria });
const wsjf = buildModel("wsjf");
const topsis = buildModel("topsis", { criteria });

function buildModel(kind: string, request: DefinitionRequest = {}): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: 1, model, definition: model.define(request) };
}

function rankBy(resolvedModel: ResolvedModel) {
  return { ...rank(snapshot, resolvedModel), id: resolvedModel.id, digest: "" };
}

const rankings = [rankBy(weighted), rankBy(wsjf)] as const;
const stabilityPlan = planStability(rankings[0], weighted);
const subject = { snapshot, ranking: rankings[0], resolvedModel: weighted };
const bandOptions = { unrated: "ranges", questionsMax: 10 } as const;
const links = {
  blocked: Uint32Array.from({ length: 500 }, (_, index) => index),
  blocker: Uint32Array.from({ length: 500 }, (_, index) => 3_999 - 3 * index),
};

function countFacets() {
  return countFacetsInSlices(snapshot, { filter: { type: "bug" }, valuesMax: 100 });
}

/** Each long computation: at once, and in slices. */
const computations: Readonly<Record<string, readonly [() => unknown, () => Sliced<unknown>]>> = {
  stability: [
    () => analyseAcceptability(subject, stabilityPlan),
    () => analyseAcceptabilityInSlices(subject, stabilityPlan),
  ],
  comparison: [
    () => compareModels(snapshot, [weighted, wsjf]),
    () => compareModelsInSlices(snapshot, [weighted, wsjf]),
  ],
  bands: [
    () => analyseBands(snapshot, wsjf, bandOptions),
    () => analyseBandsInSlices(snapshot, wsjf, bandOptions),
  ],
  lint: [() => lint(snapshot, wsjf), () => lintInSlices(snapshot, wsjf)],
  diff: [() => diffRankings(...rankings), () => diffRankingsInSlices(...rankings)],
  lift: [
    () => lift(snapshot, topsis, { row: 77, targetRank: 5 }),
    () => liftInSlices(snapshot, topsis, { row: 77, targetRank: 5 }),
  ],
  facets: [() => runToEnd(countFacets()), countFacets],
  order: [() => orderByDependencies(4_000, links), () => orderByDependenciesInSlices(4_000, links)],
};

describe("a long computation in slices", () => {
  test.each(Object.keys(computations))("of %s yields, and each slice has a cost", (name) => {
    const costs = [...(computations[name]?.[1]() ?? [])];
    expect(costs.length).toBeGreaterThan(1);
    expect(costs.every((cost) => cost >= 0)).toBe(true);
    expect(costs.some((cost) => cost > 0)).toBe(true);
  });

  test("has the bits of an uninterrupted one if others run between its slices", () => {
    const expected = Object.values(computations).map(([compute]) => compute());
    const sliced = Object.values(computations).map(([, slice]) => slice());
    expect(runInTurn(sliced)).toEqual(expected);
  });
});

test("frees the scratch arrays of a sliced computation at its end, and no array of another", () => {
  const first = withScratchSlices(allocateTwice());
  const second = withScratchSlices(allocateTwice());
  first.next();
  const [other] = withScratch(() => [newScratchFloat64(5_000)]);
  second.next();
  expect(other).toHaveLength(0);
  const [freed = []] = runInTurn([first]);
  expect(freed.map(({ length }) => length)).toEqual([0, 0]);
  const [freedLater = []] = runInTurn([second]);
  expect(freedLater.map(({ length }) => length)).toEqual([0, 0]);
});

function* allocateTwice(): Sliced<Float64Array[]> {
  const first = newScratchFloat64(5_000).fill(7);
  yield 1;
  const second = newScratchFloat64(5_000);
  // The first array is still in memory after other computations have ended.
  expect(first.at(-1)).toBe(7);
  return [first, second];
}

/** Runs the next slice of each computation in turn, and returns the results in order. */
function runInTurn<T>(sliced: readonly Sliced<T>[]): T[] {
  const results: T[] = [];
  const open = new Map(sliced.entries());
  while (open.size > 0) {
    for (const [index, work] of open) {
      runSlice(work, (result) => {
        results[index] = result;
        open.delete(index);
      });
    }
  }
  return results;
}

function runSlice<T>(work: Sliced<T>, onEnd: (result: T) => void): void {
  const step = work.next();
  if (step.done === true) {
    onEnd(step.value);
  }
}
