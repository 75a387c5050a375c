import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { filterQuery } from "./filters.ts";
import { ItemId } from "./ids.ts";
import { ItemPatch, ItemView, NewItem } from "./item.ts";
import { limits } from "./limits.ts";
import { PageInfo, Pagination, pagingQuery } from "./paging.ts";

export const ItemListQuery = z.strictObject({
  ...filterQuery,
  external_id: z.string().min(1).max(limits.externalIdLengthMax).optional(),
  q: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .openapi({ description: "A part of the title, in either case, with accents or without." }),
  ...pagingQuery,
});

export const ItemList = docsOnly(() =>
  z
    .object({ data: z.array(ItemView), page: PageInfo, pagination: Pagination.optional() })
    .openapi("ItemList"),
);

/** What an item is called. */
export const ItemSummaryView = docsOnly(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    status: z.string(),
    external_id: z.string().optional(),
  }),
);

export type ItemSummaryView = z.infer<typeof ItemSummaryView>;

export const LinksView = docsOnly(() =>
  z
    .object({
      blocked_by: z.array(ItemSummaryView).openapi({ description: "What has to be done first." }),
      blocks: z
        .array(ItemSummaryView)
        .openapi({ description: "What waits for it, the first 500." }),
    })
    .openapi("Links"),
);

const expectedVersionField = { expected_version: z.int().min(1).optional() };

/** One operation of a batch. */
export const BatchOperation = z
  .discriminatedUnion("op", [
    z.strictObject({ op: z.literal("create"), item: NewItem }),
    z.strictObject({
      op: z.literal("patch"),
      id: ItemId,
      patch: ItemPatch,
      ...expectedVersionField,
    }),
    z.strictObject({ op: z.literal("delete"), id: ItemId, ...expectedVersionField }),
  ])
  .openapi("BatchOperation");

/** Each operation is checked by itself, so that a bad one costs its neighbours nothing. */
export const Batch = z
  .strictObject({
    operations: z
      .array(z.unknown())
      .min(1)
      .max(limits.batchOperationsMax)
      .openapi({ type: "array", items: { $ref: "#/components/schemas/BatchOperation" } }),
  })
  .openapi("Batch");

export const BatchResults = docsOnly(() =>
  z
    .object({
      results: z.array(
        z.object({
          index: z.int(),
          status: z
            .int()
            .openapi({ description: "As the operation alone would have been answered." }),
          item: ItemView.optional(),
          problem: z
            .object({
              code: z.string(),
              detail: z.string(),
              errors: z.array(z.object({ pointer: z.string().optional(), detail: z.string() })),
            })
            .optional(),
        }),
      ),
      counts: z.object({
        created: z.int(),
        updated: z.int(),
        unchanged: z.int(),
        deleted: z.int(),
        rejected: z.int(),
      }),
    })
    .openapi("BatchResults"),
);
