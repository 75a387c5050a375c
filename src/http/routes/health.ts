import { createRoute, z } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { json } from "../responses.ts";
import { router } from "../router.ts";

const Health = z
  .object({ status: z.literal("ok"), version: z.string() })
  .openapi("Health", { example: { status: "ok", version: "7f3a9c12" } });

const getHealth = createRoute({
  method: "get",
  path: "/health",
  ...docsOnly(() => ({
    operationId: "getHealth",
    tags: ["operations"],
    summary: "Get health",
    description: "Returns the version of the Worker. Reads no database and needs no key.",
  })),
  security: [],
  responses: { 200: json(Health, "The Worker is available.") },
});

export const healthRoutes = router().openapi(getHealth, (c) =>
  c.json({ status: "ok" as const, version: c.get("scope").version }, 200, {
    "cache-control": "no-store",
  }),
);
