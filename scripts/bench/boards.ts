import { BoardMaker } from "../../src/core/board-maker.ts";
import { type Board, type RatingColumn } from "../../src/core/board.ts";
import { type Definition, type Model } from "../../src/core/models/model.ts";
import { models } from "../../src/core/models/registry.ts";
import { type ModelInUse } from "../../src/core/rank.ts";
import { boardRowsOf, type SeededItem } from "./dataset.ts";
import { type Dice, diceOf } from "./dice.ts";

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

/** Every model with the weights it comes with; the one without criteria gets those of the board. */
export function modelsInUse(board: Board): ModelInUse[] {
  return models.map((model) => ({
    id: model.kind,
    revision: model.revision,
    model,
    definition: definitionOf(model, [...board.ratings.keys()]),
  }));
}

function definitionOf(model: Model, keys: readonly string[]): Definition {
  const isEmpty = model.criteria.length === 0;
  return model.define(isEmpty ? { criteria: keys.map((key) => ({ key })) } : {});
}

/**
 * The board with eight other columns: answers to what a model asks (the first eight of it) all
 * over their ranges, some missing. Models of fewer criteria have fewer columns.
 */
export function rerated(board: Board, { criteria }: Definition): Board {
  const dice = diceOf(criteria.length);
  const asked = criteria.filter(({ key }) => key !== "priority").slice(0, criteriaMax);
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
