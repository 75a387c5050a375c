import { OpenAPIHono } from "@hono/zod-openapi";
import { BatchOperation } from "../contract/items.ts";
import { QvfRequest } from "../contract/qvf.ts";
import { type HttpEnv, type RequestScope } from "./context.ts";
import { observeRequest } from "./observe-request.ts";
import { authenticate } from "./request/auth/authenticate.ts";
import { answerPreflight } from "./request/auth/cors.ts";
import { requireMinGeneration } from "./request/min-generation.ts";
import { toRoutingPath } from "./request/path.ts";
import { notFoundHandler, onError } from "./response/problem.ts";
import { backupRoutes } from "./routes/backups.ts";
import { baselineRoutes } from "./routes/baselines.ts";
import { batchRoutes } from "./routes/batches.ts";
import { cacheRoutes } from "./routes/cache.ts";
import { cascadeRoutes } from "./routes/cascades.ts";
import { changeRoutes } from "./routes/changes.ts";
import { comparisonRoutes } from "./routes/comparisons.ts";
import { dashboardRoutes } from "./routes/dashboard.ts";
import { erasureRoutes } from "./routes/erasures.ts";
import { exportRoutes } from "./routes/exports.ts";
import { facetRoutes } from "./routes/facets.ts";
import { financialRoutes } from "./routes/financials.ts";
import { healthRoutes } from "./routes/health.ts";
import { hierarchyRoutes } from "./routes/hierarchies.ts";
import { importRoutes } from "./routes/imports.ts";
import { itemChangeRoutes } from "./routes/item-changes.ts";
import { itemWriteRoutes } from "./routes/item-writes.ts";
import { itemRoutes } from "./routes/items.ts";
import { kanoAnswerRoutes } from "./routes/kano-answers.ts";
import { keyRoutes } from "./routes/keys.ts";
import { lintRoutes } from "./routes/lints.ts";
import { liveRoutes } from "./routes/live.ts";
import { matrixRoutes } from "./routes/matrix.ts";
import { modelRoutes } from "./routes/models.ts";
import { peopleRoutes } from "./routes/people.ts";
import { planRoutes } from "./routes/plans.ts";
import { problemPageRoutes } from "./routes/problem-pages.ts";
import { qvfRoutes } from "./routes/qvf.ts";
import { rankingRoutes } from "./routes/rankings.ts";
import { scoreRoutes } from "./routes/scores.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { snapshotRoutes } from "./routes/snapshots.ts";
import { stabilityRoutes } from "./routes/stability.ts";
import { statusRoutes } from "./routes/statuses.ts";
import { verificationRoutes } from "./routes/verifications.ts";
import { workspaceLifeCycleRoutes } from "./routes/workspace-life-cycle.ts";
import { workspaceRoutes } from "./routes/workspaces.ts";

/** The part of the execution context that keeps work running after the response. */
export type WaitUntilContext = { readonly waitUntil: (work: Promise<unknown>) => void };

/** Opens the scope of a request: worker.ts from the bindings, a test from fakes. */
export type OpenScope = (request: Request, context: WaitUntilContext, env: unknown) => RequestScope;

/** Builds the HTTP app, once per isolate. All state of a request is in its scope. */
export function createApp(openScope: OpenScope) {
  const app = new OpenAPIHono<HttpEnv>({ getPath: toRoutingPath });
  app.onError(onError);
  app.notFound(notFoundHandler(app));
  mountScope(app, openScope);
  app.use(observeRequest);
  mountAuthentication(app);
  // These routes parse their bodies themselves and reference the schemas by name.
  app.openAPIRegistry.register("BatchOperation", BatchOperation);
  app.openAPIRegistry.register("QvfRequest", QvfRequest);
  const routes = app
    .route("/", healthRoutes)
    .route("/v1", workspaceRoutes)
    .route("/v1", workspaceLifeCycleRoutes)
    .route("/v1", keyRoutes)
    .route("/v1", sessionRoutes)
    .route("/v1", statusRoutes)
    .route("/v1", cacheRoutes)
    .route("/v1", batchRoutes)
    .route("/v1", itemRoutes)
    .route("/v1", itemChangeRoutes)
    .route("/v1", itemWriteRoutes)
    .route("/v1", cascadeRoutes)
    .route("/v1", kanoAnswerRoutes)
    .route("/v1", importRoutes)
    .route("/v1", changeRoutes)
    .route("/v1", exportRoutes)
    .route("/v1", backupRoutes)
    .route("/v1", modelRoutes)
    .route("/v1", peopleRoutes)
    .route("/v1", erasureRoutes)
    .route("/v1", hierarchyRoutes)
    .route("/v1", planRoutes)
    .route("/v1", rankingRoutes)
    .route("/v1", baselineRoutes)
    .route("/v1", snapshotRoutes)
    .route("/v1", verificationRoutes)
    .route("/v1", stabilityRoutes)
    .route("/v1", scoreRoutes)
    .route("/v1", comparisonRoutes)
    .route("/v1", lintRoutes)
    .route("/v1", matrixRoutes)
    .route("/v1", facetRoutes)
    .route("/v1", liveRoutes)
    .route("/v1", financialRoutes)
    .route("/api/v1/qvf", qvfRoutes);
  app.route("/", problemPageRoutes).route("/", dashboardRoutes);
  return routes;
}

function mountScope(app: OpenAPIHono<HttpEnv>, openScope: OpenScope): void {
  app.use(async (c, next) => {
    const scope = openScope(c.req.raw, c.executionCtx, c.env);
    c.set("scope", scope);
    c.set("deps", scope.deps);
    await next();
  });
}

/** Mounts authentication on every path that needs a key, after the answers to preflight requests. */
function mountAuthentication(app: OpenAPIHono<HttpEnv>): void {
  app.use("/v1/*", answerPreflight);
  app.use("/api/v1/*", answerPreflight);
  app.use("/v1/workspaces/:workspaceId/*", authenticate, requireMinGeneration);
  app.use("/v1/workspaces/:workspaceId", authenticate);
  app.use("/v1/financials", authenticate);
  app.use("/api/v1/*", authenticate);
}
