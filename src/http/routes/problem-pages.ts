import { notFound } from "../../core/failure.ts";
import { isProblemCode, problemTypes } from "../response/problem-types.ts";
import { router } from "../router.ts";

const cacheForOneDay = { "cache-control": "public, max-age=86400" };

/**
 * The pages that describe the problem types. The OpenAPI documents are static files, which
 * `npm run openapi` writes, so that an isolate neither builds them nor contains their texts.
 */
export const problemPageRoutes = router().get("/problems/:code", (c) =>
  c.html(renderProblemPage(c.req.param("code")), 200, cacheForOneDay),
);

/** Renders a page. Its texts are constants, so they need no escaping. */
function renderProblemPage(code: string): string {
  if (!isProblemCode(code)) {
    throw notFound("problem", code);
  }
  const { status, title, description } = problemTypes[code];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${code}</title>
<h1>${status} ${code}</h1>
<p><strong>${title}</strong></p>
<p>${description}</p>
</html>
`;
}
