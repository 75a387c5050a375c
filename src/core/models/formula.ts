import { type Fault, formatJsonPointer } from "../failure.ts";
import { rateByRules } from "./arithmetic/missing.ts";
import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { builtInCriteria } from "./built-in-models.ts";
import { buildDefinition, equalWeights } from "./definition/build-definition.ts";
import { buildOwnCriteria } from "./definition/own-criteria.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import { checkExpression } from "./formula/check.ts";
import { explainFormula } from "./formula/explain.ts";
import { parseExpression } from "./formula/parse-expression.ts";
import { sizeCriterion, rateFormula, addSizeColumn } from "./formula/rate.ts";
import { listNames } from "./formula/term.ts";
import { type Criterion, type Definition, type DefinitionRequest, type Model } from "./model.ts";

/**
 * Formula: the workspace's own expression over criteria.
 *
 *     score = expression, for example (value * 2 + urgency) / max(effort, 1)
 *
 * | syntax                 | meaning                                                        |
 * | ---------------------- | -------------------------------------------------------------- |
 * | 2, .5, 5., 1e3         | a decimal number; not 0x10, 1_000 or 1e999                     |
 * | a name                 | the rating of a listed or built-in criterion; `size` is the    |
 * |                        | size of the item                                               |
 * | + - * / % **           | arithmetic; % takes the sign of its left side                  |
 * | < <= > >= == !=        | a comparison of numbers; the result is yes or no               |
 * | && || !                | and, or, not                                                   |
 * | a ? b : c, if(a, b, c) | b if a is yes, otherwise c                                     |
 * | min, max               | the smallest or largest of 1 to 20 values                      |
 * | coalesce(a, b, …)      | the first of 1 to 20 values that exists                        |
 * | clamp(x, low, high)    | min(max(x, low), high)                                         |
 * | abs round floor ceil   | as in mathematics; round rounds halves up                      |
 * | sqrt ln log2 log10     | for x > 0 (sqrt: x ≥ 0); exact for powers of 2 and of 10       |
 * | exp, pow(x, y)         | e^x and x^y; pow is **                                         |
 *
 * | criterion              | unit | range                 | the score goes                 |
 * | ---------------------- | ---- | --------------------- | ------------------------------ |
 * | 0 to 200, user-defined | any  | min–max, not enforced | as the expression computes it  |
 *
 * Operators have the precedence of JavaScript. The text is parsed and compiled to closures from a
 * table; it is never evaluated as code. The expression reads a rating without clamping it to its
 * range. Range and direction only define the worst rating, for explanations. The model does not
 * check that the score goes in the declared direction.
 *
 * Result: any number. There are no categories.
 *
 * Failures: rejects an expression with more than 2,000 characters, 500 terms or 32 levels. Rejects
 * a syntax error, an unknown name and a wrong type, and gives the column. Also rejects a term that
 * never has a value, such as a division by a constant 0. Rejects a listed criterion that the
 * expression does not read.
 *
 * Missing values: there is no score when the expression needs a missing rating. It does not need a
 * branch that is not taken, the right side of && or || when the left side decides, or a value that
 * `coalesce` replaces. There is also no score for a division by 0, an undefined root or logarithm,
 * or an overflow; the reason names the term and its column. Coverage is the rated share of the
 * names, all with equal weight. With `minCoverage`, an item below it has no score.
 *
 * Source: the workspace. Precedence: ECMA-262, section 13.
 *
 * @example
 * const definition = formula.define({
 *   expression: "(value * 2 + urgency) / max(effort, 1)",
 *   criteria: [{ key: "value" }, { key: "urgency" }, { key: "effort", direction: "down" }],
 * });
 * formula.explain({ ratings: { value: 8, urgency: 3, effort: 5 } }, definition).value; // 19 / 5
 */
export const formula: Model = {
  kind: "formula",
  title: "Formula",
  formula: "an expression over criteria",
  source: "The workspace's own expression",
  revision: 1,
  isUnitScale: false,
  criteria: [],
  presets: {},
  define: defineFormula,
  rate: (snapshot, definition) =>
    rateByRules(addSizeColumn(toModelColumns(snapshot)), definition, (columns) =>
      rateFormula(columns, definition),
    ),
  explain: (item, definition) =>
    explainByRules(addSizeColumn(toItemColumns(item)), definition, (columns) =>
      explainFormula(columns, definition),
    ),
};

function defineFormula({ criteria, ...request }: DefinitionRequest): Definition {
  const { expression = "" } = request;
  const faults: Fault[] = [];
  const own = resolveListedCriteria(criteria, faults);
  const term =
    expression === "" ? addMissingExpression(faults) : parseExpression(expression, faults);
  const names = new Set(term && listNames(term).map(({ name }) => name));
  if (term !== undefined) {
    const ownNames = [...own.keys(), sizeCriterion.key];
    checkExpression(term, { own: ownNames, builtIn: [...builtInCriteria.keys()] }, faults);
    faults.push(...findUnreadFaults([...own.keys()], names));
  }
  own.set(sizeCriterion.key, sizeCriterion);
  const inputs = [...names].flatMap((name) => own.get(name) ?? builtInCriteria.get(name) ?? []);
  const template = {
    kind: "formula",
    inputs: equalWeights(inputs),
    hasMinCoverage: true,
    options: ["expression"],
  } as const;
  return { ...buildDefinition(template, request, faults), expression };
}

function addMissingExpression(faults: Fault[]): undefined {
  const detail =
    '"formula" needs an "expression", for example (value * 2 + urgency) / max(effort, 1).';
  faults.push({ pointer: "/expression", detail });
}

/** Returns the listed criteria by key. There may be none, because built-in ones need no listing. */
function resolveListedCriteria(
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): Map<string, Criterion> {
  if (criteria === undefined || (Array.isArray(criteria) && criteria.length === 0)) {
    return new Map();
  }
  const { inputs } = buildOwnCriteria("formula", criteria, faults);
  for (const [index, { key }] of inputs.entries()) {
    if (key === sizeCriterion.key) {
      const detail = `"${key}" is reserved for the size of the item; choose another key.`;
      faults.push({ pointer: formatJsonPointer("criteria", index, "key"), detail });
    }
  }
  return new Map(inputs.map((input) => [input.key, input]));
}

function findUnreadFaults(keys: readonly string[], names: ReadonlySet<string>): Fault[] {
  return keys.flatMap((key, index) => {
    const detail = `The expression does not read "${key}"; use it or remove it.`;
    return names.has(key) ? [] : [{ pointer: formatJsonPointer("criteria", index, "key"), detail }];
  });
}
