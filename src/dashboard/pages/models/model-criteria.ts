import { type Schemas } from "../../../client/client.ts";
import { toSentence } from "../../parts/criterion-names.ts";

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
