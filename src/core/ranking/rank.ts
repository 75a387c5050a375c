import { dictionaryEncode } from "../columns/dictionary-column.ts";
import { freeArrays, withScratch } from "../columns/scratch.ts";
import {
  gatherUint8,
  gatherFloat64,
  gatherInt32,
  gatherNumbers,
} from "../columns/string-column.ts";
import { type Definition, type ResolvedModel, type Scores } from "../models/model.ts";
import { gatherFacets, selectScope } from "../snapshot/select-scope.ts";
import { getSnapshotColumns } from "../snapshot/snapshot-columns.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { listOpenRows, type Scope } from "../status/scope.ts";
import { buildGroupColumn, countFailing, type GateResults } from "./gates.ts";
import { orderBy, type SortKey } from "./order-by.ts";
import { assembleRanking } from "./ranking-columns.ts";
import { orderRules } from "./ranking-key.ts";
import { type RankingContent } from "./ranking.ts";
import { rateSnapshot } from "./rate-snapshot.ts";
import { selectRanked } from "./select-ranked.ts";

/**
 * Returns the ranking of the items of a scope by a model. The sort keys are: the highest rounded
 * score (`roundScore`), the model's tie break, the highest confidence, the smallest size, the
 * oldest item, the lowest number. Items without a score come last, in the order of the same keys.
 * The ranking contains the scores as computed, so they need not descend within a group of tied
 * items.
 *
 * Scored items that fail a gate come after all scored items that pass, in the order of the same
 * keys. With `gate: "out"`, the ranking does not contain items that fail, and relative models do not
 * scale over them.
 *
 * O(n): a column kernel and a radix sort. Equal snapshots and definitions give equal bits.
 */
export function rank(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  scope: Scope = "all",
): RankingContent {
  // The items outside the scope would change the scores of a relative model.
  const isRelative = resolvedModel.definition.relative === true;
  const cohort = isRelative ? selectScope(snapshot, scope) : snapshot;
  return withScratch(() => rankRows(cohort, resolvedModel, scope));
}

function rankRows(snapshot: Snapshot, resolvedModel: ResolvedModel, scope: Scope): RankingContent {
  const { id, revision, definition } = resolvedModel;
  // An absolute model needs no copy of the rows: `orderRows` leaves out those that are not ranked.
  const rated = definition.relative ? selectRanked(snapshot, definition) : snapshot;
  const scores = rateSnapshot(rated, resolvedModel);
  const order = orderRows(rated, scores, { definition, scope });
  const score = gatherFloat64(scores.value, order);
  const unscored = countUnscored(score);
  const coverage = gatherNumbers(dictionaryEncode(scores.coverage), order);
  // Without intervals, the model returns the same array for both.
  const confidence =
    scores.confidence === scores.coverage
      ? coverage
      : gatherNumbers(dictionaryEncode(scores.confidence), order);
  const { classes } = scores;
  const rest = {
    workspace: rated.workspace,
    generation: rated.generation,
    model: id,
    revision,
    orderRules,
    scope,
    at: rated.at,
    statuses: rated.statuses,
    count: order.length,
    unscored,
    ...(definition.cutoffs && { cutoffs: definition.cutoffs }),
    ...(classes && {
      classes: { codes: gatherUint8(classes, order), names: definition.classes ?? [] },
    }),
    ...gatherGates(scores, definition, { order, unscored }),
    number: gatherInt32(rated.number, order),
    score,
    facets: gatherFacets(rated.facets, order),
  };
  const size = gatherNumbers(getSnapshotColumns(rated).size, order);
  freeArrays(order);
  return assembleRanking(rest, { coverage, confidence, size });
}

function orderRows(
  snapshot: Snapshot,
  scores: Scores,
  { definition, scope }: { readonly definition: Definition; readonly scope: Scope },
): Uint32Array {
  const rows =
    scope === "open" ? listOpenRows(snapshot.facets.status, snapshot.statuses) : undefined;
  const order = orderBy(snapshot.count, buildSortKeys(snapshot, scores), rows);
  const { failed } = scores;
  return definition.gate === "out" && failed ? order.filter((row) => failed[row] === 0) : order;
}

/** Returns the failed gates in rank order; empty if no row fails. */
function gatherGates(
  { failed }: Scores,
  { gates = [] }: Definition,
  { order, unscored }: { readonly order: Uint32Array; readonly unscored: number },
): { readonly gates?: GateResults } {
  if (failed === undefined || order.every((row) => failed[row] === 0)) {
    return {};
  }
  const ranked = gatherUint8(failed, order);
  return {
    gates: { gates, failed: ranked, failingCount: countFailing(ranked, order.length - unscored) },
  };
}

/**
 * Returns the sort keys, the most significant first. Rows are already sorted by number. A tie break
 * is the score of another model, and a confidence is a sum of weights, so both are rounded too.
 */
export function buildSortKeys(snapshot: Snapshot, scores: Scores): SortKey[] {
  const { value, tie, confidence, failed } = scores;
  return [
    ...(failed === undefined
      ? []
      : [{ values: buildGroupColumn(failed, value), direction: "up" } as const]),
    { values: value, direction: "down", isScore: true },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down", isScore: true } as const]),
    { values: confidence, direction: "down", isScore: true },
    { values: getSnapshotColumns(snapshot).size, direction: "up" },
    { values: snapshot.created, direction: "up" },
  ];
}

function countUnscored(score: Float64Array): number {
  let unscored = 0;
  while (unscored < score.length && Number.isNaN(score[score.length - 1 - unscored])) {
    unscored += 1;
  }
  return unscored;
}
