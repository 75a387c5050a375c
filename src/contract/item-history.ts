import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";

export const ItemHistoryQuery = z.strictObject({
  model: ModelId.optional().openapi({
    description: "If absent, the default model of the workspace.",
  }),
  points: queryInteger(2, limits.historyPointsMax)
    .default(limits.historyPointsMax)
    .openapi({ description: "The maximum number of points." }),
});

export const ItemHistoryView = docsOnly(() =>
  z
    .object({
      model: z.string(),
      data: z.array(
        z.object({
          ranking: z.string().openapi({ description: "The id of the ranking." }),
          generation: z.int(),
          at: z.string(),
          count: z.int().openapi({ description: "The number of ranked items." }),
          rank: z.int().nullable().openapi({
            description: "Null if the ranking does not contain the item.",
          }),
          score: z.number().nullable(),
          cause: z
            .enum(["own-ratings", "other-items", "model", "order-rules"])
            .nullable()
            .openapi({ description: "The cause of a rank that differs from the previous point." }),
        }),
      ),
      omitted: z.int().openapi({
        description: "The number of chosen rankings that can no longer be read.",
      }),
    })
    .openapi("ItemHistory"),
);
