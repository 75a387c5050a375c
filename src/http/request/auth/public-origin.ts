import { Failure } from "../../../core/failure.ts";
import { type HttpContext, type HttpMiddleware } from "../../context.ts";

/** Returns the origin of the API for browsers: the configured one, or that of the request. */
export function readPublicOrigin(c: HttpContext): string {
  return c.get("scope").publicOrigin ?? new URL(c.req.url).origin;
}

/**
 * Returns the name of the session cookie. With https, the prefix `__Host-` lets no other host and no
 * insecure page set the cookie. With http, the name contains the port: browsers send the cookies of
 * a host to all of its ports.
 */
export function formatCookieName(c: HttpContext): string {
  const { protocol, port } = new URL(readPublicOrigin(c));
  return protocol === "https:" ? "__Host-ordinal" : `ordinal-${port === "" ? "80" : port}`;
}

/** Returns the Origin of a request from a page of another origin; undefined for other requests. */
export function findForeignOrigin(c: HttpContext): string | undefined {
  const { origin } = c.get("requestHeaders");
  return origin === undefined || origin === readPublicOrigin(c) ? undefined : origin;
}

/** Rejects a page of another origin. A request from outside a browser passes. */
export const requireSameOriginPage: HttpMiddleware = async (c, next) => {
  const { origin, fetchSite } = c.get("requestHeaders");
  if (origin !== undefined || fetchSite !== undefined) {
    requireSameOrigin(c);
  }
  await next();
};

/**
 * Throws "forbidden" unless a page of the public origin sent the request. Browsers attach cookies to
 * requests of other pages, so this check prevents cross-site request forgery. Browsers omit
 * `Sec-Fetch-Site` on plain http, except on loopback; `Origin` decides then.
 */
export function requireSameOrigin(c: HttpContext): void {
  const { origin, fetchSite } = c.get("requestHeaders");
  const isSameOrigin =
    fetchSite === undefined ? origin === readPublicOrigin(c) : fetchSite === "same-origin";
  if (!isSameOrigin) {
    throw new Failure(
      "forbidden",
      "A page of another origin cannot use the session. Send the request from a page of this " +
        "origin, or send a key.",
    );
  }
}
