import { type DerivedWeights } from "../core/ahp/derive-weights.ts";
import { type HierarchyResult, listWeightIssues } from "../core/ahp/evaluate-hierarchy.ts";
import { type JudgeResult, type LevelResult } from "../core/ahp/evaluate-level.ts";
import { type Hierarchy } from "../core/ahp/hierarchy-document.ts";
import { cellAt, type Pair } from "../core/ahp/matrix.ts";
import { type WorstJudgement } from "../core/ahp/worst-judgement.ts";
import { type WireType } from "./docs-only.ts";
import { type HierarchyView, type HierarchyResultView } from "./hierarchy.ts";
import { formatTime } from "./item-view.ts";

type WireResult = WireType<typeof HierarchyResultView>;
type LevelView = WireResult["levels"][number];

/** Converts a hierarchy to its entry in a list. */
export function toHierarchySummary(row: Omit<Hierarchy, "document">) {
  const { id, name, version, model, createdAt, updatedAt } = row;
  return {
    id,
    name,
    version,
    ...(model !== undefined && { model }),
    created_at: formatTime(createdAt),
    updated_at: formatTime(updatedAt),
  };
}

/** Converts a hierarchy to the wire, with its criteria in the form of the request. */
export function toHierarchyView(
  row: Hierarchy,
  result: HierarchyResult,
): WireType<typeof HierarchyView> {
  const { table, criteria, categories, judges } = row.document;
  const byKey = new Map(criteria.map((criterion) => [criterion.key, { ...criterion }]));
  const outline =
    categories === undefined
      ? { criteria: [...byKey.values()] }
      : {
          categories: categories.map((category) =>
            Object.assign({}, category, {
              criteria: category.criteria.map((key) => byKey.get(key) ?? { key }),
            }),
          ),
        };
  const judgementsByJudge = Object.entries(judges).map(([judge, judgements]) => [
    judge,
    [...judgements],
  ]);
  return {
    ...toHierarchySummary(row),
    ...outline,
    table,
    judges: Object.fromEntries(judgementsByJudge),
    result: toHierarchyResultView(result),
  };
}

/** Converts the result of a hierarchy to the wire. */
export function toHierarchyResultView(result: HierarchyResult): WireResult {
  const { table, verdict, levels, weights } = result;
  return {
    table,
    verdict,
    may_be_finalized: listWeightIssues(result).length === 0,
    ...(weights && { weights: Object.fromEntries(weights) }),
    levels: levels.map((level) => toLevelView(level, table)),
  };
}

function toLevelView(level: LevelResult, table: WireResult["table"]): LevelView {
  const {
    under,
    keys,
    groupMatrix,
    derivedWeights,
    missing,
    disconnectedParts,
    worst,
    consensus,
    judges,
  } = level;
  const keyAt = (index: number) => keys[index] ?? "";
  const named = ([a, b]: Pair) => ({ a: keyAt(a), b: keyAt(b) });
  return {
    ...(under !== undefined && { under }),
    keys: [...keys],
    verdict: level.verdict,
    ...toWeightsView(derivedWeights, keys, table),
    matrix: keys.map((_, a) => keys.map((__, b) => nullIfNaN(cellAt(groupMatrix, a, b)))),
    missing: missing.map(named),
    estimated: derivedWeights
      ? missing.map((pair) =>
          Object.assign(named(pair), { value: cellAt(derivedWeights.matrix, ...pair) }),
        )
      : [],
    disconnected_groups: disconnectedParts.map((part) => part.map(keyAt)),
    ...(worst && { worst: toWorstView(worst, named(worst.pair)) }),
    ...(consensus !== undefined && { consensus }),
    judges: judges.map((judge) => toJudgeView(judge, keys, table)),
  };
}

function toWorstView(
  { value, correction, exact }: WorstJudgement,
  pair: { readonly a: string; readonly b: string },
) {
  return { ...pair, value, correction: { ...correction }, exact: { ...exact } };
}

function toJudgeView(
  { judge, verdict, derivedWeights, missing, consensus }: JudgeResult,
  keys: readonly string[],
  table: WireResult["table"],
): LevelView["judges"][number] {
  return {
    judge,
    verdict,
    ...toWeightsView(derivedWeights, keys, table),
    missing,
    ...(consensus !== undefined && { consensus }),
  };
}

function toWeightsView(
  weighed: DerivedWeights | undefined,
  keys: readonly string[],
  table: WireResult["table"],
) {
  if (weighed === undefined) {
    return {};
  }
  const { weights, lambda, ci, cr } = weighed;
  return {
    weights: Object.fromEntries(keys.map((key, index) => [key, weights[index] ?? 0])),
    lambda,
    ci,
    ...(cr !== undefined && { cr: { value: cr, table } }),
  };
}

function nullIfNaN(cell: number): number | null {
  return Number.isNaN(cell) ? null : cell;
}
