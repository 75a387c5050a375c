import { type ResolvedModel } from "../models/model.ts";
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

/** Reads the axes of a plan, and places the items of the ranking between them. */
export function buildMatrix(
  { snapshot, ranking, models }: MatrixBasis,
  plan: MatrixPlan,
  options: Omit<MatrixOptions, "thresholds">,
): NamedMatrix {
  const columnX = readAxisColumn({ snapshot, ranking, resolvedModel: models.x }, plan.x);
  const columnY = readAxisColumn({ snapshot, ranking, resolvedModel: models.y }, plan.y);
  const { thresholds, count, leftOut, quadrants } = computeMatrix(
    { x: columnX.values, y: columnY.values },
    { ...options, thresholds: { x: plan.x.threshold, y: plan.y.threshold } },
  );
  const x = { ...plan.x, ...columnX, threshold: thresholds.x };
  const y = { ...plan.y, ...columnY, threshold: thresholds.y };
  return { x, y, count, leftOut, quadrants: arrangeQuadrants(quadrants, { ...plan, x, y }) };
}
