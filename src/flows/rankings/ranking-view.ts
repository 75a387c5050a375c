import { type z } from "@hono/zod-openapi";
import { toItemView } from "../../contract/item-view.ts";
import {
  type DiffView,
  toRankingView,
  type ScoreView,
  type WhatIfView,
} from "../../contract/ranking.ts";
import { type Item } from "../../core/item/item.ts";
import { type Explanation } from "../../core/models/model.ts";
import { type MoveCause } from "../../core/ranking/diff.ts";
import { type RankedItem } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type ItemExplanation } from "../items/explain-item.ts";
import { type DiffResult } from "./read-ranking-diff.ts";
import { type SimulationResult } from "./what-if.ts";

/** A place without the item that holds it. */
export function toRankView(place: RankedItem) {
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
export function toRankedItemView(
  place: RankedItem,
  item: Item | undefined,
  fields: readonly string[] | undefined,
) {
  const card = item === undefined ? {} : toItemView(item);
  return { ...toRankView(place), item: fields === undefined ? card : pickFields(card, fields) };
}

function pickFields(card: object, fields: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(card).filter(([name]) => name === "id" || fields.includes(name));
  return Object.fromEntries(entries);
}

/** Where a numbered page stands among all. */
export function toPagination(total: number, page: number, perPage: number) {
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
export function toScoreView({
  item,
  inUse,
  explanation,
}: ItemExplanation): z.infer<typeof ScoreView> {
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
    ...toExplanationView(explanation),
  };
}

function toExplanationView({ formula, reason, parts, missing, distance }: Explanation) {
  const told = { formula, reason, parts: [...parts], missing: [...missing] };
  return distance === undefined ? told : { ...told, distance };
}

/** What carries a score of a ranking; null where the item has changed since, so that it is another. */
export function toBreakdownView({
  place,
  item,
  inUse: { model, definition },
  board,
}: Pick<ItemExplanation, "item" | "inUse"> & {
  readonly place: RankedItem;
  readonly board: Snapshot | undefined;
}) {
  const explanation = model.explain(item, definition, board);
  const isSame = Object.is(explanation.value ?? Number.NaN, place.score ?? Number.NaN);
  return isSame ? toExplanationView(explanation) : null;
}

/** The top of another ranking with its items, and those that left the top. */
export function toWhatIfView(answer: SimulationResult): z.infer<typeof WhatIfView> {
  const { baseline, inUse, generation, result, items } = answer;
  const cardOf = (number: number) => {
    const item = items.get(number);
    return item === undefined ? {} : toItemView(item);
  };
  return {
    generation,
    model: inUse.id,
    baseline: toRankingView(baseline),
    count: result.count,
    unscored: result.unscored,
    data: result.top.map((place) => ({
      rank: place.rank,
      baseline_rank: place.baselineRank ?? null,
      score: place.score ?? null,
      category: place.category ?? null,
      coverage: place.coverage,
      confidence: place.confidence,
      item: cardOf(place.number),
    })),
    left: result.left.map(({ number, rank, baselineRank }) => ({
      item: cardOf(number),
      rank,
      baseline_rank: baselineRank,
    })),
  };
}

const causeNames: Record<MoveCause, "own-ratings" | "other-items" | "model"> = {
  own: "own-ratings",
  others: "other-items",
  model: "model",
};

/** What became of a ranking; `limit` of each sort are named, all are counted. */
export function toDiffView(
  { from, to, diff, items }: DiffResult,
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
    from: toRankingView(from),
    to: toRankingView(to),
    tau_b: tauB ?? null,
    counts: { entered: entered.length, left: left.length, moved: moved.length, unmoved },
    entered: entered.slice(0, limit).map((each) => ({ item: named(each.number), to: each.to })),
    left: left.slice(0, limit).map((each) => ({ item: named(each.number), from: each.from })),
    moved: moved.slice(0, limit).map((move) => ({
      item: named(move.number),
      from: move.from,
      to: move.to,
      cause: causeNames[move.cause],
    })),
  };
}
