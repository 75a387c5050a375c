import { type Schemas } from "../../../client/client.ts";
import { type HierarchyResult } from "../../../core/ahp/evaluate-hierarchy.ts";
import { type Judgement } from "../../../core/ahp/judgements.ts";
import { type Outline } from "../../../core/ahp/outline.ts";
import { formatJudgement, scaleMax } from "../../../core/ahp/scale.ts";
import { toSentence } from "../../parts/criterion-names.ts";

/** Two criteria or categories to compare. */
export type ComparedPair = Pick<Judgement, "a" | "b" | "under">;

/** The ends of the slider of a pair. */
export const positionMax = scaleMax - 1;

/** Returns the criteria and categories of a hierarchy. */
export function toOutline({ criteria, categories }: Schemas["Hierarchy"]): Outline {
  return categories === undefined
    ? { criteria: criteria ?? [] }
    : {
        criteria: categories.flatMap((category) => category.criteria),
        categories: categories.map((category) =>
          Object.assign({}, category, { criteria: category.criteria.map(({ key }) => key) }),
        ),
      };
}

/** Returns the names of the criteria and categories of a hierarchy, by key. */
export function listHierarchyNames(hierarchy: Schemas["Hierarchy"]): ReadonlyMap<string, string> {
  const { criteria = [], categories = [] } = hierarchy;
  const all = [...criteria, ...categories, ...categories.flatMap((each) => each.criteria)];
  return new Map(all.map(({ key, name }) => [key, name ?? toSentence(key)]));
}

/** Finds how many times as important the first element of a pair is as the second. */
export function findJudgement(
  judgements: readonly Judgement[],
  { a, b, under }: ComparedPair,
): number | undefined {
  const same = judgements.find((each) => each.under === under && each.a === a && each.b === b);
  const turned = judgements.find((each) => each.under === under && each.a === b && each.b === a);
  return same?.value ?? (turned && 1 / turned.value);
}

/** Replaces the judgement of a pair, or removes it. */
export function putJudgement(
  judgements: readonly Judgement[],
  { a, b, under }: ComparedPair,
  value: number | undefined,
): readonly Judgement[] {
  const others = judgements.filter(
    (each) => each.under !== under || !([a, b].includes(each.a) && [a, b].includes(each.b)),
  );
  const pair = { a, b, ...(under !== undefined && { under }) };
  return value === undefined ? others : [...others, { ...pair, value }];
}

/** Returns the position of the slider: to the left if the first element is more important. */
export function toPosition(value: number): number {
  return value >= 1 ? 1 - value : 1 / value - 1;
}

/** Returns the judgement at a position of the slider. */
export function fromPosition(position: number): number {
  return position <= 0 ? 1 - position : 1 / (1 + position);
}

/** Describes a judgement as a sentence. */
export function describeJudgement(
  value: number | undefined,
  { a, b }: { readonly a: string; readonly b: string },
): string {
  if (value === undefined) {
    return "Not compared";
  }
  if (Math.abs(value - 1) < 1e-9) {
    return `${a} and ${b} are equally important`;
  }
  const [more, less] = value > 1 ? [a, b] : [b, a];
  return `${more} is ${formatJudgement(Math.max(value, 1 / value))} × as important as ${less}`;
}

/** The judgement whose correction improves the consistency the most, and its correction. */
export type SuggestedJudgement = ComparedPair & {
  readonly value: number;
  readonly corrected: number;
  readonly cr: number | undefined;
};

/** Returns the judgement to correct on a level, if its correction improves the consistency. */
export function suggestCorrection(
  level: HierarchyResult["levels"][number],
): SuggestedJudgement | undefined {
  const { keys, under, worst } = level;
  if (worst === undefined) {
    return undefined;
  }
  const [a = "", b = ""] = worst.pair.map((index) => keys[index]);
  const { value, correction } = worst;
  return { a, b, under, value, corrected: correction.value, cr: correction.cr };
}
