import { z } from "@hono/zod-openapi";
import { itemTypes, priorities } from "../core/item/item.ts";
import { statusCategories } from "../core/status/status-category.ts";
import { docsOnly } from "./docs-only.ts";
import { WorkspaceParams } from "./ids.ts";
import { queryInteger } from "./query-integer.ts";

/** The path of a snapshot. */
export const SnapshotParams = WorkspaceParams.extend({ generation: queryInteger(0) });

/** The query of the changes since a generation. */
export const ChangesQuery = z.strictObject({
  since: queryInteger(0).openapi({
    description: "The generation of the snapshot that the client has.",
    type: "integer",
    example: 412,
  }),
});

/** The changes since a generation, on the wire. */
export const ChangesView = docsOnly(() => {
  const rating = z.union([
    z.number(),
    z.object({ low: z.number(), likely: z.number(), high: z.number() }),
  ]);
  return z
    .object({
      workspace: z.string(),
      since: z.int(),
      generation: z.int().openapi({ description: "The generation after the changes." }),
      at: z.iso.datetime().openapi({ description: "The instant of the generation." }),
      statuses: z.record(z.string(), z.enum(statusCategories)).openapi({
        description: "All categories of statuses that the workspace has assigned.",
      }),
      changed: z
        .array(
          z.object({
            number: z.int().min(1),
            type: z.enum(itemTypes),
            parent_number: z.int().optional(),
            status: z.string(),
            priority: z.enum(priorities).optional(),
            assignee: z.string().optional(),
            labels: z.array(z.string()),
            team: z.string().optional(),
            size: z.number().optional(),
            start_date: z.iso.date().optional(),
            due_date: z.iso.date().optional(),
            ratings: z.record(z.string(), rating),
            created_at: z.iso.datetime(),
          }),
        )
        .openapi({ description: "The rows of new and changed items, in the order of numbers." }),
      removed: z
        .array(z.int().min(1))
        .openapi({ description: "The numbers of items that do not exist any more." }),
    })
    .openapi("Changes");
});
