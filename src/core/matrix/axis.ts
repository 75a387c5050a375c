import { failureFromFault } from "../failure.ts";

/** The axes that show a field of the item. */
export const fieldAxes = ["size", "priority"] as const;

const measures = ["score", "coverage", "confidence"] as const;

/** A property of the scores of a model. */
export type Measure = (typeof measures)[number];

/** The values of one axis: the ratings of a criterion, the scores of a model, or a field. */
export type AxisSource =
  | { readonly kind: "criterion" | "abs"; readonly criterion: string }
  | { readonly kind: Measure; readonly model: string }
  | { readonly kind: (typeof fieldAxes)[number] };

/** One axis of a matrix. */
export type Axis = AxisSource & {
  /** The name of the request's parameter. */
  readonly parameter: "x" | "y";
  /** The full form of the axis. Two axes with equal keys show the same values. */
  readonly key: string;
};

/** The pattern of the axes that `parseAxis` reads. */
export const axisPattern =
  /^(?:(?:abs:)?[a-z][a-z0-9_]{0,59}|(?:score|coverage|confidence):[a-z][a-z0-9-]{0,59})$/;

/**
 * Parses a text that matches `axisPattern`. `model` is the model of the ranking.
 *
 * | text              | values                                                            |
 * | ----------------- | ----------------------------------------------------------------- |
 * | `effort`          | the ratings of a criterion, which may be derived from others      |
 * | `abs:worse`       | the absolute values of these ratings                              |
 * | `score`           | the scores by the model of the ranking                            |
 * | `score:rice`      | the scores by another model                                       |
 * | `coverage:rice`   | the share of the weight of the model that has ratings             |
 * | `confidence:rice` | the confidence of the scores; `confidence` is a criterion of RICE |
 * | `size`            | the size of the item                                              |
 * | `priority`        | the priority of the item, from 1 for low to 4 for critical        |
 */
export function parseAxis(text: string, model: string): AxisSource & Pick<Axis, "key"> {
  const key = text === "score" ? `score:${model}` : text;
  return { key, ...parseKey(key) };
}

function parseKey(key: string): AxisSource {
  const [prefix, name] = key.split(":");
  if (name === undefined) {
    const field = fieldAxes.find((each) => each === key);
    return field === undefined ? { kind: "criterion", criterion: key } : { kind: field };
  }
  const measure = measures.find((each) => each === prefix);
  return measure === undefined ? { kind: "abs", criterion: name } : { kind: measure, model: name };
}

/** Throws if both axes show the same values. */
export function checkAxesDiffer(x: Axis, y: Axis): void {
  if (x.key === y.key) {
    const detail = `Both axes are "${y.key}". Send another axis as x or y.`;
    throw failureFromFault("invalid", { parameter: "y", detail });
  }
}
