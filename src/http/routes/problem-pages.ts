import { notFound } from "../../core/failure.ts";
import { isProblemCode, problemTypes } from "../response/problem-types.ts";
import { router } from "../router.ts";

const cacheForOneDay = { "cache-control": "public, max-age=86400" };

/**
 * A page for each problem. What describes the API itself, `/openapi.json` and `/openapi-3.0.json`,
 * are files (`npm run openapi`): nobody waits for an isolate to write them, and it holds no words
 * that only they say.
 */
export const problemPages = router().get("/problems/:code", (c) =>
  c.html(renderProblemPage(c.req.param("code")), 200, cacheForOneDay),
);

/** Our own words and no one else's, so nothing has to be escaped. */
function renderProblemPage(code: string): string {
  if (!isProblemCode(code)) {
    throw notFound("problem", code);
  }
  const { status, title, description: meaning } = problemTypes[code];
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
