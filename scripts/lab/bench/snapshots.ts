import { BoardMaker } from "../../../src/core/board/board-maker.ts";
import { type Board, type RatingColumn } from "../../../src/core/board/board.ts";
import {
  type Definition,
  type DefinitionRequest,
  type ModelInUse,
} from "../../../src/core/models/model.ts";
import { models } from "../../../src/core/models/registry.ts";
import { boardRowsOf, type SeededItem } from "./dataset.ts";
import { type Dice, diceOf } from "./seeded-random.ts";

const at = Date.UTC(2026, 0, 1);
const unratedOneIn = 10;
const criteriaMax = 8;

/** The backlog as a board, without a database on the way. */
export function boardOf(items: readonly SeededItem[]): Board {
  const maker = new BoardMaker(items.length);
  for (const row of boardRowsOf(items, at)) {
    maker.add(row);
  }
  return maker.make({ workspace: "wsp_bench", generation: 1, at });
}

/** What kinds without criteria of their own are asked for, over the criteria of a board. */
const requests: Readonly<Record<string, (keys: readonly string[]) => DefinitionRequest>> = {
  weighted: listing,
  "weighted-product": listing,
  topsis: listing,
  votes: () => ({ votes: [{ winner: 1, loser: 2 }] }),
  formula: (keys) => ({ ...listing(keys), expression: keys.join(" + ") }),
};

function listing(keys: readonly string[]): DefinitionRequest {
  return { criteria: keys.map((key) => ({ key })) };
}

/** Every model with the weights it comes with; those without criteria over those of the board. */
export function modelsInUse(board: Board): ModelInUse[] {
  const keys = [...board.ratings.keys()];
  const measured = models.filter(({ kind, criteria }) => criteria.length > 0 || kind in requests);
  return measured.map((model) => ({
    id: model.kind,
    revision: model.revision,
    model,
    definition: model.define(requests[model.kind]?.(keys) ?? {}),
  }));
}

/**
 * The board with other columns, at most eight unless told: answers to what a model asks, all
 * over their ranges, some missing. Models of fewer criteria have fewer columns.
 */
export function rerated(
  board: Board,
  { criteria }: Definition,
  columnsMax: number = criteriaMax,
): Board {
  const dice = diceOf(criteria.length);
  const asked = criteria.filter(({ key }) => key !== "priority").slice(0, columnsMax);
  const ratings = new Map(
    asked.map(({ key, min, max }): [string, RatingColumn] => [
      key,
      { likely: seededColumn(dice, board.count, { min, max }) },
    ]),
  );
  return { ...board, ratings };
}

function seededColumn(
  dice: Dice,
  count: number,
  { min, max }: { readonly min: number; readonly max: number },
): Float64Array {
  const answer = () => min + dice.next() * (max - min);
  return Float64Array.from({ length: count }, () =>
    dice.isOneIn(unratedOneIn) ? Number.NaN : answer(),
  );
}
