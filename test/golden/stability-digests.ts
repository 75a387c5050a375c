import { type Interval } from "../../src/core/item/item.ts";
import {
  type Criterion,
  type DefinitionRequest,
  type RatedItem,
} from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";
import { listOrderingCriteria } from "../../src/core/ranking/sort-values.ts";
import { createRandomStream, hashSeed } from "../../src/core/stability/random-stream.ts";
import { type Stability } from "../../src/core/stability/stability.ts";
import { selectWeightedCriteria } from "../../src/core/stability/weighted-criteria.ts";
import { analyseItems } from "../core/stability/analyse-items.ts";

/** Enough rows for more than one block in addition to the tracked rows. */
const rowCount = 4_500;
const plan = { draws: 64, top: 300 };

const weighted: DefinitionRequest = {
  criteria: [
    { key: "delight" },
    { key: "upkeep", direction: "down" },
    { key: "reach", min: 0, max: 1e6, scale: "log" },
  ],
  weights: { delight: 3, upkeep: 1.5, reach: 2 },
};

/** The plans, by the name of their distribution of weights. */
const weightPlans = {
  around: { weights: { kind: "around", spread: 20 }, intervals: "drawn" },
  simplex: { weights: { kind: "simplex" }, intervals: "likely" },
  ordered: { weights: { kind: "ordered" }, intervals: "drawn" },
} as const;

const requests = [
  ["weighted", weighted],
  ["qvf", {}],
  ["qvf-classic", {}],
  ["rice", {}],
  ["moscow", {}],
  ["weighted-product", weighted],
  ["topsis", weighted],
] as const;

type Digests = Record<string, string>;

/**
 * Returns the SHA-256 of the stability analysis of a seeded backlog, by distribution of weights and
 * by model. Uses no Node API.
 */
export async function computeStabilityDigests(): Promise<Record<string, Digests>> {
  return {
    around: await computeDigests("around"),
    simplex: await computeDigests("simplex"),
    ordered: await computeDigests("ordered"),
  };
}

async function computeDigests(name: keyof typeof weightPlans): Promise<Digests> {
  const digests: Digests = {};
  for (const [kind, request] of requests) {
    const stability = analyseKind(kind, request, name);
    // oxlint-disable-next-line no-await-in-loop -- seven analyses, one after another
    digests[kind] = await digestStability(
      name === "simplex" ? omitNewFields(stability) : stability,
    );
  }
  return digests;
}

function analyseKind(
  kind: string,
  request: DefinitionRequest,
  name: keyof typeof weightPlans,
): Stability {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  const { weights, intervals } = weightPlans[name];
  const { criteria } = selectWeightedCriteria({ id: kind, revision: 1, model, definition });
  return analyseItems(generateRows(listOrderingCriteria(definition)), kind, {
    request,
    ...plan,
    seed: hashSeed(kind),
    weights: weights.kind === "ordered" ? { ...weights, order: [...criteria.keys()] } : weights,
    // Without weights, there is nothing else to draw.
    intervals: criteria.length > 0 ? intervals : "drawn",
  }).stability;
}

type NewField = "weights" | "intervals" | "drawsMade" | "wins";

/** Omits the fields that an analysis did not have when the digests of `simplex` were computed. */
function omitNewFields({
  weights: _weights,
  intervals: _intervals,
  drawsMade: _drawsMade,
  wins: _wins,
  ...stability
}: Stability): Omit<Stability, NewField> {
  return stability;
}

/** Returns the digest of an analysis without the rules and the scope of its ranking. */
async function digestStability(analysis: Omit<Stability, NewField>): Promise<string> {
  const { orderRules: _, scope: __, ...stability } = analysis;
  const bytes = new TextEncoder().encode(JSON.stringify(stability, toJsonValue));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Converts typed arrays for JSON, which preserves every bit of a double except NaN. */
function toJsonValue(_: string, value: unknown): unknown {
  return value instanceof Float64Array
    ? Array.from(value, (number) => (Number.isNaN(number) ? "NaN" : number))
    : value;
}

/** Generates ratings within their ranges: 1/8 are missing and 1/8 are intervals. */
function generateRows(criteria: readonly Criterion[]): RatedItem[] {
  const random = createRandomStream(hashSeed("golden"));
  return Array.from({ length: rowCount }, () => {
    const ratings: Record<string, number | Interval> = {};
    for (const { key, min, max } of criteria) {
      const [chance, share, spread] = [random(), random(), random()];
      const likely = min + share * Math.min(max - min, 1_000);
      const interval = { low: likely - spread, likely, high: likely + 2 * spread };
      if (key !== "priority" && chance > 0.125) {
        ratings[key] = chance > 0.875 ? interval : likely;
      }
    }
    return { ratings };
  });
}
