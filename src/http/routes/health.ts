import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../responses.ts";
import { router } from "../router.ts";

const Health = z
  .object({ status: z.literal("ok"), version: z.string() })
  .openapi("Health", { example: { status: "ok", version: "7f3a9c12" } });

const getHealth = createRoute({
  method: "get",
  path: "/health",
  tags: ["operations"],
  summary: "Whether the Worker answers",
  description: "Touches nothing it depends on, and takes no key.",
  security: [],
  responses: { 200: json(Health, "It does.") },
});

export const health = router().openapi(getHealth, (c) =>
  c.json({ status: "ok" as const, version: c.get("scope").version }, 200, {
    "cache-control": "no-store",
  }),
);
