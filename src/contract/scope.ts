import { z } from "@hono/zod-openapi";
import { scopes } from "../core/status/scope.ts";

/** The items that a request with filters ranks. */
export const Scope = z
  .enum(scopes)
  .optional()
  .openapi({
    description:
      "`open` for the items in the status categories backlog, todo and doing (the default), or " +
      "`all`. The default is `all` if a filter names a status or category that is done or cancelled.",
  });

/** The items that a request without filters ranks or analyses. */
export const UnfilteredScope = z.enum(scopes).default("open").openapi({
  description: "`open` for the items in the status categories backlog, todo and doing, or `all`.",
});

/** The items that a response covers. */
export const ScopeName = z.enum(scopes).openapi({
  description: "The items that the response covers: the open ones, or all.",
});
