import { failureFromFault } from "../failure.ts";
import { type Direction } from "../models/model.ts";
import { type Axis, checkAxesDiffer, parseAxis } from "./axis.ts";
import { matrixPresets, type PresetAxis, type MatrixPresetName } from "./presets.ts";
import { type QuadrantNames } from "./quadrants.ts";

/** The options of one axis in a request. An absent option has the value of the preset. */
export type AxisRequest = {
  /** A text that matches `axisPattern`. */
  readonly axis?: string | undefined;
  readonly threshold?: number | "median" | undefined;
  readonly direction?: Direction | undefined;
};

/** The options of a matrix in a request. */
export type MatrixRequest = {
  readonly preset?: MatrixPresetName | undefined;
  readonly x: AxisRequest;
  readonly y: AxisRequest;
  readonly names: QuadrantNames;
};

/** The origin of a threshold. */
export type ThresholdSource = "request" | "preset" | "median";

/** An axis with its options. */
export type PlannedAxis = Axis & {
  /** By default, the direction of the criterion. */
  readonly direction?: Direction | undefined;
  /** Absent for the median. */
  readonly threshold?: number | undefined;
  readonly thresholdSource: ThresholdSource;
};

/** The axes of a matrix and the names of its quadrants. */
export type MatrixPlan = {
  readonly x: PlannedAxis;
  readonly y: PlannedAxis;
  readonly names: QuadrantNames;
  readonly defaultNames?: readonly string[] | undefined;
};

/**
 * Merges a request with its preset. `model` is the model of the axis "score".
 *
 * A request that replaces the axis of a preset also replaces its threshold and its direction,
 * because they belong to the scale of that axis.
 */
export function planMatrix({ preset, names, ...axes }: MatrixRequest, model: string): MatrixPlan {
  const base = preset && matrixPresets[preset];
  const x = planAxis("x", axes.x, { preset: base?.x, model });
  const y = planAxis("y", axes.y, { preset: base?.y, model });
  checkAxesDiffer(x, y);
  return { x, y, names, defaultNames: base?.names };
}

function planAxis(
  parameter: Axis["parameter"],
  request: AxisRequest,
  { preset, model }: { readonly preset: PresetAxis | undefined; readonly model: string },
): PlannedAxis {
  const text = request.axis ?? preset?.axis;
  if (text === undefined) {
    const detail = `The axis ${parameter} is missing. Send a criterion or "score", or send a preset.`;
    throw failureFromFault("malformed", { parameter, detail });
  }
  const defaults = text === preset?.axis ? preset : undefined;
  return {
    parameter,
    ...parseAxis(text, model),
    direction: request.direction ?? defaults?.direction,
    ...planThreshold(request.threshold, defaults?.threshold),
  };
}

function planThreshold(
  requested: AxisRequest["threshold"],
  preset: number | undefined,
): Pick<PlannedAxis, "threshold" | "thresholdSource"> {
  if (typeof requested === "number") {
    return { threshold: requested, thresholdSource: "request" };
  }
  return requested === "median" || preset === undefined
    ? { thresholdSource: "median" }
    : { threshold: preset, thresholdSource: "preset" };
}
