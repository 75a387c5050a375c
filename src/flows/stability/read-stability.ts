import { type ModelInUse } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { planOf } from "../../core/stability/plan.ts";
import { type Stability, stabilityOf } from "../../core/stability/stability.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { alone } from "../alone.ts";
import { readPastBoard } from "../rankings/read-board.ts";

export type RankingInUse = { readonly ranking: Ranking; readonly inUse: ModelInUse };

/**
 * How firmly a ranking stands: the copy, or else the ranking analysed here and now, with the very
 * bits that the copy had; it is then kept behind the answer.
 */
export async function readStability(
  deps: Deps,
  workspace: Workspace,
  { ranking, inUse }: RankingInUse,
): Promise<Stability> {
  const { generation, model, revision } = ranking;
  const name = { workspace: workspace.id, generation, model, revision, ...planOf(ranking, inUse) };
  const find = () => deps.copies.stability.held(name);
  const make = async () => {
    const copy = await deps.copies.stability.read(name, true);
    if (copy !== undefined) {
      return copy;
    }
    const stability = await makeStability(deps, workspace, { ranking, inUse });
    deps.copies.stability.hold(stability);
    deps.later(deps.copies.stability.write(stability));
    return stability;
  };
  const flight = `${workspace.id}/${generation}/stability/${model}/${revision}`;
  return find() ?? alone(deps, flight, { find, make });
}

/** Analyses a ranking on the board it was made of. */
export async function makeStability(
  deps: Pick<Deps, "copies" | "store" | "flights" | "later" | "pause">,
  workspace: Workspace,
  { ranking, inUse }: RankingInUse,
): Promise<Stability> {
  const board = await readPastBoard(deps, workspace, ranking.generation);
  return stabilityOf({ board, ranking, inUse }, planOf(ranking, inUse));
}
