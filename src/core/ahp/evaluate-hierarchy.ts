import { type Fault } from "../failure.ts";
import { formatList } from "../words/wording.ts";
import {
  ratioBounds,
  type RandomIndexName,
  type ConsistencyVerdict,
  findWorstVerdict,
  sizeMaxOf,
} from "./consistency.ts";
import { evaluateLevel, type LevelResult } from "./evaluate-level.ts";
import { type Judgement, buildMatrices } from "./judgements.ts";
import { cellAt, type Matrix, listPairs } from "./matrix.ts";
import { type HierarchyLevel, listHierarchyLevels, type Outline } from "./outline.ts";
import { formatJudgement } from "./scale.ts";

/** The judgements of each judge, by name. */
export type JudgementsByJudge = ReadonlyMap<string, readonly Judgement[]>;

/** The results of all levels of a hierarchy, and the weights of its criteria. */
export type HierarchyResult = {
  readonly table: RandomIndexName;
  /** The worst verdict of all levels. */
  readonly verdict: ConsistencyVerdict;
  readonly levels: readonly LevelResult[];
  /** The weight of each criterion. Absent when a level has no weights. */
  readonly weights?: ReadonlyMap<string, number>;
};

/**
 * Derives the weights of an outline from its judges' judgements. The weight of a criterion is its
 * weight in its category times the weight of the category.
 *
 * Does not throw. Ignores an invalid judgement and adds it to `faults`, under `/judges` and the
 * name of the judge.
 */
export function evaluateHierarchy(
  outline: Outline,
  judges: JudgementsByJudge,
  { table, faults = [] }: { readonly table: RandomIndexName; readonly faults?: Fault[] },
): HierarchyResult {
  const levels = listHierarchyLevels(outline);
  // Sorted by name, so that the sums have the same bits in any order of the judges.
  const judgeMatrices = [...judges.keys()].toSorted().map((judge) => {
    const target = { pointer: `/judges/${judge}`, faults };
    return { judge, matrices: buildMatrices(levels, judges.get(judge) ?? [], target) };
  });
  return evaluateLevels(levels, judgeMatrices, table);
}

/** Derives the weights of levels from matrices. Each judge has one matrix per level. */
export function evaluateLevels(
  levels: readonly HierarchyLevel[],
  judges: readonly { readonly judge: string; readonly matrices: readonly Matrix[] }[],
  table: RandomIndexName,
): HierarchyResult {
  const results = levels.map((level, index) => {
    const judgeMatrices = judges.flatMap(({ judge, matrices }) => {
      const matrix = matrices[index];
      return matrix === undefined ? [] : [{ judge, matrix }];
    });
    return evaluateLevel(level, judgeMatrices, table);
  });
  return combineLevels(results, table);
}

/** Combines the results of all levels. */
export function combineLevels(
  levels: readonly LevelResult[],
  table: RandomIndexName,
): HierarchyResult {
  const weights = computeGlobalWeights(levels);
  const verdict = findWorstVerdict(levels.map((level) => level.verdict));
  return { table, verdict, levels, ...(weights && { weights }) };
}

/**
 * Computes the overall weights of alternatives from the weights of the criteria.
 *
 *     overall_k = Σ_j w_j · local_jk
 *
 * `locals` has, for each criterion, the weights of the alternatives under that criterion.
 *
 * @example
 * synthesise([0.75, 0.25], [[0.5, 0.5], [0.1, 0.9]]); // [0.4, 0.6]
 */
export function synthesise(
  weights: ArrayLike<number>,
  locals: readonly ArrayLike<number>[],
): number[] {
  return Array.from({ length: locals[0]?.length ?? 0 }, (_, alternative) => {
    let sum = 0;
    for (const [criterion, local] of locals.entries()) {
      sum += (weights[criterion] ?? 0) * (local[alternative] ?? 0);
    }
    return sum;
  });
}

/** Describes why the weights are not usable: one text for each level with a problem. */
export function listWeightIssues({ levels, table }: HierarchyResult): string[] {
  return levels.flatMap((level) => describeLevelIssue(level, table) ?? []);
}

/**
 * Lists the aggregated judgements of the group, which define a model. Each pair is in the order in
 * which its value is 1 or more.
 */
export function listGroupJudgements({ levels }: HierarchyResult): Judgement[] {
  return levels.flatMap(({ keys, under, groupMatrix }) =>
    listPairs(keys.length).flatMap(([first, second]) => {
      const value = cellAt(groupMatrix, first, second);
      const [a = "", b = ""] =
        value < 1 ? [keys[second], keys[first]] : [keys[first], keys[second]];
      const judgement = { a, b, value: value < 1 ? 1 / value : value };
      return Number.isNaN(value) ? [] : [under === undefined ? judgement : { ...judgement, under }];
    }),
  );
}

function computeGlobalWeights(
  levels: readonly LevelResult[],
): ReadonlyMap<string, number> | undefined {
  const [top, ...categories] = levels;
  if (top === undefined || levels.some(({ derivedWeights }) => derivedWeights === undefined)) {
    return undefined;
  }
  const topWeights = toWeightMap(top);
  const shares = categories.flatMap((level) => {
    const share = topWeights.get(level.under ?? "") ?? 0;
    return [...toWeightMap(level)].map(([key, weight]): [string, number] => [key, share * weight]);
  });
  return categories.length === 0 ? topWeights : new Map(shares);
}

function toWeightMap({ keys, derivedWeights }: LevelResult): Map<string, number> {
  return new Map(keys.map((key, index) => [key, derivedWeights?.weights[index] ?? 0]));
}

function describeLevelIssue(level: LevelResult, table: RandomIndexName): string | undefined {
  const place = level.under === undefined ? "" : ` under "${level.under}"`;
  if (level.verdict === "incomplete") {
    const parts = level.disconnectedParts.map((part) =>
      quoteKeys(part.map((index) => level.keys[index] ?? "")),
    );
    return `No judgement${place} compares ${parts.join(" with ")}.`;
  }
  if (level.verdict === "unknown") {
    return (
      `A level of ${level.keys.length} keys${place} has no CR, because the table "${table}" ends ` +
      `at ${sizeMaxOf(table)}. Group the criteria into categories.`
    );
  }
  return level.verdict === "inconsistent"
    ? describeInconsistency(level, `CR${place} by the table "${table}"`)
    : undefined;
}

function describeInconsistency(
  { keys, derivedWeights, worst }: LevelResult,
  subject: string,
): string {
  const cr = formatRatio(derivedWeights?.cr);
  const problem = `${subject} is ${cr}; it must be at most ${ratioBounds.marginal}.`;
  if (worst === undefined) {
    return problem;
  }
  const [a, b] = worst.pair;
  const { value, correction } = worst;
  return (
    `${problem} The least consistent judgement is "${keys[a]}" over "${keys[b]}", ` +
    `${formatJudgement(value)}; ${formatJudgement(correction.value)} would lower CR to ` +
    `${formatRatio(correction.cr)}.`
  );
}

function quoteKeys(keys: readonly string[]): string {
  return formatList(keys.map((key) => `"${key}"`));
}

function formatRatio(ratio = 0): string {
  return String(Number(ratio.toFixed(4)));
}
