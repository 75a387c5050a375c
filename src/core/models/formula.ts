import { type Fault, formatJsonPointer } from "../failure.ts";
import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition, equalWeights } from "./build-definition.ts";
import { builtInCriteria } from "./built-in-models.ts";
import { checkExpression } from "./formula/check.ts";
import { explainFormula } from "./formula/explain.ts";
import { parseExpression } from "./formula/parse.ts";
import { sizeCriterion, rateFormula, addSizeColumn } from "./formula/rate.ts";
import { listNames } from "./formula/term.ts";
import { type Criterion, type Definition, type DefinitionRequest, type Model } from "./model.ts";
import { buildOwnCriteria } from "./own-criteria.ts";

/**
 * Formula: whatever a workspace writes down, over criteria.
 *
 *     score = expression, for instance (value * 2 + urgency) / max(effort, 1)
 *
 * | in an expression       | what it is                                                     |
 * | ---------------------- | -------------------------------------------------------------- |
 * | 2, .5, 1e3             | a number                                                       |
 * | a name                 | a criterion of the request or a built-in one; `size` is the    |
 * |                        | item's own size                                                |
 * | + - * / % **           | arithmetic; % takes the sign of its left side                  |
 * | < <= > >= == !=        | a question to numbers, answered by yes or no                   |
 * | && || !                | of answers                                                     |
 * | a ? b : c, if(a, b, c) | b if the answer a is yes, else c                               |
 * | min, max               | of 1 to 20 values                                              |
 * | coalesce(a, b, …)      | the first of 1 to 20 that has a value                          |
 * | clamp(x, low, high)    | min(max(x, low), high)                                         |
 * | abs round floor ceil   | round: halves go up                                            |
 * | sqrt ln log2 log10     | of x > 0 (sqrt: ≥ 0); of powers of 2 and 10, exact             |
 * | exp, pow(x, y)         | pow is **                                                      |
 *
 * Operators bind as in JavaScript. Text is parsed and compiled to closures from a table; nothing of
 * it is run. At most 2,000 letters, 500 numbers, names and operators, and 32 levels; see `parse`.
 * What is wrong is refused with its column: letters, names, sorts (a number is no yes/no), and what
 * can have no value for any item, such as a divisor that is constantly 0. So is a criterion that is
 * listed and not read.
 *
 * A rating is read as it is said, not clamped to its range: the expression may clamp where it wants
 * to. Range and direction say what may be rated and what the worst rating is; whether the score
 * goes the way a criterion says is up to the expression, and is not checked.
 *
 * Gives any number; no categories. Coverage is the share of the names that are rated, each the same.
 *
 * Missing: what an expression does not look at for an item need not be rated: the branch that is
 * not taken, the right side of && and || when the left one decides, what `coalesce` covers. Any
 * other missing rating gives no score. Nor does a division by 0, a root or logarithm of what has
 * none, or a number beyond all numbers; the reason says which, and at which column.
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
  rate: (board, definition) => rateFormula(addSizeColumn(toModelColumns(board)), definition),
  explain: (item, definition) => explainFormula(addSizeColumn(toItemColumns(item)), definition),
};

function defineFormula({ criteria, ...request }: DefinitionRequest): Definition {
  const { expression = "" } = request;
  const faults: Fault[] = [];
  const own = resolveListedCriteria(criteria, faults);
  const term =
    expression === "" ? addMissingExpression(faults) : parseExpression(expression, faults);
  const names = new Set(term && listNames(term).map(({ name }) => name));
  if (term !== undefined) {
    const known = { own: [...own.keys(), sizeCriterion.key], builtIn: [...builtInCriteria.keys()] };
    checkExpression(term, known, faults);
    faults.push(...findUnreadFaults([...own.keys()], names));
  }
  own.set(sizeCriterion.key, sizeCriterion);
  const slots = [...names].flatMap((name) => own.get(name) ?? builtInCriteria.get(name) ?? []);
  const template = {
    kind: "formula",
    inputs: equalWeights(slots),
    options: ["expression"],
  } as const;
  return { ...buildDefinition(template, request, faults), expression };
}

function addMissingExpression(faults: Fault[]): undefined {
  const detail = '"formula" needs an expression, such as (value * 2 + urgency) / max(effort, 1).';
  faults.push({ pointer: "/expression", detail });
}

/** The criteria of a request by their keys; there may be none, for built-in ones need no listing. */
function resolveListedCriteria(
  criteria: DefinitionRequest["criteria"],
  faults: Fault[],
): Map<string, Criterion> {
  if (criteria === undefined || (Array.isArray(criteria) && criteria.length === 0)) {
    return new Map();
  }
  const { inputs } = buildOwnCriteria("formula", criteria, faults);
  for (const [at, { key }] of inputs.entries()) {
    if (key === sizeCriterion.key) {
      const detail = `"${key}" is the size of an item in every expression; call this otherwise.`;
      faults.push({ pointer: formatJsonPointer("criteria", at, "key"), detail });
    }
  }
  return new Map(inputs.map((slot) => [slot.key, slot]));
}

function findUnreadFaults(keys: readonly string[], names: ReadonlySet<string>): Fault[] {
  return keys.flatMap((key, at) => {
    const detail = `The expression does not read "${key}".`;
    return names.has(key) ? [] : [{ pointer: formatJsonPointer("criteria", at, "key"), detail }];
  });
}
