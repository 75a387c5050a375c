import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ItemStability } from "./stability.ts";

/** The values of `expand`, in the order in which a page contains them. */
export const expansions = ["stability", "breakdown", "parent"] as const;

export type Expansion = (typeof expansions)[number];

export const Expand = z
  .string()
  .max(100)
  .transform((text) => text.split(","))
  .refine((names) => names.every((name) => expansions.some((known) => known === name)), {
    message: `Unknown expansion. Send some of ${expansions.join(", ")}, separated by commas.`,
  })
  .transform((names) => expansions.filter((known) => names.includes(known)))
  .optional()
  .openapi({
    type: "string",
    description: `Additional data of each item, separated by commas: ${expansions.join(", ")}.`,
    example: "stability,parent",
  });

export const ScoreParts = docsOnly(() =>
  z.array(
    z.object({
      input: z.string(),
      criterion: z.string(),
      name: z.string(),
      rating: z.number().optional(),
      assumed: z.number().optional().openapi({
        description: "The rating that counts because the item has none, by the model's rules.",
      }),
      weight: z.number().optional(),
      contribution: z.number(),
    }),
  ),
);

const Breakdown = docsOnly(() =>
  z
    .object({
      formula: z.string(),
      reason: z.string(),
      parts: requireDocs(ScoreParts),
      missing: z.array(z.string()),
      distance: z.object({ high: z.number(), medium: z.number() }).optional(),
    })
    .openapi("Breakdown"),
);

/** The fields that `expand` adds to an item of a page. */
export const expansionFields = docsOnly(() => ({
  stability: requireDocs(ItemStability).nullish(),
  breakdown: requireDocs(Breakdown).nullish().openapi({
    description: "Null if the item has changed since it was ranked.",
  }),
  parent: z.object({ id: z.string(), title: z.string(), type: z.string() }).nullish(),
}));
