import { OpenAPIHono } from "@hono/zod-openapi";
import { type Context } from "hono";
import { Failure } from "../core/failure.ts";
import { type HttpEnv, type HttpMiddleware } from "./context.ts";
import { negotiate } from "./request/accept.ts";
import { evaluatesPreconditions, rejectPreconditions } from "./request/conditional.ts";
import { toRoutingPath } from "./request/path.ts";
import { toSchemaFailure } from "./request/schema-faults.ts";
import { evaluateEntityTag } from "./response/entity-tag.ts";

/**
 * Returns a sub-app that converts schema errors to failures. Every route gets the middleware that
 * ignores nothing: it rejects an Accept header without an offered media type, an unknown query
 * parameter, and a precondition that the route does not evaluate.
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
  app.openapi = (route, handler, hook) => openapi(addMiddleware(route), handler, hook);
  return app;
}

type Route = Parameters<OpenAPIHono<HttpEnv>["openapi"]>[0];

function addMiddleware<R extends Route>(route: R): R {
  const own = [route.middleware ?? []].flat();
  const middleware = [
    ...listNegotiation(route),
    ...(route.request?.query === undefined ? [rejectQuery] : []),
    ...listConditions(route, own),
    ...own,
  ];
  return { ...route, middleware };
}

/** Negotiates the media types of the successful responses; a response without a body has none. */
function listNegotiation({ responses }: Route): readonly HttpMiddleware[] {
  const offered = Object.entries(responses).flatMap(([status, response]) =>
    status.startsWith("2") && "content" in response ? Object.keys(response.content ?? {}) : [],
  );
  return offered.length === 0 ? [] : [negotiate([...new Set(offered)])];
}

function listConditions({ method }: Route, own: readonly unknown[]): readonly HttpMiddleware[] {
  if (method === "get") {
    return [evaluateEntityTag];
  }
  return own.some(evaluatesPreconditions) ? [] : [rejectPreconditions];
}

async function rejectQuery(c: Context, next: () => Promise<void>): Promise<void> {
  const [parameter] = c.req.url.includes("?") ? Object.keys(c.req.query()) : [];
  if (parameter !== undefined) {
    const detail = `There is no parameter "${parameter}" here. Remove it from the query.`;
    throw new Failure("malformed", detail, { faults: [{ parameter, detail }] });
  }
  await next();
}
