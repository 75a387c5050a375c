import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ItemId } from "./ids.ts";
import { CriterionKey } from "./item.ts";
import { limits } from "./limits.ts";
import { NamedItem } from "./named-item.ts";

export const CascadeRequest = z
  .strictObject({
    criterion: CriterionKey.optional().openapi({
      description:
        "The criterion whose ratings are the value. The topmost items with a rating pass it down.",
      example: "business_value",
    }),
    amount: z
      .number()
      .min(-limits.ratingMagnitudeMax)
      .max(limits.ratingMagnitudeMax)
      .optional()
      .openapi({
        description:
          "The value of `root`, or of all top-level items together. Send it instead of " +
          "`criterion`.",
      }),
    root: ItemId.optional().openapi({
      description: "Limits the result to this item and its descendants.",
    }),
    offset: z.int().min(0).max(10_000_000).default(0),
    limit: z.int().min(1).max(limits.pageItemsMax).default(50),
  })
  .refine(({ criterion, amount }) => (criterion === undefined) !== (amount === undefined), {
    path: ["criterion"],
    message: "Send either `criterion` or `amount`.",
  })
  .openapi("CascadeRequest");

const Level = docsOnly(() =>
  z.object({
    depth: z.int(),
    items: z.int(),
    value: z.number(),
    own: z.number().openapi({ description: "The part of the value that starts at this depth." }),
    received: z
      .number()
      .openapi({ description: "The part of the value that parents passed down." }),
    passed_down: z.number().openapi({
      description:
        "The value of the parents that passed it down. It equals `received` up to rounding.",
    }),
  }),
);

export const CascadeView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      criterion: z.string().nullable(),
      amount: z.number().nullable(),
      root: z.string().nullable(),
      total: z.int().openapi({
        description: "The number of items in the tree, or of `root` and its descendants.",
      }),
      valued: z.int().openapi({ description: "The number of items with a value." }),
      assumed: z.int().openapi({ description: "The number of items without a size." }),
      levels: z
        .array(requireDocs(Level))
        .openapi({ description: "The first 100 levels, from the top." }),
      data: z.array(
        z.object({
          item: requireDocs(NamedItem),
          depth: z.int(),
          parent: z.string().nullable(),
          size: z.number().nullable(),
          is_size_assumed: z.boolean().openapi({
            description:
              "Whether the item has no size and counts as the mean of its sized siblings.",
          }),
          share: z
            .number()
            .nullable()
            .openapi({ description: "The item's share of its parent's value." }),
          value: z.number().nullable(),
          is_own: z.boolean().openapi({
            description:
              "Whether the value is a rating of the item. If false, its parent passed the value down.",
          }),
        }),
      ),
      page: z.object({ offset: z.int(), limit: z.int(), next_offset: z.int().nullable() }),
    })
    .openapi("Cascade"),
);
