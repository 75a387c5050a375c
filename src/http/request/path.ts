import { getPath } from "hono/utils/url";

/**
 * The path a request is routed by. The colon before a verb of a collection (`/items:batch`) becomes
 * a tilde (`/items~batch`), for hono takes a colon for a parameter. Nobody can ask for the inner
 * spelling, and a colon anywhere else stays one.
 */
export function pathOf(request: Request): string {
  const path = getPath(request);
  if (path.includes("~") && (innerVerb.test(path) || innerMemberVerb.test(path))) {
    return nowhere;
  }
  return path.includes(":")
    ? path.replace(outerVerb, "$1~$2").replace(outerMemberVerb, "$1/~$2")
    : path;
}

/** The path as clients write it: what the documents show. */
export function publicPathOf(routePath: string): string {
  return routePath.replace(innerVerb, "$1:$2").replace(innerMemberVerb, "$1:$2");
}

/** A collection with a verb, as clients spell it. An external id may look the same. */
const outerVerb = /(?<!\/external)(\/(?:items|models|rankings?|hierarchies)):([a-z-]+)$/;

/** A collection with a verb, as routes spell it. */
const innerVerb = /(?<!\/external)(\/(?:items|models|rankings?|hierarchies))~([a-z-]+)$/;

/** One of a collection with a verb, as clients spell it (`/hierarchies/hie_…:finalize`). */
const outerMemberVerb = /(\/(?:hierarchies|rankings)\/[^/:~]+):([a-z-]+)$/;

/** The same, as routes spell it: hono takes what follows a parameter's name for more of the name. */
const innerMemberVerb = /(\/(?:hierarchies|rankings)\/[^/]+)\/~([a-z-]+)$/;

/** No route has this path, so it is answered like any other that does not exist. */
const nowhere = "/~";
