import { type OpenAPIHono } from "@hono/zod-openapi";
import { type HttpEnv } from "../../src/http/context.ts";
import { toPublicPath } from "../../src/http/request/path.ts";

type App = OpenAPIHono<HttpEnv>;

const info = {
  title: "Ordinal",
  version: "1.0.0",
  description:
    "Ranks backlogs: what first, why, and what if we weighed it differently. " +
    "Every failure is a problem document (RFC 9457).",
} as const;

/** Renders the API document in the two versions of OpenAPI that tools read, by file name. */
export function renderDocuments(app: App): Readonly<Record<string, string>> {
  return {
    "openapi.json": formatJson(render31(app)),
    "openapi-3.0.json": formatJson(render30(app)),
  };
}

function render31(app: App): object {
  declareKey(app);
  const document = app.getOpenAPI31Document({ openapi: "3.1.0", info, security: [{ key: [] }] });
  return { ...document, paths: withVerbs(document.paths ?? {}) };
}

function render30(app: App): object {
  declareKey(app);
  const document = app.getOpenAPIDocument({ openapi: "3.0.3", info, security: [{ key: [] }] });
  return { ...document, paths: withVerbs(document.paths) };
}

function declareKey(app: App): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "An API key of a workspace: `Authorization: Bearer ord_…`.",
  });
}

/** Hono's paths have `/items/~batch`; the public paths have `/items:batch`. */
function withVerbs(paths: object): object {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [toPublicPath(path), item]),
  );
}

function formatJson(document: object): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}
