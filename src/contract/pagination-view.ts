import { type WireType } from "./docs-only.ts";
import { type Pagination } from "./paging.ts";

/** Maps the position of a numbered page among all pages. */
export function toPagination(
  total: number,
  page: number,
  perPage: number,
): WireType<typeof Pagination> {
  const pages = Math.max(1, Math.ceil(total / perPage));
  return {
    page,
    per_page: perPage,
    total,
    pages,
    has_next: page < pages,
    has_prev: page > 1,
  };
}
