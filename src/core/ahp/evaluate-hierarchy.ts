import { type Fault } from "../failure.ts";
import { formatList } from "../models/wording.ts";
import {
  ratioBounds,
  type RandomIndexName,
  randomIndexSizeMax,
  type ConsistencyVerdict,
  findWorstVerdict,
} from "./consistency.ts";
import { evaluateLevel, type LevelResult } from "./evaluate-level.ts";
import { type Judgement, buildMatrices } from "./judgements.ts";
import { cellAt, type Matrix, listPairs } from "./matrix.ts";
import { type HierarchyLevel, listHierarchyLevels, type Outline } from "./outline.ts";
import { formatJudgement } from "./scale.ts";

/** What each judge said, by the judge's name. */
export type JudgementsByJudge = ReadonlyMap<string, readonly Judgement[]>;

/** What all judgements of an outline come to, level by level and as a whole. */
export type HierarchyResult = {
  readonly table: RandomIndexName;
  /** The worst of the levels'. */
  readonly verdict: ConsistencyVerdict;
  readonly levels: readonly LevelResult[];
  /** Criterion → its share of the whole; absent while a level has no weights. */
  readonly weights?: ReadonlyMap<string, number>;
};

/**
 * Weighs everything that an outline asks for by what its judges said: each level for itself, then a
 * criterion by its weight among its category's, times its category's.
 *
 * @throws nothing: what is wrong with a judgement is added to `faults`, under `/judges` and the
 * judge's name, and the judgement is left out.
 */
export function evaluateHierarchy(
  outline: Outline,
  judges: JudgementsByJudge,
  { table, faults = [] }: { readonly table: RandomIndexName; readonly faults?: Fault[] },
): HierarchyResult {
  const levels = listHierarchyLevels(outline);
  // In the order of their names, so that sums are the same however the judges came in.
  const read = [...judges.keys()].toSorted().map((judge) => {
    const about = { pointer: `/judges/${judge}`, faults };
    return { judge, matrices: buildMatrices(levels, judges.get(judge) ?? [], about) };
  });
  return evaluateLevels(levels, read, table);
}

/** The same for judgements that are matrices already: of each judge, one for each level. */
export function evaluateLevels(
  levels: readonly HierarchyLevel[],
  judges: readonly { readonly judge: string; readonly matrices: readonly Matrix[] }[],
  table: RandomIndexName,
): HierarchyResult {
  const results = levels.map((level, at) => {
    const said = judges.flatMap(({ judge, matrices }) => {
      const matrix = matrices[at];
      return matrix === undefined ? [] : [{ judge, matrix }];
    });
    return evaluateLevel(level, said, table);
  });
  return combineLevels(results, table);
}

/** Levels put together. */
export function combineLevels(
  levels: readonly LevelResult[],
  table: RandomIndexName,
): HierarchyResult {
  const weights = computeGlobalWeights(levels);
  const verdict = findWorstVerdict(levels.map((level) => level.verdict));
  return { table, verdict, levels, ...(weights && { weights }) };
}

/**
 * What alternatives come to under weighed criteria.
 *
 *     overall_k = Σ_j w_j · local_jk
 *
 * `locals` has, for each criterion, the weights of the alternatives under it.
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

/** Why weights may not be used: one sentence or two for each level that stands in the way. */
export function listWeightIssues({ levels, table }: HierarchyResult): string[] {
  return levels.flatMap((level) => {
    const reason = describeLevelIssue(level, table);
    const where = level.under === undefined ? "" : `Under "${level.under}": `;
    return reason === undefined ? [] : [`${where}${reason}`];
  });
}

/**
 * The group's judgements as one judge would have said them, each in the order in which it is 1 or
 * more: what a model is defined by.
 */
export function listGroupJudgements({ levels }: HierarchyResult): Judgement[] {
  return levels.flatMap(({ keys, under, groupMatrix }) =>
    listPairs(keys.length).flatMap(([first, second]) => {
      const value = cellAt(groupMatrix, first, second);
      const [a = "", b = ""] =
        value < 1 ? [keys[second], keys[first]] : [keys[first], keys[second]];
      const said = { a, b, value: value < 1 ? 1 / value : value };
      return Number.isNaN(value) ? [] : [under === undefined ? said : { ...said, under }];
    }),
  );
}

function computeGlobalWeights(
  levels: readonly LevelResult[],
): ReadonlyMap<string, number> | undefined {
  const [top, ...below] = levels;
  if (top === undefined || levels.some(({ derivedWeights }) => derivedWeights === undefined)) {
    return undefined;
  }
  const topWeights = toWeightMap(top);
  const shares = below.flatMap((level) => {
    const share = topWeights.get(level.under ?? "") ?? 0;
    return [...toWeightMap(level)].map(([key, weight]): [string, number] => [key, share * weight]);
  });
  return below.length === 0 ? topWeights : new Map(shares);
}

function toWeightMap({ keys, derivedWeights }: LevelResult): Map<string, number> {
  return new Map(keys.map((key, at) => [key, derivedWeights?.weights[at] ?? 0]));
}

function describeLevelIssue(level: LevelResult, table: RandomIndexName): string | undefined {
  if (level.verdict === "incomplete") {
    const parts = level.disconnectedParts.map((part) =>
      quoteKeys(part.map((at) => level.keys[at] ?? "")),
    );
    return `nothing compares ${parts.join(" with ")}.`;
  }
  if (level.verdict === "unknown") {
    return (
      `${level.keys.length} things are compared with each other, and the table "${table}" ends ` +
      `at ${randomIndexSizeMax}: there is no CR to go by. Put them into categories.`
    );
  }
  return level.verdict === "inconsistent" ? describeContradiction(level, table) : undefined;
}

function describeContradiction(
  { keys, derivedWeights, worst }: LevelResult,
  table: RandomIndexName,
): string {
  const ratio =
    `CR is ${formatRatio(derivedWeights?.cr)} by the table "${table}", and may be ${ratioBounds.marginal} ` +
    "at the most.";
  if (worst === undefined) {
    return ratio;
  }
  const [a, b] = worst.pair;
  const { value, correction } = worst;
  return (
    `${ratio} The judgement that stands out is "${keys[a]}" over "${keys[b]}", ` +
    `${formatJudgement(value)}; ${formatJudgement(correction.value)} would bring CR to ` +
    `${formatRatio(correction.cr)}.`
  );
}

function quoteKeys(keys: readonly string[]): string {
  return formatList(keys.map((key) => `"${key}"`));
}

function formatRatio(ratio = 0): string {
  return String(Number(ratio.toFixed(4)));
}
