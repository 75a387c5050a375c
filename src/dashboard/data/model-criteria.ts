import { type Schemas } from "../../client/client.ts";
import { toSentence } from "../parts/criterion-names.ts";

/** A criterion of a model, with the properties that the API sends beside the documented ones. */
export type ModelCriterion = {
  readonly input: string;
  readonly key: string;
  readonly weight: number;
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly direction: "up" | "down";
  readonly scale?: "linear" | "log";
};

/** A scale up to this number has no end in practice. */
const endlessMin = 1_000_000;

/** Formats the scale of a criterion: "1 to 10", or its unit if the scale has no end. */
export function formatScale({ min, max, unit }: ModelCriterion): string {
  return max < endlessMin ? `${min.toLocaleString()} to ${max.toLocaleString()}` : unit;
}

/** Describes which ratings of a criterion are better. */
export function describeDirection({ direction }: Pick<ModelCriterion, "direction">): string {
  return direction === "up" ? "high is better" : "low is better";
}

/** Reads the criteria of a model. */
export function readCriteria({ criteria }: Schemas["Model"]): readonly ModelCriterion[] {
  return criteria.map((criterion) => {
    const { input, key, weight } = criterion;
    const rest = criterion as Partial<ModelCriterion>;
    const { name = toSentence(key), unit = "points", min = 1, max = 10, direction = "up" } = rest;
    const scale = rest.scale === undefined ? {} : { scale: rest.scale };
    return { input, key, weight, name, unit, min, max, direction, ...scale };
  });
}
