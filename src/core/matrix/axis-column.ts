import { withScratch } from "../columns/scratch.ts";
import { failureFromFault } from "../failure.ts";
import { priorities } from "../item/item.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { toCriterionName } from "../models/definition/own-criteria.ts";
import { type Direction, type ResolvedModel } from "../models/model.ts";
import { catalogue } from "../models/registry.ts";
import { alignToRanking } from "../ranking/align-to-ranking.ts";
import { type RankingContent } from "../ranking/ranking.ts";
import { rateSnapshot } from "../ranking/rate-snapshot.ts";
import { selectRanked } from "../ranking/select-ranked.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { findNearestWord } from "../words/nearest-word.ts";
import { formatShortList } from "../words/wording.ts";
import { type Axis, fieldAxes } from "./axis.ts";
import { type PlannedAxis } from "./plan-matrix.ts";

/** The data that an axis reads. */
export type AxisBasis = {
  readonly snapshot: Snapshot;
  /** A ranking of the snapshot. */
  readonly ranking: RankingContent;
  /** The model whose scores the axis shows. For a criterion, the model that may define it. */
  readonly resolvedModel: ResolvedModel;
};

/** One axis with its values, by the positions of the ranking. A missing value is NaN. */
export type AxisColumn = {
  readonly name: string;
  readonly unit?: string | undefined;
  readonly direction: Direction;
  readonly values: Float64Array;
};

const measures = {
  score: { name: "Score", unit: undefined, column: "value" },
  coverage: { name: "Coverage", unit: "share", column: "coverage" },
  confidence: { name: "Confidence", unit: "share", column: "confidence" },
} as const;

/**
 * Reads the values of an axis. Intervals count at their likely value.
 *
 * Throws `invalid` if no item has a rating for a criterion and no known model defines it. The key
 * is then most likely misspelt.
 */
export function readAxisColumn(basis: AxisBasis, axis: PlannedAxis): AxisColumn {
  const column = readColumn(basis, axis);
  return { ...column, direction: axis.direction ?? column.direction };
}

function readColumn(basis: AxisBasis, axis: Axis): AxisColumn {
  switch (axis.kind) {
    case "criterion":
      return readCriterion(basis, axis);
    case "abs": {
      const { name, unit, values } = readCriterion(basis, axis);
      return { name: `|${name}|`, unit, direction: "up", values: values.map(Math.abs) };
    }
    case "size":
      return { name: "Size", direction: "down", values: basis.ranking.size };
    case "priority":
      return readPriorities(basis);
    case "score":
    case "coverage":
    case "confidence":
      return readScores(basis, axis);
  }
}

type CriterionAxis = Extract<Axis, { readonly criterion: string }>;

function readCriterion(
  { snapshot, ranking, resolvedModel }: AxisBasis,
  { parameter, criterion: key }: CriterionAxis,
): AxisColumn {
  const column = toModelColumns(snapshot).ratings.get(key)?.likely;
  const { criteria } = resolvedModel.definition;
  const criterion = criteria.find((each) => each.key === key) ?? catalogue.get(key);
  if (column === undefined && criterion === undefined) {
    const detail = describeUnknown(key, { snapshot, resolvedModel });
    throw failureFromFault("invalid", { parameter, detail });
  }
  const { name = toCriterionName(key), unit, direction = "up" } = criterion ?? {};
  return { name, unit, direction, values: alignToRanking(ranking, snapshot, column) };
}

/** Describes an unknown criterion, with the most similar axis and the criteria of the items. */
function describeUnknown(
  key: string,
  { snapshot, resolvedModel }: Pick<AxisBasis, "snapshot" | "resolvedModel">,
): string {
  const rated = [...snapshot.ratings.keys()];
  const defined = resolvedModel.definition.criteria.map((criterion) => criterion.key);
  const known = [...rated, ...defined, ...catalogue.keys(), ...fieldAxes, "score"];
  const nearest = findNearestWord(key, known);
  const isField = [...fieldAxes, "score"].includes(key);
  const question =
    nearest === undefined ? "" : ` Did you mean "${nearest}"${isField ? " without `abs:`" : ""}?`;
  const list =
    rated.length === 0
      ? "No item has ratings yet."
      : `Send a criterion with ratings: ${formatShortList(rated)}.`;
  return `There is no criterion "${key}".${question} ${list}`;
}

/** Reads priorities as numbers: 1 for the lowest. */
function readPriorities({ ranking }: AxisBasis): AxisColumn {
  const unit = `1 (${priorities.at(-1)}) to ${priorities.length} (${priorities[0]})`;
  const values = Float64Array.from(ranking.facets.priority, (code) =>
    code === 0 ? Number.NaN : priorities.length + 1 - code,
  );
  return { name: "Priority", unit, direction: "up", values };
}

/** Reads the scores of a model, or the coverage or the confidence of these scores. */
function readScores(
  { snapshot, ranking, resolvedModel }: AxisBasis,
  { kind, model }: Extract<Axis, { readonly model: string }>,
): AxisColumn {
  const { name, unit, column } = measures[kind];
  // A relative model scales over the items that it ranks itself.
  const rated = selectRanked(snapshot, resolvedModel.definition);
  const values = withScratch(() =>
    alignToRanking(ranking, rated, rateSnapshot(rated, resolvedModel)[column]),
  );
  return { name: `${name} (${model})`, unit, direction: "up", values };
}
