import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId, WorkspaceId } from "./ids.ts";

/** The kinds of cached values. `hot` is the list of the most-read pages. */
export const cacheKinds = [
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
  z.number().nullable().openapi({ description: "Null before the first lookup." }),
);
const lookupCounts = docsOnly(() => ({
  hits: z.int(),
  misses: z.int(),
  hit_rate: requireDocs(hitRate),
}));

export const CacheStatsView = docsOnly(() =>
  z
    .object({
      scope: z.literal("isolate").openapi({
        description:
          "The statistics cover the isolate that responds, since its start. Other isolates have " +
          "their own.",
      }),
      kinds: z.array(
        z.object({
          kind: z.string(),
          entries: z.int(),
          bytes: z.int(),
          budget_bytes: z.int(),
          ...requireDocs(lookupCounts),
        }),
      ),
      tiers: z.array(
        z.object({ tier: z.enum(["memory", "cache-api", "kv"]), ...requireDocs(lookupCounts) }),
      ),
    })
    .openapi("CacheStats"),
);

export const WarmRequest = z
  .strictObject({
    workspace: WorkspaceId,
    model: ModelId.optional().openapi({
      description: "If absent, the default model of the workspace.",
    }),
    pages: z.int().min(1).max(20).default(1).openapi({
      description: "The number of pages of the ranking to build, besides the most-read pages.",
    }),
  })
  .openapi("WarmRequest");

export const WarmView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      built: z
        .int()
        .openapi({ description: "Pages that were built and cached in this data centre." }),
      cached: z.int().openapi({ description: "Pages that were already cached." }),
      skipped: z
        .int()
        .openapi({ description: "Pages that cannot be built, or only at a high cost." }),
    })
    .openapi("WarmResult"),
);

export const ClearRequest = z
  .strictObject({
    workspace: WorkspaceId.optional().openapi({
      description: "Also clears the caches of this workspace in this data centre and in KV.",
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
      has_more: z
        .boolean()
        .openapi({ description: "Whether entries remain. Repeat the request until it is false." }),
    })
    .openapi("ClearResult"),
);
