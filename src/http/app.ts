import { OpenAPIHono } from "@hono/zod-openapi";
import { BatchOperation } from "../contract/items.ts";
import { QvfRequest } from "../contract/qvf.ts";
import { type HttpEnv, type RequestScope } from "./context.ts";
import { observeRequest } from "./observe-request.ts";
import { authenticate } from "./request/auth.ts";
import { requireMinGeneration } from "./request/min-generation.ts";
import { toRoutingPath } from "./request/path.ts";
import { notFoundHandler, onError } from "./response/problem.ts";
import { batches } from "./routes/batches.ts";
import { cache } from "./routes/cache.ts";
import { cascades } from "./routes/cascades.ts";
import { comparisons } from "./routes/comparisons.ts";
import { exports } from "./routes/exports.ts";
import { financials } from "./routes/financials.ts";
import { health } from "./routes/health.ts";
import { hierarchies } from "./routes/hierarchies.ts";
import { imports } from "./routes/imports.ts";
import { items } from "./routes/items.ts";
import { lints } from "./routes/lints.ts";
import { live } from "./routes/live.ts";
import { models } from "./routes/models.ts";
import { people } from "./routes/people.ts";
import { plans } from "./routes/plans.ts";
import { problemPages } from "./routes/problem-pages.ts";
import { qvf } from "./routes/qvf.ts";
import { rankings } from "./routes/rankings.ts";
import { scores } from "./routes/scores.ts";
import { stability } from "./routes/stability.ts";
import { verifications } from "./routes/verifications.ts";
import { workspaces } from "./routes/workspaces.ts";

/** The part of the execution context that keeps work running after the response. */
export type WaitUntilContext = { readonly waitUntil: (work: Promise<unknown>) => void };

/** Opens the scope of a request: worker.ts from the bindings, a test from fakes. */
export type OpenScope = (request: Request, context: WaitUntilContext, env: unknown) => RequestScope;

/** Builds the HTTP app, once per isolate. All state of a request is in its scope. */
export function createApp(openScope: OpenScope) {
  const app = new OpenAPIHono<HttpEnv>({ getPath: toRoutingPath });
  app.onError(onError);
  app.notFound(notFoundHandler(app));
  app.use(async (c, next) => {
    const scope = openScope(c.req.raw, c.executionCtx, c.env);
    c.set("scope", scope);
    c.set("deps", scope.deps);
    await next();
  });
  app.use(observeRequest);
  app.use("/v1/workspaces/:workspaceId/*", authenticate, requireMinGeneration);
  app.use("/v1/workspaces/:workspaceId", authenticate);
  app.use("/v1/financials", authenticate);
  app.use("/api/v1/*", authenticate);
  // These routes parse their bodies themselves and reference the schemas by name.
  app.openAPIRegistry.register("BatchOperation", BatchOperation);
  app.openAPIRegistry.register("QvfRequest", QvfRequest);
  const routes = app
    .route("/", health)
    .route("/v1", workspaces)
    .route("/v1", cache)
    .route("/v1", batches)
    .route("/v1", items)
    .route("/v1", cascades)
    .route("/v1", imports)
    .route("/v1", exports)
    .route("/v1", models)
    .route("/v1", people)
    .route("/v1", hierarchies)
    .route("/v1", plans)
    .route("/v1", rankings)
    .route("/v1", verifications)
    .route("/v1", stability)
    .route("/v1", scores)
    .route("/v1", comparisons)
    .route("/v1", lints)
    .route("/v1", live)
    .route("/v1", financials)
    .route("/api/v1/qvf", qvf);
  app.route("/", problemPages);
  return routes;
}
