import { OpenAPIHono } from "@hono/zod-openapi";
import { type Context } from "hono";
import { Failure } from "../core/failure.ts";
import { type HttpEnv } from "./context.ts";
import { toRoutingPath } from "./request/path.ts";
import { toSchemaFailure } from "./request/schema-faults.ts";

/**
 * Returns a sub-app that converts schema errors to failures. A route that declares no query rejects
 * every query parameter, so that no unknown parameter is ignored.
 */
export function router(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({
    getPath: toRoutingPath,
    defaultHook: (result) => {
      if (!result.success) {
        throw toSchemaFailure(result.target, result.error);
      }
    },
  });
  const { openapi } = app;
  app.openapi = (route, handler, hook) => openapi(rejectStrayQuery(route), handler, hook);
  return app;
}

type Route = Parameters<OpenAPIHono<HttpEnv>["openapi"]>[0];

function rejectStrayQuery<R extends Route>(route: R): R {
  return route.request?.query === undefined
    ? { ...route, middleware: [rejectQuery, ...[route.middleware ?? []].flat()] }
    : route;
}

async function rejectQuery(c: Context, next: () => Promise<void>): Promise<void> {
  const [parameter] = c.req.url.includes("?") ? Object.keys(c.req.query()) : [];
  if (parameter !== undefined) {
    const detail = `There is no parameter "${parameter}" here. Remove it from the query.`;
    throw new Failure("malformed", detail, { faults: [{ parameter, detail }] });
  }
  await next();
}
