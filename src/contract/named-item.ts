import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";

/** An item by its names, which are empty if the item has been deleted meanwhile. */
export const NamedItem = docsOnly(() =>
  z
    .object({
      id: z.string(),
      number: z.int(),
      title: z.string(),
      external_id: z.string().optional(),
    })
    .openapi("NamedItem"),
);
