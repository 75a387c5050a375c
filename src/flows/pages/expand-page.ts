import { type Expansion } from "../../contract/expansions.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { type RankedItem, type Ranking } from "../../core/ranking/ranking.ts";
import { selectRanked } from "../../core/ranking/select-ranked.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Stability } from "../../core/stability/stability.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { readPastSnapshot } from "../rankings/read-past-snapshot.ts";
import { readStability } from "../stability/read-stability.ts";

/** The data that the expansions of a page need, apart from its items. */
export type ExpansionData = {
  readonly names: readonly Expansion[];
  readonly ranking: Ranking;
  readonly resolvedModel: ResolvedModel;
  readonly stability: Stability | undefined;
  /** The ranked items, only for breakdowns by a model that compares items. */
  readonly snapshot: Snapshot | undefined;
};

/** Reads the data of a page's expansions. The cost does not depend on the length of the page. */
export async function readExpansionData(
  deps: Deps,
  workspace: Workspace,
  {
    names = [],
    ranking,
    resolvedModel,
  }: Pick<ExpansionData, "ranking" | "resolvedModel"> & {
    readonly names: readonly Expansion[] | undefined;
  },
): Promise<ExpansionData> {
  const stability = names.includes("stability")
    ? await readStability(deps, workspace, { ranking, resolvedModel })
    : undefined;
  const { definition } = resolvedModel;
  const needsSnapshot = definition.relative === true && names.includes("breakdown");
  const snapshot = needsSnapshot
    ? await readRankedItems(deps, workspace, { ranking, resolvedModel })
    : undefined;
  return { names, ranking, resolvedModel, stability, snapshot };
}

/** Reads the items that a relative model compares: those of the scope that no gate leaves out. */
async function readRankedItems(
  deps: Deps,
  workspace: Workspace,
  { ranking, resolvedModel }: Pick<ExpansionData, "ranking" | "resolvedModel">,
): Promise<Snapshot> {
  const snapshot = await readPastSnapshot(deps, workspace, ranking.generation);
  return selectRanked(selectScope(snapshot, ranking.scope), resolvedModel.definition);
}

/** Collects the numbers of the items on a page and of those that could overtake them. */
export function collectItemNumbers(
  { stability }: ExpansionData,
  rankedItems: readonly RankedItem[],
): number[] {
  const own = rankedItems.map(({ number }) => number);
  const others = rankedItems.map(({ rank }) => stability?.against[rank - 1] ?? 0);
  return [...new Set([...own, ...others])].filter((number) => number > 0);
}
