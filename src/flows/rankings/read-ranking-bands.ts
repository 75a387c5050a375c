import { type z } from "@hono/zod-openapi";
import { type BandsView } from "../../contract/bands.ts";
import { listItemBands, analyseBands } from "../../core/bands/band-analysis.ts";
import { type MissingPolicy } from "../../core/bands/bands.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";
import { readNameLookup } from "./read-item-map.ts";
import { readSnapshotWithModel, type SnapshotModelRequest } from "./read-snapshot-with-model.ts";

/** Ratings that are named as worth asking for. */
const questionsMax = 50;

/** How sure the order of a backlog is, a page of it, and which ratings would make it surer. */
export async function readRankingBands(
  deps: Deps,
  wanted: SnapshotModelRequest & {
    readonly missing: MissingPolicy;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ readonly board: Snapshot; readonly view: z.infer<typeof BandsView> }> {
  const { workspace, missing } = wanted;
  const { board, inUse } = await readSnapshotWithModel(deps, wanted);
  const survey = analyseBands(board, inUse, { missing, questionsMax });
  const page = listItemBands(survey, wanted);
  const numberOf = ({ row }: { readonly row: number }) => board.number[row] ?? 0;
  const numbers = [...page, ...survey.questions].map(numberOf);
  const nameOf = await readNameLookup(deps, workspace, numbers);
  const view = {
    generation: board.generation,
    model: inUse.id,
    revision: inUse.revision,
    missing,
    is_exact: survey.isExact,
    count: survey.count,
    unsettled_pairs: survey.unsettledPairs,
    data: page.map((each) => ({
      item: nameOf(numberOf(each)),
      rank: each.rank,
      score: each.score ?? null,
      band: { low: each.band.low ?? null, high: each.band.high ?? null },
      rank_range: each.rankRange,
      tied: each.tied ?? null,
    })),
    ask_next: survey.questions.map((question) => ({
      item: nameOf(numberOf(question)),
      criterion: question.criterion,
      name: question.name,
      settles: question.settles,
      what_if_rating: question.whatIfRating,
      from: question.from ?? null,
    })),
  };
  return { board, view };
}
