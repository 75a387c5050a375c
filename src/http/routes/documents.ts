import { type OpenAPIHono } from "@hono/zod-openapi";
import { notFound } from "../../core/failure.ts";
import { isProblemCode, spoken } from "../answer/problems.ts";
import { isCurrent } from "../request/conditional.ts";
import { publicPathOf } from "../request/path.ts";
import { type HttpContext, type HttpEnv, router } from "../router.ts";

type App = OpenAPIHono<HttpEnv>;
type Written = { readonly text: string; readonly etag: string };

const aDay = { "cache-control": "public, max-age=86400" };

const info = {
  title: "Ordinal",
  version: "1.0.0",
  description:
    "Ranks backlogs: what first, why, and what if we weighed it differently. " +
    "Every failure is a problem document (RFC 9457).",
} as const;

/**
 * What describes the API: OpenAPI in the two versions that tools read, and a page for each problem.
 * `appOf` gives the whole app, which does not exist yet when this part of it is made.
 */
export function documents(appOf: () => App) {
  const openApi31 = remember((c) => write(c, render31(appOf())));
  const openApi30 = remember((c) => write(c, render30(appOf())));
  return router()
    .get("/openapi.json", async (c) => answer(c, await openApi31(c)))
    .get("/openapi-3.0.json", async (c) => answer(c, await openApi30(c)))
    .get("/problems/:code", (c) => c.html(pageOf(c.req.param("code")), 200, aDay));
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

/** hono knows `/items/~batch`, clients write `/items:batch`. */
function withVerbs(paths: object): object {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [publicPathOf(path), item]),
  );
}

async function write(c: HttpContext, document: object): Promise<Written> {
  const text = JSON.stringify(document);
  const digest = await c.get("deps").seals.digest(text);
  return { text, etag: `"${digest.slice(0, 32)}"` };
}

/** Made once per isolate, by the first who asks. Text is kept, not the promise of another request. */
function remember(make: (c: HttpContext) => Promise<Written>) {
  let made: Written | undefined;
  return async (c: HttpContext): Promise<Written> => {
    made ??= await make(c);
    return made;
  };
}

function answer(c: HttpContext, { text, etag }: Written): Response {
  const headers = { "cache-control": "public, max-age=300", etag };
  return isCurrent(c.req.header("if-none-match"), etag)
    ? c.body(null, 304, headers)
    : c.body(text, 200, { ...headers, "content-type": "application/json" });
}

/** Our own words and no one else's, so nothing has to be escaped. */
function pageOf(code: string): string {
  if (!isProblemCode(code)) {
    throw notFound("problem", code);
  }
  const { status, title, meaning } = spoken[code];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${code}</title>
<h1>${status} ${code}</h1>
<p><strong>${title}</strong></p>
<p>${meaning}</p>
</html>
`;
}
