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

/** Returns the SHA-256 of the stability analysis of a seeded backlog by model. Uses no Node API. */
export async function computeStabilityDigests(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const [kind, request] of [
    ["weighted", weighted],
    ["qvf", {}],
    ["qvf-classic", {}],
    ["rice", {}],
    ["moscow", {}],
    ["weighted-product", weighted],
    ["topsis", weighted],
  ] as const) {
    const criteria = listOrderingCriteria(requireModelKind(kind).define(request));
    const { stability } = analyseItems(generateRows(criteria), kind, {
      request,
      ...plan,
      seed: hashSeed(kind),
    });
    // oxlint-disable-next-line no-await-in-loop -- seven analyses, one after another
    digests[kind] = await digestStability(stability);
  }
  return digests;
}

/** Returns the digest of an analysis without the rules and the scope of its ranking. */
async function digestStability(analysis: Stability): Promise<string> {
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
