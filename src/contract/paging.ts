import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";

const countUpTo = (max: number) => queryInteger(1, max);

/** How a list is asked for by the page: a cursor, or the number of a page. */
export const pagingQuery = {
  limit: countUpTo(limits.pageItemsMax).default(50).openapi({ description: "Entries on a page." }),
  cursor: z.string().min(1).max(4_096).optional().openapi({
    description: "From `page.next_cursor` of the page before; it belongs to one list.",
  }),
  page: countUpTo(1_000_000).optional().openapi({
    description: "The number of a page, from 1; an older way than a cursor.",
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

/** What a numbered page is: `page` and `per_page`, or `limit` where the latter is not given. */
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
