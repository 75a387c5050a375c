import { notFound } from "../../core/failure.ts";
import { isProblemCode, spoken } from "../answer/problems.ts";
import { router } from "../router.ts";

const aDay = { "cache-control": "public, max-age=86400" };

/**
 * A page for each problem. What describes the API itself, `/openapi.json` and `/openapi-3.0.json`,
 * are files (`npm run openapi`): nobody waits for an isolate to write them, and it holds no words
 * that only they say.
 */
export const documents = router().get("/problems/:code", (c) =>
  c.html(pageOf(c.req.param("code")), 200, aDay),
);

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
