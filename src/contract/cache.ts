import { z } from "@hono/zod-openapi";
import { documented } from "./documented.ts";
import { ModelId, WorkspaceId } from "./ids.ts";

/** What copies are of; `hot` are the pages that are read most. */
const copyKinds = [
  "boards",
  "rankings",
  "pages",
  "stability",
  "pointers",
  "definitions",
  "keys",
  "hot",
] as const;

export type CopyKind = (typeof copyKinds)[number];

const rate = documented(() =>
  z.number().nullable().openapi({ description: "Null: nobody has looked yet." }),
);
const looks = documented(() => ({ hits: z.int(), misses: z.int(), hit_rate: rate }));

export const CacheStatsView = documented(() =>
  z
    .object({
      scope: z.literal("isolate").openapi({
        description: "Of the one isolate that answers, since it began; there are many.",
      }),
      kinds: z.array(
        z.object({
          kind: z.string(),
          entries: z.int(),
          bytes: z.int(),
          budget_bytes: z.int(),
          ...looks,
        }),
      ),
      tiers: z.array(z.object({ tier: z.enum(["memory", "cache-api", "kv"]), ...looks })),
    })
    .openapi("CacheStats"),
);

export const WarmRequest = z
  .strictObject({
    workspace: WorkspaceId,
    model: ModelId.optional().openapi({ description: "The workspace's default, if not given." }),
    pages: z.int().min(1).max(20).default(1).openapi({
      description: "So many pages of the model's ranking, beside those that are read most.",
    }),
  })
  .openapi("WarmRequest");

export const WarmView = documented(() =>
  z
    .object({
      generation: z.int(),
      made: z
        .int()
        .openapi({ description: "Pages that were made, and copied in this data centre." }),
      held: z.int().openapi({ description: "Pages that were there." }),
      left: z.int().openapi({ description: "Pages that cannot be made, or not cheaply." }),
    })
    .openapi("Warmed"),
);

export const ClearRequest = z
  .strictObject({
    workspace: WorkspaceId.optional().openapi({
      description: "Also clears this data centre and KV; otherwise only the isolate's memory is.",
    }),
    kinds: z
      .array(z.enum(copyKinds))
      .min(1)
      .max(copyKinds.length)
      .default([...copyKinds]),
  })
  .openapi("ClearRequest");

export const ClearView = documented(() =>
  z
    .object({
      dropped: z.object({ memory: z.int(), cache_api: z.int(), kv: z.int() }),
      has_more: z.boolean().openapi({ description: "Ask again: a bounded number goes at once." }),
    })
    .openapi("Cleared"),
);
