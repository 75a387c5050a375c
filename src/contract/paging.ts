import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";

const countUpTo = (max: number) => queryInteger(1, max);

/** The paging parameters of a list: a cursor, or the number of a page. */
export const pagingQuery = {
  limit: countUpTo(limits.pageItemsMax)
    .default(50)
    .openapi({ description: "The number of entries per page." }),
  cursor: z.string().min(1).max(4_096).optional().openapi({
    description:
      "The `page.next_cursor` of the previous page. A cursor is valid for one list only.",
  }),
  page: countUpTo(1_000_000).optional().openapi({
    description: "The number of the page, from 1. Prefer `cursor`.",
  }),
  per_page: countUpTo(limits.pageItemsMax).optional(),
};

export const PageInfo = docsOnly(() =>
  z
    .object({
      next_cursor: z.string().nullable(),
      prev_cursor: z.string().nullable(),
      limit: z.int(),
    })
    .openapi("PageInfo"),
);

export const Pagination = docsOnly(() =>
  z
    .object({
      page: z.int(),
      per_page: z.int(),
      total: z.int(),
      pages: z.int(),
      has_next: z.boolean(),
      has_prev: z.boolean(),
    })
    .openapi("Pagination"),
);

/** Parses the paging parameters. `per_page` overrides `limit` and implies page 1. */
export function parsePaging(query: {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
}) {
  const isNumbered = query.page !== undefined || query.per_page !== undefined;
  return {
    limit: query.per_page ?? query.limit,
    cursor: query.cursor,
    page: isNumbered ? (query.page ?? 1) : undefined,
  };
}
