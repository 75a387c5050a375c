import { z } from "@hono/zod-openapi";
import { itemTypes, priorities } from "../core/item/item.ts";
import { statusCategories } from "../core/status/status-category.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { WorkspaceParams } from "./ids.ts";
import { Rating } from "./item.ts";
import { queryInteger } from "./query-integer.ts";

export const SnapshotParams = WorkspaceParams.extend({ generation: queryInteger(0) });

export const ChangesQuery = z.strictObject({
  since: queryInteger(0).openapi({ description: "The generation of the client's snapshot." }),
});

const ChangedRowView = docsOnly(() =>
  z
    .object({
      number: z.int(),
      created: z.int().openapi({ description: "Milliseconds since 1970-01-01." }),
      type: z.enum(itemTypes),
      priority: z.enum(priorities).optional(),
      status: z.string(),
      assignee: z.string().optional(),
      team: z.string().optional(),
      parent: z.int().optional().openapi({ description: "The number of the parent." }),
      labels: z.array(z.string()),
      size: z.number().optional(),
      start_day: z.int().optional().openapi({ description: "Days since 1970-01-01." }),
      due_day: z.int().optional().openapi({ description: "Days since 1970-01-01." }),
      ratings: z.record(z.string(), Rating),
    })
    .openapi("ChangedRow"),
);

export const ChangesView = docsOnly(() =>
  z
    .object({
      since: z.int(),
      generation: z.int().openapi({ description: "The generation that the changes lead to." }),
      at: z.int().openapi({
        description: "The instant of the generation, in milliseconds since 1970-01-01.",
      }),
      statuses: z.record(z.string(), z.enum(statusCategories)),
      rows: z.array(requireDocs(ChangedRowView)).openapi({
        description: "The changed and new rows, in ascending order of their numbers.",
      }),
      removed: z.array(z.int()).openapi({ description: "The numbers of deleted items." }),
    })
    .openapi("SnapshotChanges"),
);
