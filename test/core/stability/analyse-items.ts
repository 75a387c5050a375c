import {
  type DefinitionRequest,
  type RatedItem,
  type ResolvedModel,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { type StabilityPlan } from "../../../src/core/stability/plan.ts";
import { hashSeed } from "../../../src/core/stability/random-stream.ts";
import { type Stability, analyseAcceptability } from "../../../src/core/stability/stability.ts";
import { buildSnapshot } from "../models/snapshots.ts";

export const plan: StabilityPlan = {
  draws: 512,
  top: 1_000,
  seed: hashSeed("wsp_test/weighted/1"),
  weights: { kind: "simplex" },
  intervals: "drawn",
};

export type Analysis = {
  readonly snapshot: Snapshot;
  readonly ranking: Ranking;
  readonly resolvedModel: ResolvedModel;
  readonly stability: Stability;
};

/** Ranks items by a model and analyses the stability of the ranking. Uses no Node API. */
export function analyseItems(
  items: readonly RatedItem[],
  kind: string,
  {
    request = {},
    ...overrides
  }: { readonly request?: DefinitionRequest } & Partial<StabilityPlan> = {},
): Analysis {
  const model = requireModelKind(kind);
  const resolvedModel = { id: kind, revision: 1, model, definition: model.define(request) };
  const snapshot = buildSnapshot(items);
  const ranking = { ...rank(snapshot, resolvedModel), id: "", digest: "" };
  const stability = analyseAcceptability(
    { snapshot, ranking, resolvedModel },
    { ...plan, ...overrides },
  );
  return { snapshot, ranking, resolvedModel, stability };
}

/** Builds a request for criteria from 0 to 10 with these weights. */
export function buildWeightedRequest(weights: Readonly<Record<string, number>>): DefinitionRequest {
  const criteria = Object.keys(weights).map((key) => ({ key, min: 0, max: 10 }));
  return { criteria, weights };
}
