import { getPath } from "hono/utils/url";

/**
 * The path a request is routed by. The colon before a verb of our own at its end (`/items:batch`)
 * becomes a tilde (`/items~batch`), for hono takes a colon for a parameter. Nobody can ask for the
 * inner spelling.
 *
 * A last segment with a colon that is no verb has to have it percent-encoded, as
 * `encodeURIComponent` does: `/items/by-external-id/JIRA%3Aeng`.
 */
export function pathOf(request: Request): string {
  const path = getPath(request);
  if (path.includes("~") && innerVerb.test(path)) {
    return nowhere;
  }
  const colon = path.lastIndexOf(":");
  return colon > path.lastIndexOf("/") + 1 && isVerb(path, colon + 1)
    ? `${path.slice(0, colon)}~${path.slice(colon + 1)}`
    : path;
}

/** The path as clients write it: what the documents show. */
export function publicPathOf(routePath: string): string {
  return innerVerb.test(routePath) ? routePath.replace(/~([a-z-]+)$/, ":$1") : routePath;
}

/** A collection with a verb, spelled as routes spell it. */
const innerVerb = /\/(?:items|models|rankings?)~[a-z-]+$/;

/** No route has this path, so it is answered like any other that does not exist. */
const nowhere = "/~";

function isVerb(path: string, from: number): boolean {
  for (let at = from; at < path.length; at += 1) {
    const code = path.charCodeAt(at);
    if (code !== hyphen && (code < letterA || code > letterZ)) {
      return false;
    }
  }
  return from < path.length;
}

const [hyphen, letterA, letterZ] = [45, 97, 122];
