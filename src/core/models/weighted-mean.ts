import { explainAdditive, rateAdditive, readUnits } from "./arithmetic/additive.ts";
import { fillMissing, rateByRules } from "./arithmetic/missing.ts";
import { toItemColumns, toModelColumns } from "./arithmetic/model-columns.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import { type Model } from "./model.ts";

/** Scores items by Σ w · u / Σ w over the rated criteria, without scaling over other items. */
export const weightedMean = {
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) =>
      rateAdditive(columns, definition.criteria),
    ),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) =>
      explainAdditive(columns, definition),
    ),
  mean: {
    readUnits: (snapshot, definition) =>
      readUnits(fillMissing(toModelColumns(snapshot), definition)),
  },
} satisfies Pick<Model, "rate" | "explain" | "mean">;
