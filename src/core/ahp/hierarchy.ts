import { type Fault } from "../failure.ts";
import { listed } from "../models/wording.ts";
import {
  ratioBounds,
  type TableName,
  tableSizeMax,
  type Verdict,
  worstVerdict,
} from "./consistency.ts";
import { type Judgement, readJudgements } from "./judgements.ts";
import { judgeLevel, type LevelResult } from "./level.ts";
import { cellOf, type Matrix, pairsOf } from "./matrix.ts";
import { type Level, levelsOf, type Outline } from "./outline.ts";
import { onScaleInWords } from "./scale.ts";

/** What each judge said, by the judge's name. */
export type Judges = ReadonlyMap<string, readonly Judgement[]>;

/** What all judgements of an outline come to, level by level and as a whole. */
export type HierarchyResult = {
  readonly table: TableName;
  /** The worst of the levels'. */
  readonly verdict: Verdict;
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
export function judgeHierarchy(
  outline: Outline,
  judges: Judges,
  { table, faults = [] }: { readonly table: TableName; readonly faults?: Fault[] },
): HierarchyResult {
  const levels = levelsOf(outline);
  // In the order of their names, so that sums are the same however the judges came in.
  const read = [...judges.keys()].toSorted().map((judge) => {
    const about = { pointer: `/judges/${judge}`, faults };
    return { judge, matrices: readJudgements(levels, judges.get(judge) ?? [], about) };
  });
  return judgeLevels(levels, read, table);
}

/** The same for judgements that are matrices already: of each judge, one for each level. */
export function judgeLevels(
  levels: readonly Level[],
  judges: readonly { readonly judge: string; readonly matrices: readonly Matrix[] }[],
  table: TableName,
): HierarchyResult {
  const results = levels.map((level, at) => {
    const said = judges.flatMap(({ judge, matrices }) => {
      const matrix = matrices[at];
      return matrix === undefined ? [] : [{ judge, matrix }];
    });
    return judgeLevel(level, said, table);
  });
  return resultOf(results, table);
}

/** Levels put together. */
export function resultOf(levels: readonly LevelResult[], table: TableName): HierarchyResult {
  const weights = globalWeightsOf(levels);
  const verdict = worstVerdict(levels.map((level) => level.verdict));
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
export function refusalsOf({ levels, table }: HierarchyResult): string[] {
  return levels.flatMap((level) => {
    const reason = reasonOf(level, table);
    const where = level.under === undefined ? "" : `Under "${level.under}": `;
    return reason === undefined ? [] : [`${where}${reason}`];
  });
}

/**
 * The group's judgements as one judge would have said them, each in the order in which it is 1 or
 * more: what a model is defined by.
 */
export function groupJudgements({ levels }: HierarchyResult): Judgement[] {
  return levels.flatMap(({ keys, under, judged }) =>
    pairsOf(keys.length).flatMap(([first, second]) => {
      const value = cellOf(judged, first, second);
      const [a = "", b = ""] =
        value < 1 ? [keys[second], keys[first]] : [keys[first], keys[second]];
      const said = { a, b, value: value < 1 ? 1 / value : value };
      return Number.isNaN(value) ? [] : [under === undefined ? said : { ...said, under }];
    }),
  );
}

function globalWeightsOf(levels: readonly LevelResult[]): ReadonlyMap<string, number> | undefined {
  const [top, ...below] = levels;
  if (top === undefined || levels.some(({ weighed }) => weighed === undefined)) {
    return undefined;
  }
  const topWeights = sharesOf(top);
  const shares = below.flatMap((level) => {
    const share = topWeights.get(level.under ?? "") ?? 0;
    return [...sharesOf(level)].map(([key, weight]): [string, number] => [key, share * weight]);
  });
  return below.length === 0 ? topWeights : new Map(shares);
}

function sharesOf({ keys, weighed }: LevelResult): Map<string, number> {
  return new Map(keys.map((key, at) => [key, weighed?.weights[at] ?? 0]));
}

function reasonOf(level: LevelResult, table: TableName): string | undefined {
  if (level.verdict === "unfinished") {
    const parts = level.apart.map((part) => named(part.map((at) => level.keys[at] ?? "")));
    return `nothing compares ${parts.join(" with ")}.`;
  }
  if (level.verdict === "unknown") {
    return (
      `${level.keys.length} things are compared with each other, and the table "${table}" ends ` +
      `at ${tableSizeMax}: there is no CR to go by. Put them into categories.`
    );
  }
  return level.verdict === "inconsistent" ? contradiction(level, table) : undefined;
}

function contradiction({ keys, weighed, worst }: LevelResult, table: TableName): string {
  const ratio =
    `CR is ${decimals(weighed?.cr)} by the table "${table}", and may be ${ratioBounds.marginal} ` +
    "at the most.";
  if (worst === undefined) {
    return ratio;
  }
  const [a, b] = worst.pair;
  const { value, mend } = worst;
  return (
    `${ratio} The judgement that stands out is "${keys[a]}" over "${keys[b]}", ` +
    `${onScaleInWords(value)}; ${onScaleInWords(mend.value)} would bring CR to ` +
    `${decimals(mend.cr)}.`
  );
}

function named(keys: readonly string[]): string {
  return listed(keys.map((key) => `"${key}"`));
}

function decimals(ratio = 0): string {
  return String(Number(ratio.toFixed(4)));
}
