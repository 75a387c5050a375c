import { z } from "@hono/zod-openapi";
import { axisPattern } from "../core/matrix/axis.ts";
import { quadrantKeys } from "../core/matrix/matrix.ts";
import { matrixPresetNames } from "../core/matrix/presets.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { GateView } from "./expansions.ts";
import { filterQuery, pickFilters } from "./filters.ts";
import { ItemSummaryView } from "./items.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";
import { ScoreQuery } from "./ranking.ts";
import { Scope, ScopeName } from "./scope.ts";
import { nameText } from "./text.ts";

const numberPattern = /^-?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:e[+-]?\d{1,3})?$/i;

const AxisText = z
  .string()
  .regex(
    axisPattern,
    "The axis is not valid. Send a criterion such as `effort`, `abs:effort` for its absolute " +
      "values, `score`, `score:rice`, `coverage:rice`, `confidence:rice`, `size` or `priority`.",
  )
  .optional()
  .openapi({
    description:
      "The values of the axis: a criterion such as `effort`; `abs:` and a criterion for absolute " +
      "values; `score` by the model of the ranking; `score:`, `coverage:` or `confidence:` and a " +
      "model, such as `score:rice`; `size`; or `priority`, from 1 (low) to 4 (critical). " +
      "Required without a preset.",
    example: "effort",
  });

const Threshold = z
  .preprocess(
    parseNumber,
    z.union([z.literal("median"), z.number()], {
      error: "A threshold must be a finite number such as 5.5, or `median`.",
    }),
  )
  .optional()
  .openapi({
    description:
      "The lowest value of the high side: a number, or the median of the items that have both " +
      "values. The default is the threshold of the preset, or the median.",
    example: 5.5,
  });

const AxisDirection = z
  .enum(["up", "down"])
  .optional()
  .openapi({
    description:
      "The better side: `up` for the high side, `down` for the low side. The default is that of " +
      "the preset or of the criterion.",
  });

const QuadrantName = nameText(limits.wordLengthMax)
  .optional()
  .openapi({ description: "The name of this quadrant." });

export const MatrixQuery = ScoreQuery.extend({
  scope: Scope,
  preset: z
    .enum(matrixPresetNames)
    .optional()
    .openapi({
      description:
        "The axes, thresholds, directions and names of a known matrix. Other parameters override " +
        "them. A new axis also replaces the threshold and the direction.",
    }),
  x: AxisText,
  y: AxisText,
  x_threshold: Threshold,
  y_threshold: Threshold,
  x_direction: AxisDirection,
  y_direction: AxisDirection,
  x_low_y_low: QuadrantName,
  x_high_y_low: QuadrantName,
  x_low_y_high: QuadrantName,
  x_high_y_high: QuadrantName,
  ...filterQuery,
  limit: queryInteger(1, limits.pageItemsMax)
    .default(50)
    .openapi({ description: "The maximum number of items to list for each quadrant." }),
});

type MatrixQuery = z.infer<typeof MatrixQuery>;

/** Converts a query to the options of a matrix. */
export function toMatrixRequest(query: MatrixQuery) {
  const { x, x_threshold, x_direction, y, y_threshold, y_direction } = query;
  return {
    preset: query.preset,
    x: { axis: x, threshold: x_threshold, direction: x_direction },
    y: { axis: y, threshold: y_threshold, direction: y_direction },
    names: query,
    filter: pickFilters(query),
    limit: query.limit,
  };
}

/** Parses a decimal number. Any other text stays unchanged, so that the schema rejects it. */
function parseNumber(value: unknown): unknown {
  return typeof value === "string" && numberPattern.test(value) ? Number(value) : value;
}

const AxisView = docsOnly(() =>
  z.object({
    key: z.string().openapi({ description: "The axis with the id of its model: `score:rice`." }),
    name: z.string(),
    unit: z.string().nullable(),
    direction: z.enum(["up", "down"]).openapi({
      description: "The better side: `up` for the high side, `down` for the low side.",
    }),
    threshold: z
      .number()
      .nullable()
      .openapi({
        description:
          "The lowest value of the high side: an item on the threshold is on the high side. Null " +
          "if it is a median and no item has both values.",
      }),
    threshold_source: z.enum(["request", "preset", "median"]),
  }),
);

const QuadrantView = docsOnly(() =>
  z.object({
    key: z.enum(quadrantKeys),
    name: z.string(),
    count: z.int(),
    items: z
      .array(
        z.object({
          rank: z.int().openapi({ description: "The rank in the whole ranking." }),
          x: z.number(),
          y: z.number(),
          failed_gate: requireDocs(GateView).optional().openapi({
            description: "The first gate that the item fails; absent if it passes all.",
          }),
          item: requireDocs(ItemSummaryView),
        }),
      )
      .openapi({ description: "The best-ranked items of the quadrant, at most `limit`." }),
  }),
);

export const MatrixView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      model: z.string().openapi({ description: "The model that ranks the items." }),
      revision: z.int(),
      scope: ScopeName,
      preset: z.enum(matrixPresetNames).nullable(),
      x: requireDocs(AxisView),
      y: requireDocs(AxisView),
      count: z.int().openapi({
        description: "The number of items that match the filters: in quadrants or left out.",
      }),
      left_out: z.object({ count: z.int(), without_x: z.int(), without_y: z.int() }).openapi({
        description: "The number of items that lack a value: in total, on x and on y.",
      }),
      quadrants: z.array(requireDocs(QuadrantView)).openapi({
        description: "The four quadrants: better on both axes, on y only, on x only, on neither.",
      }),
    })
    .openapi("Matrix"),
);
