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
import { clearCache, readCacheStats, warmCache } from "../../flows/caches/cache-operations.ts";
import { authenticate } from "../request/auth/authenticate.ts";
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
      "of their own.",
  })),
  middleware: [authenticate] as const,
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
      "in the data centre that responds. A root key may name any workspace, and every other key " +
      "its own.",
  })),
  middleware: [authenticate, checkBody()] as const,
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
      "data centre and in KV. Results do not change. A root key may name any workspace or none, " +
      "and every other key its own.",
  })),
  middleware: [authenticate, checkBody()] as const,
  request: { body: { required: true, content: { "application/json": { schema: ClearRequest } } } },
  responses: {
    200: json(ClearView, "The number of deleted entries."),
    ...problems(403, 422),
  },
});

export const cacheRoutes = router()
  .openapi(getStats, (c) => {
    const view = toCacheStatsView(readCacheStats(c.get("deps"), c.get("actor")));
    return c.json(view, 200, { "cache-control": "no-store" });
  })
  .openapi(postWarm, async (c) => {
    const result = await warmCache(c.get("deps"), c.get("actor"), c.req.valid("json"));
    return c.json(result, 200);
  })
  .openapi(postClear, async (c) => {
    const cleared = await clearCache(c.get("deps"), c.get("actor"), c.req.valid("json"));
    return c.json(toClearView(cleared), 200);
  });
