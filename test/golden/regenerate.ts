/**
 * Regenerates the golden files. Run it only after raising a model's `revision` on purpose:
 *
 *     node test/golden/regenerate.ts && npx oxfmt test/golden
 *
 * The items come from a fixed seed, so that only the scores of a file change.
 */
import { writeFileSync } from "node:fs";
import { type Interval, priorities } from "../../src/core/item/item.ts";
import { type Criterion } from "../../src/core/models/model.ts";
import { requireModelKind, allModels } from "../../src/core/models/registry.ts";
import { type Golden, type GoldenRequest, type GoldenRow, rescoreRows } from "./golden.ts";

const rowCount = 30;

const customRequest: GoldenRequest = {
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
  weighted: customRequest,
  "weighted-product": customRequest,
  topsis: customRequest,
  votes: {
    votes: Array.from({ length: 40 }, (_, index) => ({
      winner: 1 + ((index * 7) % 25),
      loser: 1 + ((index * 7 + 1 + (index % 5)) % 25),
      count: 1 + (index % 3),
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
write("weighted-min-max", "weighted", { ...customRequest, scaling: "min-max" });
write("weighted-percentile", "weighted", { ...customRequest, scaling: "percentile" });
write("weighted-z-score", "weighted", { ...customRequest, scaling: "z-score" });
write("qvf-startup", "qvf", { preset: "startup" });
write("weighted-worst", "weighted", { ...customRequest, missing: "worst" });
write("weighted-neutral", "weighted", { ...customRequest, missing: "neutral" });
write("weighted-none", "weighted", { ...customRequest, missing: "none" });
write("weighted-covered", "weighted", { ...customRequest, minCoverage: 0.6 });
write("weighted-percentile-neutral", "weighted", {
  ...customRequest,
  scaling: "percentile",
  missing: "neutral",
});
write("weighted-product-neutral", "weighted-product", { ...customRequest, missing: "neutral" });
write("topsis-worst", "topsis", { ...customRequest, missing: "worst" });
write("rice-worst", "rice", { missing: "worst", minCoverage: 0.5 });
write("wsjf-renormalise", "wsjf", { missing: "renormalise" });

function write(name: string, kind: string, request: GoldenRequest): void {
  const model = requireModelKind(kind);
  const random = createRandom(20_260_101);
  const { criteria } = model.define(request);
  const rows = Array.from({ length: rowCount }, (_, row) => ({
    ...generateRow(criteria, random),
    ...(kind === "trending" && { createdAt: 1_500_000_000_000 + row * 17_000_000_003 }),
  }));
  const unscored: Golden = { kind, revision: model.revision, request, rows };
  const golden: Golden = { ...unscored, rows: rescoreRows(unscored) };
  writeFileSync(`${import.meta.dirname}/${name}.json`, `${JSON.stringify(golden, null, 2)}\n`);
}

function generateRow(criteria: readonly Criterion[], random: () => number): GoldenRow {
  const ratings: Record<string, number | Interval> = {};
  for (const { key, min, max } of criteria) {
    const [chance, share, spread] = [random(), random(), random()];
    const likely = min + share * Math.min(max - min, 1000);
    if (chance > 0.12) {
      ratings[key] =
        chance > 0.9 ? { low: likely - spread, likely, high: likely + 2 * spread } : likely;
    }
  }
  delete ratings["priority"];
  const priority = priorities[Math.floor(random() * 5)];
  return { ratings, ...(priority && { priority }), value: null, coverage: 0, confidence: 0 };
}

/** Creates a seeded linear congruential generator of numbers in 0–1 (Numerical Recipes). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
