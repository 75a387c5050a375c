import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Finding, formatPercent } from "./finding.ts";
import { findRows, type LintSubject } from "./subject.ts";

/** The largest share of Must work that leaves enough other work to drop when work takes longer. */
const mandatoryShareMax = 0.6;

/** The ratings of Must and Won't: see the model "moscow". */
const [must, wont] = [3, 0];

/**
 * Checks the share of Musts among all items except Won't. It compares the sizes of the sized items,
 * or the numbers of items if none has a size.
 */
export function lintMoscow({ snapshot, resolvedModel }: LintSubject): Finding[] {
  const { kind, criteria } = resolvedModel.definition;
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
  const base = isSized ? "the sized work" : "the items";
  return [
    {
      rule: "must-heavy",
      severity: "warning",
      criterion: key,
      ...findRows(snapshot, (row) => (classes[row] as number) >= must),
      detail: `Musts are ${formatPercent(mandatorySize, all)} of ${base}, without Won't. Above 60 %, the release cannot drop enough work.`,
      suggestion: "Rate a Must as Should if the release is useful without it.",
    },
  ];
}

/** Adds up the sizes of all rows of a class or a higher one, without unsized rows. */
function sumSizes(classes: Float64Array, sizes: Float64Array, from: number): number {
  let sum = 0;
  for (const [row, code] of classes.entries()) {
    const size = sizes[row] as number;
    sum += code >= from && !Number.isNaN(size) ? size : 0;
  }
  return sum;
}
