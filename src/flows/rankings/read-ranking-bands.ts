import { type Actor, authorize } from "../../core/access.ts";
import { analyseBandsInSlices, listItemBands } from "../../core/bands/band-analysis.ts";
import { type BandsPage } from "../../core/bands/bands-page.ts";
import { type UnratedPolicy } from "../../core/bands/bands.ts";
import { type Deps } from "../../ports/deps.ts";
import { runSliced } from "../run-sliced.ts";
import { readItemMap } from "./read-item-map.ts";
import { readSnapshotWithModel, type SnapshotModelRequest } from "./read-snapshot-with-model.ts";

/** The maximum number of ratings in `ask_next`. */
const questionsMax = 50;

/** Computes the score and rank intervals of a page of items, and the ratings to collect next. */
export async function readRankingBands(
  deps: Deps,
  actor: Actor,
  request: SnapshotModelRequest & {
    readonly unrated: UnratedPolicy;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<BandsPage> {
  authorize(actor, "analyses:run");
  const { workspace } = actor;
  const { unrated } = request;
  const {
    snapshot: current,
    scope,
    resolvedModel,
  } = await readSnapshotWithModel(deps, workspace, request);
  const options = { unrated, questionsMax };
  const analysis = await runSliced(deps, analyseBandsInSlices(current, resolvedModel, options));
  const { snapshot } = analysis;
  const bands = listItemBands(analysis, request);
  const numbers = [...bands, ...analysis.questions].map(({ row }) => snapshot.number[row] ?? 0);
  const items = await readItemMap(deps, workspace, numbers);
  return { snapshot, scope, resolvedModel, unrated, analysis, bands, items };
}
