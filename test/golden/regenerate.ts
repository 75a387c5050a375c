/**
 * Writes the golden files anew. Only when a model's `revision` was raised on purpose:
 *
 *     node test/golden/regenerate.ts && npx oxfmt test/golden
 *
 * The items come from a fixed seed, so that a new file differs from the old one in scores alone.
 */
import { writeFileSync } from "node:fs";
import { type Interval, priorities } from "../../src/core/item/item.ts";
import { type Criterion } from "../../src/core/models/model.ts";
import { requireModelKind, allModels } from "../../src/core/models/registry.ts";
import { type Golden, type GoldenRequest, type GoldenRow, scoredAnew } from "./golden.ts";

const rowCount = 30;

const own: GoldenRequest = {
  criteria: [
    { key: "delight" },
    { key: "upkeep", direction: "down" },
    { key: "reach" },
    { key: "margin", min: -50, max: 100 },
  ],
  weights: { delight: 3, upkeep: 1.5, reach: 2, margin: 0.7 },
};

const requests: Readonly<Record<string, GoldenRequest>> = {
  ice: { aggregation: "mean" },
  weighted: own,
  "weighted-product": own,
  topsis: own,
  votes: {
    votes: Array.from({ length: 40 }, (_, at) => ({
      winner: 1 + ((at * 7) % 25),
      loser: 1 + ((at * 7 + 1 + (at % 5)) % 25),
      count: 1 + (at % 3),
    })),
  },
  "value-effort": { thresholds: { value: 400, effort: 600 } },
  ahp: {
    criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "reach" }],
    judgements: [
      { a: "delight", b: "upkeep", value: 3 },
      { a: "delight", b: "reach", value: 4 },
    ],
  },
  moscow: { tieBreak: "wsjf" },
  trending: { halfLifeDays: 30 },
  formula: {
    criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }, { key: "reach" }],
    expression:
      "(delight * 2 + log2(1 + reach) % 3) / max(coalesce(upkeep, 4), 1.5) ** 1.25" +
      " + (delight > 5 && !(upkeep >= 7) ? exp(delight / 10) : -sqrt(delight))",
  },
};

for (const { kind } of allModels) {
  write(kind, kind, requests[kind] ?? {});
}
write("ice-product", "ice", {});
write("weighted-min-max", "weighted", { ...own, scaling: "min-max" });
write("weighted-percentile", "weighted", { ...own, scaling: "percentile" });
write("weighted-z-score", "weighted", { ...own, scaling: "z-score" });
write("qvf-startup", "qvf", { preset: "startup" });

function write(name: string, kind: string, request: GoldenRequest): void {
  const model = requireModelKind(kind);
  const dice = diceOf(20_260_101);
  const { criteria } = model.define(request);
  const rows = Array.from({ length: rowCount }, (_, row) => ({
    ...rowOf(criteria, dice),
    ...(kind === "trending" && { createdAt: 1_500_000_000_000 + row * 17_000_000_003 }),
  }));
  const blank: Golden = { kind, revision: model.revision, request, rows };
  const golden: Golden = { ...blank, rows: scoredAnew(blank) };
  writeFileSync(`${import.meta.dirname}/${name}.json`, `${JSON.stringify(golden, null, 2)}\n`);
}

function rowOf(criteria: readonly Criterion[], dice: () => number): GoldenRow {
  const ratings: Record<string, number | Interval> = {};
  for (const { key, min, max } of criteria) {
    const [fate, at, spread] = [dice(), dice(), dice()];
    const likely = min + at * Math.min(max - min, 1000);
    if (fate > 0.12) {
      ratings[key] =
        fate > 0.9 ? { low: likely - spread, likely, high: likely + 2 * spread } : likely;
    }
  }
  delete ratings["priority"];
  const priority = priorities[Math.floor(dice() * 5)];
  return { ratings, ...(priority && { priority }), value: null, coverage: 0, confidence: 0 };
}

/** Numbers in 0–1 that a seed decides: a linear congruential generator (Numerical Recipes). */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
