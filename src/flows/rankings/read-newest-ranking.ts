import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { locateRanking } from "./locate-ranking.ts";
import { readRanking } from "./read-ranking.ts";

/**
 * Reads the ranking of the open items at the generation of the pointer, by the default model if the
 * caller names none. Does not accept a published ranking that lags.
 */
export async function readNewestRanking(
  deps: Deps,
  pointer: Pointer,
  model: string | undefined,
): Promise<Ranking> {
  const resolvedModel = await resolveModel(deps, pointer, { id: model });
  const minGeneration = pointer.workspace.generation;
  const location = locateRanking(pointer, resolvedModel, { at: deps.clock.now(), minGeneration });
  const { value } = await readRanking(deps, pointer.workspace, { location, resolvedModel });
  return value;
}
