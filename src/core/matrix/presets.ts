import { type Direction } from "../models/model.ts";
import { valueEffortThresholds, valueEffortClasses } from "../models/value-effort.ts";

/** One axis of a preset. Without a threshold, the median of the values separates the sides. */
export type PresetAxis = {
  readonly axis: string;
  readonly direction: Direction;
  readonly threshold?: number;
};

/** The axes of a known matrix, and the names of its quadrants. */
export type MatrixPreset = {
  readonly x: PresetAxis;
  readonly y: PresetAxis;
  /** The quadrants that are better on both axes, on y only, on x only and on neither. */
  readonly names: readonly [string, string, string, string];
};

export const matrixPresetNames = ["eisenhower", "value-effort", "kano"] as const;

export type MatrixPresetName = (typeof matrixPresetNames)[number];

/**
 * The presets of the matrix.
 *
 * - `eisenhower`: urgency × importance. The criteria are those of `wsjf` and of `opportunity`.
 * - `value-effort`: the criteria, thresholds and quadrants of the model `value-effort`.
 * - `kano`: better × |worse|. An item is on the high side from .5 on, because at least half of the
 *   answers then belong to the two classes that the coefficient counts.
 *
 * Sources: S. R. Covey, The 7 Habits of Highly Effective People, 1989 (urgency and importance).
 * R. G. Cooper et al., Portfolio Management for New Products, 2001. C. Berger et al., "Kano's
 * methods for understanding customer-defined quality", 1993 (the plane of better and worse).
 */
export const matrixPresets: Readonly<Record<MatrixPresetName, MatrixPreset>> = {
  eisenhower: {
    x: { axis: "time_criticality", direction: "up" },
    y: { axis: "importance", direction: "up" },
    names: ["Do", "Schedule", "Delegate", "Eliminate"],
  },
  "value-effort": {
    x: { axis: "effort_points", direction: "down", threshold: valueEffortThresholds.effort },
    y: { axis: "value_points", direction: "up", threshold: valueEffortThresholds.value },
    names: valueEffortClasses,
  },
  kano: {
    x: { axis: "abs:worse", direction: "up", threshold: 0.5 },
    y: { axis: "better", direction: "up", threshold: 0.5 },
    names: ["One-dimensional", "Attractive", "Must-be", "Indifferent"],
  },
};
