import { LayeredMap } from "../../columns/layered-map.ts";
import { Failure, type Fault } from "../../failure.ts";
import { type RatingColumn } from "../../snapshot/snapshot.ts";
import { computeCoverage } from "../arithmetic/coverage.ts";
import { type ModelColumns } from "../arithmetic/model-columns.ts";
import { type Criterion, type Definition, type Scores } from "../model.ts";
import { compileExpression, type Program } from "./compile.ts";
import { parseExpression } from "./parse.ts";
import { type Term } from "./term.ts";

/** The item's own field, seen as a criterion; up to the largest size that the QVF models can see. */
export const sizeCriterion: Criterion = {
  key: "size",
  name: "Size",
  unit: "the workspace's own",
  min: 0,
  max: 21,
  direction: "down",
};

/** The size as one more column of ratings. */
export function addSizeColumn(columns: ModelColumns): ModelColumns {
  const sizes: RatingColumn = { likely: columns.size };
  const above = (key: string) => (key === sizeCriterion.key ? sizes : undefined);
  return { ...columns, ratings: new LayeredMap(columns.ratings, above) };
}

/** What a formula gives each row; ratings as they are said, the item's size among them. */
export function rateFormula(columns: ModelColumns, definition: Definition): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const { names, run } = compileDefinition(definition).program;
  const unrated = new Float64Array(columns.count).fill(Number.NaN);
  const likely = names.map((name) => columns.ratings.get(name)?.likely ?? unrated);
  return { value: run(likely, columns.count), coverage, confidence };
}

/** A definition's expression, read and ready to run. */
type CompiledExpression = {
  readonly expression: string;
  readonly term: Term;
  readonly program: Program;
};

const compiledExpressions = new WeakMap<Definition, CompiledExpression>();

/** A definition never changes, so its expression is read but once. */
export function compileDefinition(definition: Definition): CompiledExpression {
  const known = compiledExpressions.get(definition);
  if (known !== undefined) {
    return known;
  }
  const { expression = "" } = definition;
  const faults: Fault[] = [];
  const term = parseExpression(expression, faults);
  if (term === undefined) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  const made = { expression, term, program: compileExpression(term) };
  compiledExpressions.set(definition, made);
  return made;
}
