import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { ItemId } from "./ids.ts";
import { CriterionKey } from "./item.ts";
import { limits } from "./limits.ts";
import { NamedItem } from "./named-item.ts";

export const CascadeRequest = z
  .strictObject({
    criterion: CriterionKey.optional().openapi({
      description: "What the value is: the topmost items that are rated by it hand it down.",
      example: "business_value",
    }),
    amount: z
      .number()
      .min(-limits.ratingMagnitudeMax)
      .max(limits.ratingMagnitudeMax)
      .optional()
      .openapi({ description: "Instead: what `root` is worth, or all items at the top together." }),
    root: ItemId.optional().openapi({ description: "Only this item and what is below it." }),
    offset: z.int().min(0).max(10_000_000).default(0),
    limit: z.int().min(1).max(limits.pageItemsMax).default(50),
  })
  .refine(({ criterion, amount }) => (criterion === undefined) !== (amount === undefined), {
    path: ["criterion"],
    message: "Say either the criterion that is the value, or an amount.",
  })
  .openapi("CascadeRequest");

const Level = docsOnly(() =>
  z.object({
    depth: z.int(),
    items: z.int(),
    value: z.number(),
    own: z.number().openapi({ description: "Of the value, what begins at this depth." }),
    received: z.number().openapi({ description: "Of the value, what came from above." }),
    passed_down: z.number().openapi({
      description: "What the parents of the receivers had to hand down: the same, within rounding.",
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
      total: z.int().openapi({ description: "Items in the tree, or below and with the root." }),
      valued: z.int().openapi({ description: "Of them, those that value comes to." }),
      assumed: z.int().openapi({ description: "Of them, those that nobody sized." }),
      levels: z.array(Level).openapi({ description: "The first hundred, from the top." }),
      data: z.array(
        z.object({
          item: NamedItem,
          depth: z.int(),
          parent: z.string().nullable(),
          size: z.number().nullable(),
          is_size_assumed: z.boolean().openapi({
            description: "Nobody sized it: it counts as the mean of its sized siblings.",
          }),
          share: z.number().nullable().openapi({ description: "Of what the parent hands down." }),
          value: z.number().nullable(),
          is_own: z
            .boolean()
            .openapi({ description: "The value is its own, and not handed down." }),
        }),
      ),
      page: z.object({ offset: z.int(), limit: z.int(), next_offset: z.int().nullable() }),
    })
    .openapi("Cascade"),
);
