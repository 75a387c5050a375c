import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { ModelId, WorkspaceId } from "./ids.ts";

/** What copies are of; `hot` are the pages that are read most. */
const cacheKinds = [
  "snapshots",
  "rankings",
  "pages",
  "stability",
  "pointers",
  "definitions",
  "keys",
  "hot",
] as const;

export type CacheKind = (typeof cacheKinds)[number];

const hitRate = docsOnly(() =>
  z.number().nullable().openapi({ description: "Null: nobody has looked yet." }),
);
const lookupCounts = docsOnly(() => ({ hits: z.int(), misses: z.int(), hit_rate: hitRate }));

export const CacheStatsView = docsOnly(() =>
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
          ...lookupCounts,
        }),
      ),
      tiers: z.array(z.object({ tier: z.enum(["memory", "cache-api", "kv"]), ...lookupCounts })),
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

export const WarmView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      built: z
        .int()
        .openapi({ description: "Pages that were made, and copied in this data centre." }),
      cached: z.int().openapi({ description: "Pages that were there." }),
      skipped: z.int().openapi({ description: "Pages that cannot be made, or not cheaply." }),
    })
    .openapi("WarmResult"),
);

export const ClearRequest = z
  .strictObject({
    workspace: WorkspaceId.optional().openapi({
      description: "Also clears this data centre and KV; otherwise only the isolate's memory is.",
    }),
    kinds: z
      .array(z.enum(cacheKinds))
      .min(1)
      .max(cacheKinds.length)
      .default([...cacheKinds]),
  })
  .openapi("ClearRequest");

export const ClearView = docsOnly(() =>
  z
    .object({
      dropped: z.object({ memory: z.int(), cache_api: z.int(), kv: z.int() }),
      has_more: z.boolean().openapi({ description: "Ask again: a bounded number goes at once." }),
    })
    .openapi("ClearResult"),
);
