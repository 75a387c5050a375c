import { createRoute } from "@hono/zod-openapi";
import {
  CacheStatsView,
  ClearRequest,
  ClearView,
  WarmRequest,
  WarmView,
} from "../../contract/cache.ts";
import { warmRanking } from "../../flows/pages/warm-pages.ts";
import { requireRootKey } from "../request/auth.ts";
import { checkBody } from "../request/body.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const tags = ["operations"];

const getStats = createRoute({
  method: "get",
  path: "/cache/stats",
  tags,
  summary: "How the copies do",
  description: "Entries, bytes and hits of the isolate that answers; there are many. Root key.",
  middleware: [requireRootKey] as const,
  responses: { 200: json(CacheStatsView, "By kind and by tier."), ...problems(400, 401, 403) },
});

const postWarm = createRoute({
  method: "post",
  path: "/cache/warm",
  tags,
  summary: "Make pages ahead of their readers",
  description:
    "Those that are read most, and the first ones of a ranking, in the data centre that answers and in no other. Root key.",
  middleware: [requireRootKey, checkBody()] as const,
  request: { body: { required: true, content: { "application/json": { schema: WarmRequest } } } },
  responses: {
    200: json(WarmView, "What came of it."),
    ...problems(400, 401, 403, 404, 413, 415, 422, 503),
  },
});

const postClear = createRoute({
  method: "post",
  path: "/cache/clear",
  tags,
  summary: "Drop copies",
  description:
    "Costs time and changes no answer: every copy is made again. Of the isolate that answers; of a workspace that is named also of " +
    "its data centre and of KV. Root key.",
  middleware: [requireRootKey, checkBody()] as const,
  request: { body: { required: true, content: { "application/json": { schema: ClearRequest } } } },
  responses: {
    200: json(ClearView, "What was dropped."),
    ...problems(400, 401, 403, 413, 415, 422),
  },
});

export const cache = router()
  .openapi(getStats, (c) => {
    const { kinds, tiers } = c.get("deps").caches.stats();
    const view = {
      scope: "isolate" as const,
      kinds: kinds.map((each) => {
        const { kind, entries, bytes, budgetBytes } = each;
        return Object.assign(toHitCounts(each), {
          kind,
          entries,
          bytes,
          budget_bytes: budgetBytes,
        });
      }),
      tiers: tiers.map((each) => Object.assign(toHitCounts(each), { tier: each.tier })),
    };
    return c.json(view, 200, { "cache-control": "no-store" });
  })
  .openapi(postWarm, async (c) => {
    const warmed = await warmRanking(c.get("deps"), c.req.valid("json"));
    return c.json(warmed, 200);
  })
  .openapi(postClear, async (c) => {
    const { memory, cacheApi, kv, hasMore } = await c.get("deps").caches.clear(c.req.valid("json"));
    return c.json({ dropped: { memory, cache_api: cacheApi, kv }, has_more: hasMore }, 200);
  });

function toHitCounts({ hits, misses }: { readonly hits: number; readonly misses: number }) {
  return { hits, misses, hit_rate: hits + misses === 0 ? null : hits / (hits + misses) };
}
