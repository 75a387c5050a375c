import { z } from "@hono/zod-openapi";
import { scopes } from "../core/status/scope.ts";

/** The items that a request ranks or analyses. */
export const Scope = z
  .enum(scopes)
  .optional()
  .openapi({
    description:
      "`open` for the items in the status categories backlog, todo and doing (the default), or " +
      "`all`. The default is `all` if a filter names a status or category that is done or cancelled.",
  });
