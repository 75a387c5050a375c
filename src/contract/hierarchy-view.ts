import { type z } from "@hono/zod-openapi";
import { type Hierarchy } from "../core/ahp/document.ts";
import { type HierarchyResult, refusalsOf } from "../core/ahp/hierarchy.ts";
import { type JudgeResult, type LevelResult } from "../core/ahp/level.ts";
import { cellOf, type Pair } from "../core/ahp/matrix.ts";
import { type Worst } from "../core/ahp/mend.ts";
import { type Weighed } from "../core/ahp/weigh.ts";
import { type HierarchyView, type ResultView } from "./hierarchy.ts";
import { timeOf } from "./view.ts";

type View = z.infer<typeof ResultView>;
type LevelView = View["levels"][number];

/** A hierarchy as lists have it. */
export function hierarchyHeadOf(row: Omit<Hierarchy, "judged">) {
  const { id, name, version, model, createdAt, updatedAt } = row;
  return {
    id,
    name,
    version,
    ...(model !== undefined && { model }),
    created_at: timeOf(createdAt),
    updated_at: timeOf(updatedAt),
  };
}

/** A hierarchy as it leaves: its criteria in the shape they came in, and what was judged. */
export function hierarchyViewOf(
  row: Hierarchy,
  result: HierarchyResult,
): z.infer<typeof HierarchyView> {
  const { table, criteria, categories, judges } = row.judged;
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
  const said = Object.entries(judges).map(([judge, judgements]) => [judge, [...judgements]]);
  return {
    ...hierarchyHeadOf(row),
    ...outline,
    table,
    judges: Object.fromEntries(said),
    result: resultViewOf(result),
  };
}

/** What judgements come to, as it leaves. */
export function resultViewOf(result: HierarchyResult): View {
  const { table, verdict, levels, weights } = result;
  return {
    table,
    verdict,
    may_be_finalized: refusalsOf(result).length === 0,
    ...(weights && { weights: Object.fromEntries(weights) }),
    levels: levels.map((level) => levelViewOf(level, table)),
  };
}

function levelViewOf(level: LevelResult, table: View["table"]): LevelView {
  const { under, keys, judged, weighed, missing, apart, worst, consensus, judges } = level;
  const keyAt = (at: number) => keys[at] ?? "";
  const named = ([a, b]: Pair) => ({ a: keyAt(a), b: keyAt(b) });
  return {
    ...(under !== undefined && { under }),
    keys: [...keys],
    verdict: level.verdict,
    ...weighedView(weighed, keys, table),
    matrix: keys.map((_, a) => keys.map((__, b) => cellOrNull(cellOf(judged, a, b)))),
    missing: missing.map(named),
    filled: weighed
      ? missing.map((pair) =>
          Object.assign(named(pair), { value: cellOf(weighed.matrix, ...pair) }),
        )
      : [],
    apart: apart.map((part) => part.map(keyAt)),
    ...(worst && { worst: worstView(worst, named(worst.pair)) }),
    ...(consensus !== undefined && { consensus }),
    judges: judges.map((judge) => judgeView(judge, keys, table)),
  };
}

function worstView(
  { value, mend, exact }: Worst,
  pair: { readonly a: string; readonly b: string },
) {
  return { ...pair, value, mend: { ...mend }, exact: { ...exact } };
}

function judgeView(
  { judge, verdict, weighed, missing, consensus }: JudgeResult,
  keys: readonly string[],
  table: View["table"],
): LevelView["judges"][number] {
  return {
    judge,
    verdict,
    ...weighedView(weighed, keys, table),
    missing,
    ...(consensus !== undefined && { consensus }),
  };
}

function weighedView(weighed: Weighed | undefined, keys: readonly string[], table: View["table"]) {
  if (weighed === undefined) {
    return {};
  }
  const { weights, lambda, ci, cr } = weighed;
  return {
    weights: Object.fromEntries(keys.map((key, at) => [key, weights[at] ?? 0])),
    lambda,
    ci,
    ...(cr !== undefined && { cr: { value: cr, table } }),
  };
}

function cellOrNull(cell: number): number | null {
  return Number.isNaN(cell) ? null : cell;
}
