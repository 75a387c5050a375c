import { failureFromFault } from "../../core/failure.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel, resolveModelRevision } from "../models/resolve-model.ts";
import { locatePastRanking } from "./locate-past-ranking.ts";
import { readNewestRanking } from "./read-newest-ranking.ts";
import { readPastRanking } from "./read-past-ranking.ts";
import { readRankingById } from "./read-ranking-by-id.ts";

/** The two rankings to compare: `from` names the first one, or `at` and `model` locate it. */
export type ComparedRankings = {
  readonly from?: string | undefined;
  readonly at?: PastPoint | undefined;
  readonly model?: string | undefined;
  /** If absent, the newest ranking. */
  readonly to?: string | undefined;
};

type RankingPair = { readonly from: Ranking; readonly to: Ranking };

/** Reads the two rankings of a comparison. Throws if both or neither of `from` and `at` are set. */
export async function readComparedRankings(
  deps: Deps,
  pointer: Pointer,
  request: ComparedRankings,
): Promise<RankingPair> {
  const { from: id, at } = request;
  if (at !== undefined) {
    return readFromPoint(deps, pointer, { ...request, at });
  }
  if (id === undefined) {
    throw malformed(
      "from",
      "Send `from`, the id of a ranking or a baseline, or `at`, a point in the past.",
    );
  }
  if (request.model !== undefined) {
    throw malformed("model", "Send `model` only with `at`. A ranking id has its own model.");
  }
  const from = await readRankingById(deps, pointer, id);
  if (request.to === id) {
    return { from, to: from };
  }
  return { from, to: await readTarget(deps, pointer, { to: request.to, model: from.model }) };
}

/** Compares with the ranking at a point, by default with the model and scope of the target. */
async function readFromPoint(
  deps: Deps,
  pointer: Pointer,
  { from: id, at, model, to: target }: ComparedRankings & { readonly at: PastPoint },
): Promise<RankingPair> {
  if (id !== undefined) {
    throw malformed("at", "Send either `at` or `from`, not both.");
  }
  const to = await readTarget(deps, pointer, { to: target, model });
  const resolvedModel =
    model === undefined || model === to.model
      ? await resolveModelRevision(deps, to)
      : await resolveModel(deps, pointer, { id: model });
  const key = await locatePastRanking(deps, pointer, { at, resolvedModel, scope: to.scope });
  const { value: from } = await readPastRanking(deps, pointer.workspace, { key, resolvedModel });
  return { from, to };
}

/** Reads the ranking with an id, or the newest ranking of the open items by a model. */
function readTarget(
  deps: Deps,
  pointer: Pointer,
  { to, model }: Pick<ComparedRankings, "to" | "model">,
): Promise<Ranking> {
  // A published ranking that lags could be older than the first ranking.
  return to === undefined
    ? readNewestRanking(deps, pointer, model)
    : readRankingById(deps, pointer, to);
}

function malformed(parameter: string, detail: string) {
  return failureFromFault("malformed", { parameter, detail });
}
