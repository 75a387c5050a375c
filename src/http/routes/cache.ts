import { createRoute } from "@hono/zod-openapi";
import { toCacheStatsView, toClearView } from "../../contract/cache-view.ts";
import {
  CacheStatsView,
  ClearRequest,
  ClearView,
  WarmRequest,
  WarmView,
} from "../../contract/cache.ts";
import { docsOnly } from "../../contract/docs-only.ts";
import { warmRanking } from "../../flows/pages/warm-pages.ts";
import { requireRootKey } from "../request/auth.ts";
import { checkBody } from "../request/body.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getStats = createRoute({
  method: "get",
  path: "/cache/stats",
  ...docsOnly(() => ({
    operationId: "getCacheStats",
    tags: ["operations"],
    summary: "Get cache statistics",
    description:
      "Returns entries, bytes and hits of the isolate that responds. Other isolates have caches " +
      "of their own. Requires the root key.",
  })),
  middleware: [requireRootKey] as const,
  responses: { 200: json(CacheStatsView, "Statistics by kind and by tier."), ...problems(403) },
});

const postWarm = createRoute({
  method: "post",
  path: "/cache/warm",
  ...docsOnly(() => ({
    operationId: "warmCache",
    tags: ["operations"],
    summary: "Warm cache",
    description:
      "Builds the most-read pages of a workspace and the first pages of a ranking. Caches them " +
      "in the data centre that responds. Requires the root key.",
  })),
  middleware: [requireRootKey, checkBody()] as const,
  request: { body: { required: true, content: { "application/json": { schema: WarmRequest } } } },
  responses: {
    200: json(WarmView, "The number of pages by outcome."),
    ...problems(403, 404, 422, 503),
  },
});

const postClear = createRoute({
  method: "post",
  path: "/cache/clear",
  ...docsOnly(() => ({
    operationId: "clearCache",
    tags: ["operations"],
    summary: "Clear cache",
    description:
      "Clears the caches of this isolate. With `workspace`, also deletes its entries in this " +
      "data centre and in KV. Results do not change. Requires the root key.",
  })),
  middleware: [requireRootKey, checkBody()] as const,
  request: { body: { required: true, content: { "application/json": { schema: ClearRequest } } } },
  responses: {
    200: json(ClearView, "The number of deleted entries."),
    ...problems(403, 422),
  },
});

export const cacheRoutes = router()
  .openapi(getStats, (c) => {
    const view = toCacheStatsView(c.get("deps").caches.stats());
    return c.json(view, 200, { "cache-control": "no-store" });
  })
  .openapi(postWarm, async (c) => {
    const result = await warmRanking(c.get("deps"), c.req.valid("json"));
    return c.json(result, 200);
  })
  .openapi(postClear, async (c) => {
    return c.json(toClearView(await c.get("deps").caches.clear(c.req.valid("json"))), 200);
  });
