import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId, RankingReference } from "./ids.ts";
import { limits } from "./limits.ts";
import { PastPointQuery } from "./past-point.ts";
import { queryInteger } from "./query-integer.ts";
import { ItemRef, RankingView } from "./ranking.ts";

export const DiffQuery = z.strictObject({
  from: RankingReference.optional().openapi({
    description: "The id of the first ranking, or of a baseline. Send either `from` or `at`.",
  }),
  at: PastPointQuery,
  model: ModelId.optional().openapi({
    description: "The model of the ranking at `at`. If absent, the model of the second ranking.",
  }),
  to: RankingReference.optional().openapi({
    description:
      "The id of the second ranking, or of a baseline. If absent, the newest ranking of the model.",
  }),
  limit: queryInteger(1, limits.pageItemsMax).default(50),
});

export const DiffView = docsOnly(() =>
  z
    .object({
      from: RankingView,
      to: RankingView,
      note: z.string().optional().openapi({
        description: "States that the rankings have different order rules; otherwise absent.",
      }),
      tau_b: z.number().nullable(),
      counts: z.object({ entered: z.int(), left: z.int(), moved: z.int(), unmoved: z.int() }),
      entered: z.array(z.object({ item: requireDocs(ItemRef), to: z.int() })),
      left: z.array(z.object({ item: requireDocs(ItemRef), from: z.int() })),
      moved: z.array(
        z.object({
          item: requireDocs(ItemRef),
          from: z.int(),
          to: z.int(),
          cause: z.enum(["own-ratings", "other-items", "model", "order-rules"]),
        }),
      ),
    })
    .openapi("RankingDiff"),
);
