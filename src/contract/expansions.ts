import { z } from "@hono/zod-openapi";
import { gateOperators } from "../core/models/definition/gates.ts";
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

/** The coefficients of satisfaction in a score by the model `kano`. */
export const betterWorseFields = docsOnly(() => ({
  better: z.number().optional().openapi({
    description: "By `kano` only: the satisfaction with the feature, from 0 to 1.",
  }),
  worse: z.number().optional().openapi({
    description: "By `kano` only: the dissatisfaction without the feature, from −1 to 0.",
  }),
}));

/** A gate of a model in responses. */
export const GateView = docsOnly(() =>
  z.object({ criterion: z.string(), op: z.enum(gateOperators), value: z.number() }).openapi("Gate"),
);

/** A gate that an item fails, with the item's likely rating. */
export const FailedGateView = docsOnly(() =>
  requireDocs(GateView)
    .extend({
      rating: z
        .number()
        .nullable()
        .openapi({ description: "The likely rating; null if the item has none." }),
    })
    .openapi("FailedGate"),
);

const Breakdown = docsOnly(() =>
  z
    .object({
      formula: z.string(),
      reason: z.string(),
      parts: requireDocs(ScoreParts),
      missing: z.array(z.string()),
      distance: z.object({ high: z.number(), medium: z.number() }).optional(),
      ...requireDocs(betterWorseFields),
      failed_gate: requireDocs(FailedGateView).optional().openapi({
        description: "The first gate that the item fails; absent if it passes all.",
      }),
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
