import { getPath } from "hono/utils/url";

/**
 * The path a request is routed by. The colon before a verb of a collection (`/items:batch`) becomes
 * a tilde (`/items~batch`), for hono takes a colon for a parameter. Nobody can ask for the inner
 * spelling, and a colon anywhere else stays one.
 */
export function toRoutingPath(request: Request): string {
  const path = getPath(request);
  if (path.includes("~") && (routedVerb.test(path) || routedMemberVerb.test(path))) {
    return unknownPath;
  }
  return path.includes(":")
    ? path.replace(publicVerb, "$1~$2").replace(publicMemberVerb, "$1/~$2")
    : path;
}

/** The path as clients write it: what the documents show. */
export function toPublicPath(routePath: string): string {
  return routePath.replace(routedVerb, "$1:$2").replace(routedMemberVerb, "$1:$2");
}

/** A collection with a verb, as clients spell it. An external id may look the same. */
const publicVerb = /(?<!\/external)(\/(?:items|models|rankings?|hierarchies)):([a-z-]+)$/;

/** A collection with a verb, as routes spell it. */
const routedVerb = /(?<!\/external)(\/(?:items|models|rankings?|hierarchies))~([a-z-]+)$/;

/** One of a collection with a verb, as clients spell it (`/hierarchies/hie_…:finalize`). */
const publicMemberVerb = /(\/(?:hierarchies|rankings)\/[^/:~]+):([a-z-]+)$/;

/**
 * The same, as routes spell it: hono takes what follows a parameter's name for more of the name.
 */
const routedMemberVerb = /(\/(?:hierarchies|rankings)\/[^/]+)\/~([a-z-]+)$/;

/** No route has this path, so it is answered like any other that does not exist. */
const unknownPath = "/~";
