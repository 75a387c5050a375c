import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { readRankingById } from "./read-ranking-by-id.ts";

/** Reads the ranking that `from` or `to` of a comparison names. Accepts the id of a ranking. */
export function resolveRankingReference(
  deps: Deps,
  pointer: Pointer,
  reference: string,
): Promise<Ranking> {
  return readRankingById(deps, pointer, reference);
}
