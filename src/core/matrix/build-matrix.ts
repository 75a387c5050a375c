import { type ResolvedModel } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";
import { type AxisBasis, type AxisColumn, readAxisColumn } from "./axis-column.ts";
import { computeMatrix, type QuadrantMatrix, type MatrixOptions } from "./matrix.ts";
import { type MatrixPlan, type PlannedAxis } from "./plan-matrix.ts";
import { arrangeQuadrants, type NamedQuadrant } from "./quadrants.ts";

/** An axis of a matrix. The threshold is absent if no item has both values. */
export type MatrixAxis = AxisColumn & Pick<PlannedAxis, "key" | "threshold" | "thresholdSource">;

/** A matrix with its axes, and its quadrants from the best to the worst. */
export type NamedMatrix = Pick<QuadrantMatrix, "count" | "leftOut"> & {
  readonly x: MatrixAxis;
  readonly y: MatrixAxis;
  readonly quadrants: readonly NamedQuadrant[];
};

/** A ranking of a snapshot, and the model of each axis: see `AxisBasis`. */
export type MatrixBasis = Omit<AxisBasis, "resolvedModel"> & {
  readonly models: { readonly x: ResolvedModel; readonly y: ResolvedModel };
};

/** Axes whose values are sums, so that values that should be equal differ by rounding. */
const roundedKinds: ReadonlySet<string> = new Set(["score", "coverage", "confidence"]);

/**
 * Reads the axes of a plan, and places the items of the ranking between them. It compares rounded
 * scores, coverages and confidences, so that tied items are on the same side of a threshold.
 */
export function buildMatrix(
  { snapshot, ranking, models }: MatrixBasis,
  plan: MatrixPlan,
  options: Omit<MatrixOptions, "thresholds">,
): NamedMatrix {
  const columnX = readAxisColumn({ snapshot, ranking, resolvedModel: models.x }, plan.x);
  const columnY = readAxisColumn({ snapshot, ranking, resolvedModel: models.y }, plan.y);
  const { thresholds, count, leftOut, quadrants } = computeMatrix(
    { x: roundValues(plan.x, columnX), y: roundValues(plan.y, columnY) },
    { ...options, thresholds: { x: roundThreshold(plan.x), y: roundThreshold(plan.y) } },
  );
  const x = { ...plan.x, ...columnX, threshold: plan.x.threshold ?? thresholds.x };
  const y = { ...plan.y, ...columnY, threshold: plan.y.threshold ?? thresholds.y };
  return { x, y, count, leftOut, quadrants: arrangeQuadrants(quadrants, { ...plan, x, y }) };
}

function roundValues({ kind }: PlannedAxis, { values }: AxisColumn): Float64Array {
  return roundedKinds.has(kind) ? values.map(roundScore) : values;
}

function roundThreshold({ kind, threshold }: PlannedAxis): number | undefined {
  return roundedKinds.has(kind) && threshold !== undefined ? roundScore(threshold) : threshold;
}
