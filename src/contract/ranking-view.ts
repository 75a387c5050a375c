import { type Item } from "../core/item/item.ts";
import { type DiffResult } from "../core/ranking/diff-result.ts";
import { describeOrderRules } from "../core/ranking/ranking-key.ts";
import { type RankedItem } from "../core/ranking/ranking.ts";
import { type SimulationResult } from "../core/ranking/simulation.ts";
import { type RankingRow } from "../core/workspace.ts";
import { type DiffView } from "./diff.ts";
import { type WireType } from "./docs-only.ts";
import { formatTime, toItemRef, toItemView } from "./item-view.ts";
import { causeNames } from "./move-causes.ts";
import { type RankingList, type RankingView, type WhatIfView } from "./ranking.ts";

/** Maps a ranking, or its row in D1, to its summary in responses. */
export function toRankingView(
  ranking: Omit<RankingRow, "workspace">,
): WireType<typeof RankingView> {
  const { id, model, revision, generation, scope, at, count, unscored, digest } = ranking;
  return {
    id,
    model,
    revision,
    generation,
    scope,
    order_rules: ranking.orderRules,
    created_at: formatTime(at),
    count,
    unscored,
    digest,
  };
}

/** Maps a list of rankings. A full list continues before its oldest generation. */
export function toRankingListView(
  rankings: readonly RankingRow[],
  limit: number,
): WireType<typeof RankingList> {
  const oldest = rankings.at(-1)?.generation ?? null;
  return {
    data: rankings.map(toRankingView),
    page: { next_before: rankings.length < limit ? null : oldest },
  };
}

/** Maps the rank and score of an item, without the item. */
export function toRankView(rankedItem: RankedItem) {
  return {
    rank: rankedItem.rank,
    score: rankedItem.score ?? null,
    category: rankedItem.category ?? null,
    coverage: rankedItem.coverage,
    confidence: rankedItem.confidence,
    tied_with: rankedItem.tiedWith,
    ...toGateField(rankedItem),
  };
}

function toGateField({ failedGate }: Pick<RankedItem, "failedGate">) {
  return failedGate === undefined ? {} : { failed_gate: failedGate };
}

/** Maps a ranked item with the fields of its item. `fields` selects some of these fields. */
export function toRankedItemView(
  rankedItem: RankedItem,
  item: Item | undefined,
  fields: readonly string[] | undefined,
) {
  const itemFields = toItemFields(item);
  return {
    ...toRankView(rankedItem),
    item: fields === undefined ? itemFields : pickFields(itemFields, fields),
  };
}

function pickFields(itemFields: object, fields: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(itemFields).filter(
    ([name]) => name === "id" || fields.includes(name),
  );
  return Object.fromEntries(entries);
}

/** Maps the best items of a what-if, and those that left the best items of the current ranking. */
export function toWhatIfView(simulation: SimulationResult): WireType<typeof WhatIfView> {
  const { baseline, resolvedModel, generation, result, items } = simulation;
  return {
    generation,
    model: resolvedModel.id,
    baseline: toRankingView(baseline),
    count: result.count,
    unscored: result.unscored,
    data: result.top.map((rankedItem) => ({
      rank: rankedItem.rank,
      baseline_rank: rankedItem.baselineRank ?? null,
      score: rankedItem.score ?? null,
      category: rankedItem.category ?? null,
      coverage: rankedItem.coverage,
      confidence: rankedItem.confidence,
      ...toGateField(rankedItem),
      item: toItemFields(items.get(rankedItem.number)),
    })),
    left: result.left.map(({ number, rank, baselineRank }) => ({
      item: toItemFields(items.get(number)),
      rank: rank ?? null,
      baseline_rank: baselineRank,
    })),
  };
}

/** Returns no fields for a deleted item. */
function toItemFields(item: Item | undefined) {
  return item === undefined ? {} : toItemView(item);
}

function describeRules(from: RankingRow, to: RankingRow): string {
  const versions = [from.orderRules, to.orderRules];
  const note = `The rankings have different order rules: ${versions.join(" and ")}.`;
  return [note, ...versions.map(describeOrderRules)].join(" ").trim();
}

/** Maps the differences of two rankings. Counts include all of them; `limit` of each are named. */
export function toDiffView(result: DiffResult): WireType<typeof DiffView> {
  const { from, to, diff, items, limit } = result;
  const { entered, left, moved, unmoved, tauB } = diff;
  const toRef = (number: number) => toItemRef(items.get(number));
  return {
    from: toRankingView(from),
    to: toRankingView(to),
    ...(from.orderRules !== to.orderRules && { note: describeRules(from, to) }),
    tau_b: tauB ?? null,
    counts: { entered: entered.length, left: left.length, moved: moved.length, unmoved },
    entered: entered.slice(0, limit).map((each) => ({ item: toRef(each.number), to: each.to })),
    left: left.slice(0, limit).map((each) => ({ item: toRef(each.number), from: each.from })),
    moved: moved.slice(0, limit).map((move) => ({
      item: toRef(move.number),
      from: move.from,
      to: move.to,
      cause: causeNames[move.cause],
    })),
  };
}
