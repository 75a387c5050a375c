import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs, type WireType } from "./docs-only.ts";
import { filterQuery } from "./filters.ts";
import { ItemId } from "./ids.ts";
import { ItemPatch, ItemView, NewItem, Source } from "./item.ts";
import { limits } from "./limits.ts";
import { PageInfo, Pagination, pagingQuery } from "./paging.ts";
import { PastPointQuery } from "./past-point.ts";

export const ItemQuery = z.strictObject({ at: PastPointQuery });

const { itemNumbersMax } = limits;

const numbersError =
  `Send 1 to ${itemNumbersMax} different item numbers, separated by commas, such as 1,2,17. ` +
  "A number has no leading zero.";

const Numbers = z
  .string({ error: numbersError })
  .regex(/^[1-9]\d{0,14}(?:,[1-9]\d{0,14})*$/, { error: numbersError })
  .transform((text) => text.split(",").map(Number))
  .refine(
    (numbers) => numbers.length <= itemNumbersMax && new Set(numbers).size === numbers.length,
    { error: numbersError },
  );

export const ItemListQuery = z.strictObject({
  number: Numbers.optional().openapi({
    type: "string",
    description:
      `The numbers of at most ${itemNumbersMax} items, separated by commas. Returns these items ` +
      "without paging, in ascending order. The response omits deleted items and unknown numbers. " +
      "Do not combine this parameter with another one.",
    example: "1,2,17",
  }),
  ...filterQuery,
  external_id: z.string().min(1).max(limits.externalIdLengthMax).optional(),
  source: Source.optional().openapi({
    description:
      "The system that assigned the external id; empty for items without a source. Required if " +
      "items of several sources have the external id.",
  }),
  q: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .openapi({ description: "Text that the title contains, ignoring case and accents." }),
  ...pagingQuery,
});

/** The query of a request that names an item by its external id in the path. */
export const ExternalIdQuery = z.strictObject({
  source: Source.optional().openapi({
    description: "The system that assigned the external id. By default, the source in the body.",
    example: "jira",
  }),
});

export const ItemList = docsOnly(() =>
  z
    .object({
      data: z.array(ItemView),
      page: requireDocs(PageInfo),
      pagination: requireDocs(Pagination).optional(),
    })
    .openapi("ItemList"),
);

/** An item by its names and status. */
export const ItemSummaryView = docsOnly(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    status: z.string(),
    external_id: z.string().optional(),
  }),
);

export type ItemSummaryView = WireType<typeof ItemSummaryView>;

export const LinksView = docsOnly(() =>
  z
    .object({
      blocked_by: z
        .array(requireDocs(ItemSummaryView))
        .openapi({ description: "The items that block this one." }),
      blocks: z
        .array(requireDocs(ItemSummaryView))
        .openapi({ description: "The items that this one blocks, at most 500." }),
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

/** The operations are validated one by one, so that an invalid one does not reject the others. */
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
          status: z.int().openapi({
            description: "The status that the operation would have had as a separate request.",
          }),
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
