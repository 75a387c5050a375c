import { type z } from "@hono/zod-openapi";
import {
  type DiffView,
  rankingViewOf,
  type ScoreView,
  type WhatIfView,
} from "../../contract/ranking.ts";
import { itemViewOf } from "../../contract/view.ts";
import { type Board } from "../../core/board/board.ts";
import { type Item } from "../../core/item/item.ts";
import { type Explanation } from "../../core/models/model.ts";
import { type Cause } from "../../core/ranking/diff.ts";
import { type Place } from "../../core/ranking/ranking.ts";
import { type Compared } from "../questions/compare-rankings.ts";
import { type Explained } from "../questions/explain-item.ts";
import { type WhatIfAnswer } from "../questions/what-if.ts";

/** A place without the item that holds it. */
export function placeOnlyViewOf(place: Place) {
  return {
    rank: place.rank,
    score: place.score ?? null,
    category: place.category ?? null,
    coverage: place.coverage,
    confidence: place.confidence,
    tied_with: place.tiedWith,
  };
}

/** One place with the item that holds it; `fields` picks from the item. */
export function placeViewOf(
  place: Place,
  item: Item | undefined,
  fields: readonly string[] | undefined,
) {
  const card = item === undefined ? {} : itemViewOf(item);
  return { ...placeOnlyViewOf(place), item: fields === undefined ? card : pick(card, fields) };
}

function pick(card: object, fields: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(card).filter(([name]) => name === "id" || fields.includes(name));
  return Object.fromEntries(entries);
}

/** Where a numbered page stands among all. */
export function paginationOf(total: number, page: number, perPage: number) {
  const pages = Math.max(1, Math.ceil(total / perPage));
  return {
    page,
    per_page: perPage,
    total,
    pages,
    has_next: page < pages,
    has_prev: page > 1,
  };
}

/** A score with its reasons. */
export function scoreViewOf({ item, inUse, explanation }: Explained): z.infer<typeof ScoreView> {
  const { value, category, coverage, confidence } = explanation;
  return {
    item: item.id,
    model: inUse.id,
    revision: inUse.revision,
    version: item.version,
    value: value ?? null,
    category: category ?? null,
    coverage,
    confidence,
    ...reasonsOf(explanation),
  };
}

function reasonsOf({ formula, reason, parts, missing, distance }: Explanation) {
  const told = { formula, reason, parts: [...parts], missing: [...missing] };
  return distance === undefined ? told : { ...told, distance };
}

/** What carries a score of a ranking; null where the item has changed since, so that it is another. */
export function breakdownOf({
  place,
  item,
  inUse: { model, definition },
  board,
}: Pick<Explained, "item" | "inUse"> & {
  readonly place: Place;
  readonly board: Board | undefined;
}) {
  const explanation = model.explain(item, definition, board);
  const isSame = Object.is(explanation.value ?? Number.NaN, place.score ?? Number.NaN);
  return isSame ? reasonsOf(explanation) : null;
}

/** The top of another ranking with its items, and those that left the top. */
export function whatIfViewOf(answer: WhatIfAnswer): z.infer<typeof WhatIfView> {
  const { today, inUse, generation, result, items } = answer;
  const cardOf = (number: number) => {
    const item = items.get(number);
    return item === undefined ? {} : itemViewOf(item);
  };
  return {
    generation,
    model: inUse.id,
    today: rankingViewOf(today),
    count: result.count,
    unscored: result.unscored,
    data: result.top.map((place) => ({
      rank: place.rank,
      was: place.was ?? null,
      score: place.score ?? null,
      category: place.category ?? null,
      coverage: place.coverage,
      confidence: place.confidence,
      item: cardOf(place.number),
    })),
    left: result.left.map(({ number, rank, was }) => ({ item: cardOf(number), rank, was })),
  };
}

const causes: Record<Cause, "own ratings" | "others" | "model"> = {
  own: "own ratings",
  others: "others",
  model: "model",
};

/** What became of a ranking; `limit` of each sort are named, all are counted. */
export function diffViewOf(
  { from, to, diff, items }: Compared,
  limit: number,
): z.infer<typeof DiffView> {
  const { entered, left, moved, unmoved, tauB } = diff;
  const named = (number: number) => {
    const item = items.get(number);
    const externalId = item?.externalId;
    return {
      id: item?.id ?? "",
      title: item?.title ?? "",
      ...(externalId !== undefined && { external_id: externalId }),
    };
  };
  return {
    from: rankingViewOf(from),
    to: rankingViewOf(to),
    tau_b: tauB ?? null,
    counts: { entered: entered.length, left: left.length, moved: moved.length, unmoved },
    entered: entered.slice(0, limit).map((each) => ({ item: named(each.number), to: each.to })),
    left: left.slice(0, limit).map((each) => ({ item: named(each.number), from: each.from })),
    moved: moved.slice(0, limit).map((move) => ({
      item: named(move.number),
      from: move.from,
      to: move.to,
      cause: causes[move.cause],
    })),
  };
}
