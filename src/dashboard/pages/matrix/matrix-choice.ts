import { type Schemas } from "../../../client/client.ts";
import { toSentence } from "../../parts/criterion-names.ts";

type Preset = NonNullable<Schemas["Matrix"]["preset"]>;

/** The choice of a reader, as in the URL. */
export type MatrixChoice = {
  /** Undefined for the default preset; "none" for none. */
  readonly preset: string | undefined;
  readonly x: string | undefined;
  readonly y: string | undefined;
  readonly xThreshold: string | undefined;
  readonly yThreshold: string | undefined;
};

/** The number of items with a rating, by criterion. */
export type RatedCounts = Readonly<Record<string, number>>;

/** A criterion of a model, as far as an axis needs it. */
export type AxisCriterion = {
  readonly key: string;
  readonly name: string;
  readonly direction: "up" | "down";
  /** The lowest and the highest rating; undefined if there is no limit. */
  readonly range: readonly [number, number] | undefined;
};

/** Reads a criterion of an API response. */
export function toAxisCriterion(criterion: Schemas["Model"]["criteria"][number]): AxisCriterion {
  const { key, name, direction, min, max } = criterion;
  return {
    key,
    name: typeof name === "string" ? name : toSentence(key),
    direction: direction === "down" ? "down" : "up",
    range: typeof min === "number" && typeof max === "number" ? [min, max] : undefined,
  };
}

export const presetNames: Readonly<Record<Preset, string>> = {
  "value-effort": "Value and effort",
  eisenhower: "Eisenhower: urgency and importance",
  kano: "Kano: better and worse",
};

const [defaultPreset, noPreset] = ["value-effort", "none"] as const;

/** Returns the preset of a choice; undefined for none. */
export function readPreset({
  preset = defaultPreset,
}: Pick<MatrixChoice, "preset">): Preset | undefined {
  return toPreset(preset) ?? (preset === noPreset ? undefined : defaultPreset);
}

function toPreset(text: string): Preset | undefined {
  return text === "value-effort" || text === "eisenhower" || text === "kano" ? text : undefined;
}

/**
 * Returns the parameters of a request for a choice. If the items have no ratings of the criteria of
 * the preset for value and effort, other criteria of value and effort replace them.
 */
export function toMatrixParameters(
  choice: MatrixChoice,
  rated: RatedCounts,
  criteria: readonly AxisCriterion[],
) {
  const preset = readPreset(choice);
  const needsAxes = preset === undefined || preset === defaultPreset;
  const x = choice.x ?? (needsAxes ? findAxis("down", { rated, criteria }) : undefined);
  const y = choice.y ?? (needsAxes ? findAxis("up", { rated, criteria }) : undefined);
  return {
    ...(preset !== undefined && { preset }),
    ...(x !== undefined && { x }),
    ...(y !== undefined && { y }),
    ...toThreshold("x_threshold", choice.xThreshold),
    ...toThreshold("y_threshold", choice.yThreshold),
  };
}

type RatedCriteria = { readonly rated: RatedCounts; readonly criteria: readonly AxisCriterion[] };

/** Criteria of value and of effort, those of the preset first. */
const knownCriteria = {
  up: ["value_points", "business_value", "raw_value", "user_value", "impact"],
  down: ["effort_points", "story_points", "effort", "job_size", "duration"],
} as const;

/** Finds the most rated criterion of value or effort, otherwise that of the direction. */
function findAxis(direction: "up" | "down", { rated, criteria }: RatedCriteria): string {
  const known = knownCriteria[direction];
  const others = criteria.filter((each) => each.direction === direction).map(({ key }) => key);
  const findMostRated = (keys: readonly string[]): string | undefined =>
    keys
      .filter((key) => (rated[key] ?? 0) > 0)
      .toSorted((a, b) => (rated[b] ?? 0) - (rated[a] ?? 0))[0];
  return findMostRated(known) ?? findMostRated(others) ?? known[0];
}

function toThreshold(name: "x_threshold" | "y_threshold", text: string | undefined) {
  const value = Number(text);
  return text === undefined || Number.isNaN(value) ? {} : { [name]: value };
}

/** A choice of an axis. */
export type AxisOption = { readonly key: string; readonly name: string };

/** Returns the name of each criterion. Criteria of several models with one name have their keys. */
function listDistinctNames(criteria: readonly AxisCriterion[]): ReadonlyMap<string, string> {
  const keysByName = Map.groupBy(
    new Map(criteria.map((each) => [each.key, each])).values(),
    ({ name }) => name,
  );
  return new Map(
    criteria.map(({ key, name }) => [
      key,
      (keysByName.get(name)?.length ?? 0) > 1 ? toSentence(key) : name,
    ]),
  );
}

/** Lists the criteria with ratings, the most rated first. `selected` is in the list in any case. */
export function listCriterionOptions(
  selected: AxisOption | undefined,
  rated: RatedCounts,
  criteria: readonly AxisCriterion[],
): readonly AxisOption[] {
  const names = listDistinctNames(criteria);
  const options = Object.entries(rated)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, count]) => ({
      key,
      name: `${names.get(key) ?? toSentence(key)} · ${count.toLocaleString()} rated`,
    }));
  const isOther = selected === undefined || /^(?:score|size$|priority$)/.test(selected.key);
  return isOther || options.some(({ key }) => key === selected.key)
    ? options
    : [{ key: selected.key, name: selected.name }, ...options];
}
