import { Failure, failureFromFault, locateInBody } from "../../core/failure.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { locatePastRanking } from "../rankings/locate-past-ranking.ts";
import { readNewestRanking } from "../rankings/read-newest-ranking.ts";
import { readPastRanking } from "../rankings/read-past-ranking.ts";
import { readRankingById } from "../rankings/read-ranking-by-id.ts";

/** The ranking of a new baseline: an id, or a model and a point in the past. */
export type RankingChoice = {
  readonly ranking?: string | undefined;
  /** If absent, the default model. */
  readonly model?: string | undefined;
  /** If absent, now. */
  readonly at?: PastPoint | undefined;
};

/** Reads the ranking of the open items that a request body chooses. Faults point into the body. */
export async function readRankingToPin(
  deps: Deps,
  pointer: Pointer,
  { ranking, ...choice }: RankingChoice,
): Promise<Ranking> {
  try {
    return await (ranking === undefined
      ? readRankingAt(deps, pointer, choice)
      : readNamedRanking(deps, pointer, ranking));
  } catch (error) {
    throw error instanceof Failure ? locateInBody(error) : error;
  }
}

async function readRankingAt(
  deps: Deps,
  pointer: Pointer,
  { model, at }: Omit<RankingChoice, "ranking">,
): Promise<Ranking> {
  if (at === undefined) {
    return readNewestRanking(deps, pointer, model);
  }
  const resolvedModel = await resolveModel(deps, pointer, { id: model });
  const key = await locatePastRanking(deps, pointer, { at, resolvedModel, scope: "open" });
  const { value } = await readPastRanking(deps, pointer.workspace, { key, resolvedModel });
  return value;
}

async function readNamedRanking(deps: Deps, pointer: Pointer, id: string): Promise<Ranking> {
  try {
    return await readRankingById(deps, pointer, id);
  } catch (error) {
    if (!(error instanceof Failure && error.kind === "not-found")) {
      throw error;
    }
    throw failureFromFault("not-found", { parameter: "ranking", detail: error.message });
  }
}
