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

/** Enough rows for more than one block beyond those that are followed. */
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

/** Model → SHA-256 of the whole analysis of a seeded backlog. Takes no Node API. */
export async function stabilityDigests(): Promise<Record<string, string>> {
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
    const { stability } = analyseItems(rowsOf(criteria), kind, {
      request,
      ...plan,
      seed: hashSeed(kind),
    });
    // oxlint-disable-next-line no-await-in-loop -- seven of them
    digests[kind] = await digestOf(stability);
  }
  return digests;
}

async function digestOf(stability: Stability): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(stability, withoutLoss));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON keeps a double to the last bit; only NaN needs a word. */
function withoutLoss(_: string, value: unknown): unknown {
  return value instanceof Float64Array
    ? Array.from(value, (each) => (Number.isNaN(each) ? "NaN" : each))
    : value;
}

/** Ratings within their ranges, one in eight missing, one in eight an interval. */
function rowsOf(criteria: readonly Criterion[]): RatedItem[] {
  const random = createRandomStream(hashSeed("golden"));
  return Array.from({ length: rowCount }, () => {
    const ratings: Record<string, number | Interval> = {};
    for (const { key, min, max } of criteria) {
      const [fate, at, spread] = [random(), random(), random()];
      const likely = min + at * Math.min(max - min, 1_000);
      const interval = { low: likely - spread, likely, high: likely + 2 * spread };
      if (key !== "priority" && fate > 0.125) {
        ratings[key] = fate > 0.875 ? interval : likely;
      }
    }
    return { ratings };
  });
}
