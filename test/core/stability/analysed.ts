import {
  type DefinitionRequest,
  type RatedItem,
  type ModelInUse,
} from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Ranking } from "../../../src/core/ranking/ranking.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { type StabilityPlan } from "../../../src/core/stability/plan.ts";
import { hashSeed } from "../../../src/core/stability/random-stream.ts";
import { type Stability, analyseAcceptability } from "../../../src/core/stability/stability.ts";
import { boardOf } from "../models/boards.ts";

export const plan: StabilityPlan = {
  draws: 512,
  top: 1_000,
  seed: hashSeed("wsp_test/weighted/1"),
};

export type Analysed = {
  readonly board: Snapshot;
  readonly ranking: Ranking;
  readonly inUse: ModelInUse;
  readonly stability: Stability;
};

/** Items ranked by a model, and how firmly they stand. Takes no Node API. */
export function analysed(
  items: readonly RatedItem[],
  kind: string,
  {
    request = {},
    ...other
  }: { readonly request?: DefinitionRequest } & Partial<StabilityPlan> = {},
): Analysed {
  const model = requireModelKind(kind);
  const inUse = { id: kind, revision: 1, model, definition: model.define(request) };
  const board = boardOf(items);
  const ranking = { ...rank(board, inUse), id: "", digest: "" };
  const stability = analyseAcceptability({ board, ranking, inUse }, { ...plan, ...other });
  return { board, ranking, inUse, stability };
}

/** Criteria from 0 to 10 by these weights, and items rated by them in the same order. */
export function weighedBy(weights: Readonly<Record<string, number>>): DefinitionRequest {
  const criteria = Object.keys(weights).map((key) => ({ key, min: 0, max: 10 }));
  return { criteria, weights };
}
