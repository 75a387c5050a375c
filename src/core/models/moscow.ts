import { type Fault } from "../failure.ts";
import { classAt } from "../ranking/ranking.ts";
import { uncapitalise, formatMissingKeys, formatNumber } from "../words/wording.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import {
  type ModelTemplate,
  buildDefinition,
  equalWeights,
} from "./definition/build-definition.ts";
import { buildExplanation, listUnratedKeys, buildScorePart } from "./explanation/explanation.ts";
import {
  type Criterion,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type RatedItem,
  type Scores,
} from "./model.ts";

const moscowCriterion: Criterion = {
  key: "moscow",
  name: "MoSCoW",
  unit: "class",
  min: 0,
  max: 3,
  direction: "up",
  words: { must: 3, should: 2, could: 1, wont: 0 },
};

const criteria = [moscowCriterion] as const;

const template: ModelTemplate = {
  kind: "moscow",
  inputs: equalWeights(criteria),
  options: ["tieBreak"],
};

/** The classes of the scores 3, 2, 1 and 0. */
const classes = ["Must", "Should", "Could", "Won't"] as const;

const defaultTieBreak = "rice";

/** The revision of the arithmetic in this file, without that of the tie break. */
const ownRevision = 1;

/**
 * MoSCoW: Must before Should before Could before Won't. Another model orders each class.
 *
 *     score = Must 3, Should 2, Could 1, Won't 0
 *     order = score, then the score of the model that breaks ties
 *
 * | criterion | unit  | range                                  | the score goes |
 * | --------- | ----- | -------------------------------------- | -------------- |
 * | moscow    | class | 0–3: must 3, should 2, could 1, wont 0 | up             |
 *
 * A rating between two classes counts as the nearer class; halfway counts as the upper class. A
 * rating outside the range counts as the nearest end of the range. All items of a class therefore
 * have the same score, and the tie break alone orders them.
 *
 * `tieBreak` is the kind of a built-in model; the default is `rice`. The definition includes the
 * definition of that model. Within a class, items that the tie break cannot score come last. The
 * revision of `moscow` grows with the revision of `rice`, because it is part of a ranking's key.
 *
 * Result: 0, 1, 2 or 3 on an ordinal scale. A Must is not worth three Coulds.
 *
 * Failures: rejects a definition when `tieBreak` is an unknown kind or `moscow` itself. Also
 * rejects a kind that needs a definition, or whose scores depend on other items.
 *
 * Missing values: an item without the rating has no score and no class. Coverage equals that of the
 * only criterion. The model has no weights.
 *
 * Source: D. Clegg, R. Barker, Case Method Fast-Track: A RAD Approach, 1994.
 *
 * @param others the built-in models, which may break ties.
 *
 * @example
 * const moscow = createMoscow([rice]);
 * moscow.explain({ ratings: { moscow: 3 } }, moscow.define({})).category; // "Must"
 */
export function createMoscow(others: readonly Model[]): Model {
  return {
    kind: "moscow",
    title: "MoSCoW",
    formula: "Must > Should > Could > Won't, ties broken by another model",
    source: "D. Clegg, R. Barker, Case Method Fast-Track: A RAD Approach, 1994",
    revision: computeRevision(others),
    isUnitScale: false,
    criteria,
    presets: {},
    define: (request) => defineMoscow(others, request),
    rate: (snapshot, definition) => {
      const breaker = findTieBreaker(others, definition);
      const tie = breaker?.model.rate(snapshot, breaker.definition).value;
      return { ...rateMoscow(toModelColumns(snapshot), definition), ...(tie && { tie }) };
    },
    explain: (item, definition) =>
      explainMoscow(item, definition, findTieBreaker(others, definition)),
  };
}

/** Computes a revision that grows with this arithmetic and with that of the default tie break. */
function computeRevision(others: readonly Model[]): number {
  const breaker = others.find(({ kind }) => kind === defaultTieBreak);
  return ownRevision + (breaker?.revision ?? 1) - 1;
}

/** The model that breaks ties, with its definition from the `moscow` definition. */
type TieBreaker = { readonly model: Model; readonly definition: Definition };

function findTieBreaker(
  others: readonly Model[],
  { tieBreak }: Definition,
): TieBreaker | undefined {
  const model = others.find(({ kind }) => kind === tieBreak?.kind);
  return model && tieBreak && { model, definition: tieBreak };
}

function defineMoscow(others: readonly Model[], request: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const tieBreak = resolveTieBreak(others, request.tieBreak ?? defaultTieBreak, faults);
  return { ...buildDefinition(template, request, faults), classes, ...(tieBreak && { tieBreak }) };
}

function resolveTieBreak(
  others: readonly Model[],
  kind: string,
  faults: Fault[],
): Definition | undefined {
  const definition = others.find((other) => other.kind === kind)?.define({});
  if (definition !== undefined && definition.relative !== true) {
    return definition;
  }
  const kinds = others.map((other) => other.kind).join(", ");
  const detail = `"${kind}" cannot break ties. Use one of: ${kinds}.`;
  faults.push({ pointer: "/tie_break", detail });
  return undefined;
}

function rateMoscow(columns: ModelColumns, definition: Definition): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const value = new Float64Array(columns.count).fill(Number.NaN);
  const codes = new Uint8Array(columns.count);
  const likely = columns.ratings.get(definition.criteria[0]?.key ?? "")?.likely;
  for (let row = 0; row < (likely?.length ?? 0); row += 1) {
    const score = Math.floor(clampToRange(likely?.[row] ?? Number.NaN, moscowCriterion) + 0.5);
    value[row] = score;
    codes[row] = Number.isNaN(score) ? 0 : classes.length - score;
  }
  return { value, coverage, confidence, classes: codes };
}

function explainMoscow(item: RatedItem, definition: Definition, breaker?: TieBreaker): Explanation {
  const columns = toItemColumns(item);
  const scores = rateMoscow(columns, definition);
  const value = scores.value[0] ?? Number.NaN;
  const isScored = !Number.isNaN(value);
  const { category = "" } = classAt(scores.classes && { codes: scores.classes, names: classes }, 0);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts: definition.criteria.map((criterion) =>
        buildScorePart(criterion, ratingOf(columns, criterion.key), isScored ? value : 0),
      ),
      formula: isScored ? `${category} = ${formatNumber(value)}` : "no score",
      reason: isScored
        ? `${category}${describeTie(item, breaker)}.`
        : `No score: ${formatMissingKeys(listUnratedKeys(columns, definition.criteria))}.`,
    },
  );
}

/** Describes the score that orders an item within its class. */
function describeTie(item: RatedItem, breaker: TieBreaker | undefined): string {
  if (breaker === undefined) {
    return "";
  }
  const { value, reason } = breaker.model.explain(item, breaker.definition);
  const score = value === undefined ? uncapitalise(reason.slice(0, -1)) : formatNumber(value);
  return `: ${breaker.model.title} breaks ties and gives ${score}`;
}
