import { type RatingColumn } from "../../board/board.ts";
import { Overlaid } from "../../columns/overlaid.ts";
import { Failure, type Fault } from "../../failure.ts";
import { type Columns } from "../arithmetic/columns.ts";
import { coverageOf } from "../arithmetic/coverage.ts";
import { type Criterion, type Definition, type Scores } from "../model.ts";
import { compile, type Program } from "./compile.ts";
import { parse } from "./parse.ts";
import { type Term } from "./term.ts";

/** The item's own field, seen as a criterion; up to the largest size that the QVF models can see. */
export const itemSize: Criterion = {
  key: "size",
  name: "Size",
  unit: "the workspace's own",
  min: 0,
  max: 21,
  direction: "down",
};

/** The size as one more column of ratings. */
export function withSize(columns: Columns): Columns {
  const sizes: RatingColumn = { likely: columns.size };
  const above = (key: string) => (key === itemSize.key ? sizes : undefined);
  return { ...columns, ratings: new Overlaid(columns.ratings, above) };
}

/** What a formula gives each row; ratings as they are said, the item's size among them. */
export function rateFormula(columns: Columns, definition: Definition): Scores {
  const { coverage, confidence } = coverageOf(columns, definition.criteria);
  const { names, run } = compiledOf(definition).program;
  const unrated = new Float64Array(columns.count).fill(Number.NaN);
  const likely = names.map((name) => columns.ratings.get(name)?.likely ?? unrated);
  return { value: run(likely, columns.count), coverage, confidence };
}

/** A definition's expression, read and ready to run. */
type Compiled = { readonly expression: string; readonly term: Term; readonly program: Program };

const compiled = new WeakMap<Definition, Compiled>();

/** A definition never changes, so its expression is read but once. */
export function compiledOf(definition: Definition): Compiled {
  const known = compiled.get(definition);
  if (known !== undefined) {
    return known;
  }
  const { expression = "" } = definition;
  const faults: Fault[] = [];
  const term = parse(expression, faults);
  if (term === undefined) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  const made = { expression, term, program: compile(term) };
  compiled.set(definition, made);
  return made;
}
