import { type z } from "@hono/zod-openapi";
import { type BandsView } from "../../contract/survey.ts";
import { type Board } from "../../core/board/board.ts";
import { type Missing } from "../../core/intervals/bands.ts";
import { surveyedAt, surveyOf } from "../../core/intervals/survey.ts";
import { type Deps } from "../../deps.ts";
import { useModel } from "../models/use-model.ts";
import { locate } from "../rankings/locate.ts";
import { namesOf } from "../rankings/named.ts";
import { readBoard } from "../rankings/read-board.ts";

/** Ratings that are named as worth asking for. */
const questionsMax = 50;

/** How sure the order of a backlog is, a page of it, and which ratings would make it surer. */
export async function surveyRanking(
  deps: Deps,
  wanted: {
    readonly workspace: string;
    readonly model?: string | undefined;
    readonly revision?: number | undefined;
    readonly missing: Missing;
    readonly offset: number;
    readonly limit: number;
    readonly minGeneration?: number | undefined;
  },
): Promise<{ readonly board: Board; readonly view: z.infer<typeof BandsView> }> {
  const { workspace, missing } = wanted;
  const pointer = await locate(deps, workspace, wanted.minGeneration);
  const inUse = await useModel(deps, pointer, { id: wanted.model, revision: wanted.revision });
  const board = await readBoard(deps, pointer.workspace);
  const survey = surveyOf(board, inUse, { missing, questionsMax });
  const page = surveyedAt(survey, wanted);
  const numberOf = ({ row }: { readonly row: number }) => board.number[row] ?? 0;
  const numbers = [...page, ...survey.questions].map(numberOf);
  const nameOf = await namesOf(deps, workspace, numbers);
  const view = {
    generation: board.generation,
    model: inUse.id,
    revision: inUse.revision,
    missing,
    is_exact: survey.isExact,
    count: survey.count,
    unsettled_pairs: survey.unsettled,
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
      supposed: question.supposed,
      from: question.from ?? null,
    })),
  };
  return { board, view };
}
