import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { isCurrent, requireMatch } from "../request/conditional.ts";

/**
 * Evaluates If-Match and If-None-Match of a GET on the ETag of its response, and sends 304 if the
 * client has the representation. A JSON response without an ETag gets the hash of its body. Routes
 * that know their ETag before they build the body evaluate If-None-Match themselves. Pages also
 * evaluate If-Match, so the responses of `respond` need no second evaluation.
 */
export const evaluateEntityTag: HttpMiddleware = async (c, next) => {
  await next();
  if (c.get("hasAllHeaders") === true) {
    return;
  }
  if (c.res.status !== 200 && c.res.status !== 304) {
    return;
  }
  const { ifMatch, ifNoneMatch } = c.get("requestHeaders");
  const etag = c.res.headers.get("etag") ?? (await addEntityTag(c));
  const { status, headers } = c.res;
  evaluate(c, () => requireMatch(ifMatch, etag));
  const isCached = evaluate(c, () => isCurrent(ifNoneMatch, etag));
  // A client cannot have a representation without a tag, such as an export: "*" is no match.
  if (status === 200 && etag !== "" && isCached) {
    sendNotModified(c, headers);
  }
};

/**
 * Adds the hash of a JSON body as the ETag. Equal ETags mean equal bytes. Returns an empty text,
 * which matches no tag, for a response that is streamed or must not be stored.
 */
async function addEntityTag(c: HttpContext): Promise<string> {
  const { headers, status } = c.res;
  const isJson = headers.get("content-type")?.startsWith("application/json") === true;
  if (!isJson || headers.get("cache-control") === "no-store") {
    return "";
  }
  const body = await c.res.text();
  const etag = `"${(await c.get("deps").crypto.sha256(body)).slice(0, 32)}"`;
  headers.set("etag", etag);
  replaceResponse(c, new Response(body, { status, headers }));
  return etag;
}

/** Drops the response before an error is thrown: Hono would add its headers to the problem. */
function evaluate<T>(c: HttpContext, condition: () => T): T {
  try {
    return condition();
  } catch (error) {
    c.get("deps").waitUntil(c.res.body?.cancel() ?? Promise.resolve());
    c.res = undefined;
    throw error;
  }
}

/** Sends the headers of the 200 without those of its body (RFC 9110 § 15.4.5). */
function sendNotModified(c: HttpContext, headers: Headers): void {
  const kept = new Headers(headers);
  kept.delete("content-type");
  kept.delete("content-length");
  replaceResponse(c, new Response(null, { status: 304, headers: kept }));
}

/** Replaces the response. Hono would otherwise merge the headers of both. */
function replaceResponse(c: HttpContext, response: Response): void {
  c.res = undefined;
  c.res = response;
}
