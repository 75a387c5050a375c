import { LayeredMap } from "../../columns/layered-map.ts";
import { Failure, type Fault } from "../../failure.ts";
import { type RatingColumn } from "../../snapshot/snapshot.ts";
import { computeCoverage } from "../arithmetic/coverage.ts";
import { type ModelColumns } from "../arithmetic/model-columns.ts";
import { type Criterion, type Definition, type Scores } from "../model.ts";
import { compileExpression, type Program } from "./compile.ts";
import { parseExpression } from "./parse-expression.ts";
import { type Term } from "./term.ts";

/** The size of an item as a criterion. Its max is the largest size that QVF distinguishes. */
export const sizeCriterion: Criterion = {
  key: "size",
  name: "Size",
  unit: "the workspace's own",
  min: 0,
  max: 21,
  direction: "down",
};

/** Adds the size as one more rating column. */
export function addSizeColumn(columns: ModelColumns): ModelColumns {
  const sizes: RatingColumn = { likely: columns.size };
  const findSizes = (key: string) => (key === sizeCriterion.key ? sizes : undefined);
  return { ...columns, ratings: new LayeredMap(columns.ratings, findSizes) };
}

/** Computes the formula for each row, with unclamped ratings. */
export function rateFormula(columns: ModelColumns, definition: Definition): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const { names, run } = compileDefinition(definition).program;
  const unrated = new Float64Array(columns.count).fill(Number.NaN);
  const likely = names.map((name) => columns.ratings.get(name)?.likely ?? unrated);
  return { value: run(likely, columns.count), coverage, confidence };
}

/** The parsed and compiled expression of a definition. */
type CompiledExpression = {
  readonly expression: string;
  readonly term: Term;
  readonly program: Program;
};

const compiledExpressions = new WeakMap<Definition, CompiledExpression>();

/** Compiles the expression of a definition, and caches the result for the same object. */
export function compileDefinition(definition: Definition): CompiledExpression {
  const cached = compiledExpressions.get(definition);
  if (cached !== undefined) {
    return cached;
  }
  const { expression = "" } = definition;
  const faults: Fault[] = [];
  const term = parseExpression(expression, faults);
  if (term === undefined) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  const compiled = { expression, term, program: compileExpression(term) };
  compiledExpressions.set(definition, compiled);
  return compiled;
}
