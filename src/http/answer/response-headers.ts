import { type HttpContext } from "../router.ts";

/**
 * Sets headers on the answer in place. hono's `c.header` would copy the answer on every call; only
 * one that came from elsewhere (the Cache API, a Durable Object) is immutable and copied, once. The
 * answer to a WebSocket upgrade has nobody to read its headers and is left alone.
 */
export function writeHeaders(c: HttpContext, write: (headers: Headers) => void): void {
  if (c.res.status === 101) {
    return;
  }
  try {
    write(c.res.headers);
  } catch {
    const copy = new Response(c.res.body, c.res);
    c.res = undefined; // -- or hono would copy it once more, to merge the two
    c.res = copy;
    write(copy.headers);
  }
}
