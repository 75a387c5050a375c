import { type OpenAPIHono } from "@hono/zod-openapi";
import { requireDocs } from "../../src/contract/docs-only.ts";
import { Problem } from "../../src/contract/problem.ts";
import { type HttpEnv } from "../../src/http/context.ts";
import { toPublicPath } from "../../src/http/request/path.ts";
import { completeOperation } from "./complete-operation.ts";
import { type OpenApiDocument, type PathItem } from "./document.ts";
import { headerParameters, responseHeaders } from "./headers.ts";
import { info, security, securitySchemes, servers, tags } from "./info.ts";
import { buildProblemResponses } from "./problem-responses.ts";

type App = OpenAPIHono<HttpEnv>;

/** Builds the OpenAPI documents of the app, in the two versions that tools read, by file name. */
export function buildDocuments(app: App): Readonly<Record<string, string>> {
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    app.openAPIRegistry.registerComponent("securitySchemes", name, scheme);
  }
  app.openAPIRegistry.register("Problem", requireDocs(Problem));
  const options = { info, servers, tags, security };
  return {
    "openapi.json": render(app.getOpenAPI31Document({ openapi: "3.1.0", ...options })),
    "openapi-3.0.json": render(app.getOpenAPIDocument({ openapi: "3.0.3", ...options })),
  };
}

function render(generated: object): string {
  const document: OpenApiDocument = JSON.parse(JSON.stringify(generated));
  return `${JSON.stringify(completeDocument(document), null, 1)}\n`;
}

function completeDocument(document: OpenApiDocument): OpenApiDocument {
  const entries = Object.entries(document.paths).map(([routePath, item]) => {
    const path = toPublicPath(routePath);
    return [path, completePathItem(path, item)];
  });
  const paths: OpenApiDocument["paths"] = Object.fromEntries(entries);
  const components = {
    ...document.components,
    parameters: headerParameters,
    headers: responseHeaders,
    responses: selectUsed(buildProblemResponses(), JSON.stringify(paths)),
  };
  return { ...document, paths, components };
}

function completePathItem(path: string, item: PathItem): PathItem {
  return Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [
      method,
      completeOperation({ path, method }, operation),
    ]),
  );
}

/** Drops the responses that no operation refers to: one problem type is not in use yet. */
function selectUsed<T>(
  responses: Readonly<Record<string, T>>,
  paths: string,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(responses).filter(([name]) =>
      paths.includes(`"#/components/responses/${name}"`),
    ),
  );
}
