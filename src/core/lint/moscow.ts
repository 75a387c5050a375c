import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Finding, formatPercent } from "./finding.ts";
import { findRows, type LintSubject } from "./subject.ts";

/** Must work beyond this share leaves nothing to give way when work takes longer. */
const mandatoryShareMax = 0.6;

/** What Must, and what Won't, are as ratings: see the model "moscow". */
const [must, wont] = [3, 0];

/**
 * How much of what is to be done must be. By size, of the items that have one; by their number
 * where none has. What will not be done is no part of it.
 */
export function lintMoscow({ snapshot, inUse }: LintSubject): Finding[] {
  const { kind, criteria } = inUse.definition;
  const key = (kind === "moscow" ? criteria[0]?.key : undefined) ?? "moscow";
  const likely = toModelColumns(snapshot).ratings.get(key)?.likely ?? new Float64Array(0);
  const classes = likely.map((rating) => Math.floor(rating + 0.5));
  const isSized = classes.some((code, row) => !Number.isNaN(code + (snapshot.size[row] as number)));
  const sizes = isSized ? snapshot.size : new Float64Array(snapshot.count).fill(1);
  const all = sumSizes(classes, sizes, wont + 1);
  const mandatorySize = sumSizes(classes, sizes, must);
  if (mandatorySize <= mandatoryShareMax * all) {
    return [];
  }
  const of = isSized ? "the sized work" : "the items";
  return [
    {
      rule: "must-heavy",
      severity: "warning",
      criterion: key,
      ...findRows(snapshot, (row) => (classes[row] as number) >= must),
      detail: `${formatPercent(mandatorySize, all)} of ${of} that is not Won't is Must; beyond 60 % too little is left to give way.`,
      suggestion:
        "Ask of each Must whether the rest is worthless without it, and make some Should.",
    },
  ];
}

/** The size of all rows of a class or a higher one; rows without a size do not count. */
function sumSizes(classes: Float64Array, sizes: Float64Array, from: number): number {
  let sum = 0;
  for (const [row, code] of classes.entries()) {
    const size = sizes[row] as number;
    sum += code >= from && !Number.isNaN(size) ? size : 0;
  }
  return sum;
}
