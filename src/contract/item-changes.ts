import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";

export const ItemChangesQuery = z.strictObject({
  limit: queryInteger(1, limits.itemChangesMax).default(50),
  before: queryInteger(1)
    .optional()
    .openapi({ description: "Lists only changes of older generations." }),
});

const FieldChangeView = docsOnly(() => z.object({ from: z.unknown(), to: z.unknown() }));

export const ItemChangesView = docsOnly(() =>
  z
    .object({
      data: z.array(
        z.object({
          generation: z.int(),
          at: z.string(),
          kind: z.enum(["created", "updated", "deleted", "restored"]),
          actor: z
            .object({ id: z.string(), name: z.string().nullable() })
            .openapi({ description: "The key that made the change. The name is null if unknown." }),
          fields: z.record(z.string(), requireDocs(FieldChangeView)).openapi({
            description:
              "The changed fields with their values before and after; null for no value. Ratings " +
              "contain only the criteria that changed. Empty for the creation.",
          }),
        }),
      ),
      page: z.object({ next_before: z.int().nullable() }),
    })
    .openapi("ItemChanges"),
);
