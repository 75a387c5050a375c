import { getPath } from "hono/utils/url";

/*
 * Hono reads a colon in a route as the start of a parameter. A regular expression parameter
 * (`/:verb{items:batch}`) can match a literal colon, but Hono's fast RegExpRouter rejects such a
 * route beside `/items`. The slower TrieRouter would then match every request: 4 µs instead of 0.3
 * µs. Routes therefore contain a tilde, and the functions of this file convert between the two
 * forms.
 */

/**
 * Returns the path by which Hono routes a request. It replaces the colon before the verb of a
 * collection (`/items:batch`) with a tilde (`/items~batch`), and leaves all other colons. A client
 * that sends the form with the tilde gets a 404.
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

/** Returns the public path of a route, as clients send it and as the OpenAPI document shows it. */
export function toPublicPath(routePath: string): string {
  return routePath.replace(routedVerb, "$1:$2").replace(routedMemberVerb, "$1:$2");
}

/** A verb of a collection, as clients send it. An external id can have the same form. */
const publicVerb = /(?<!\/external)(\/(?:items|models|rankings?|hierarchies|backup)):([a-z-]+)$/;

/** A verb of a collection, as routes contain it. */
const routedVerb = /(?<!\/external)(\/(?:items|models|rankings?|hierarchies|backup))~([a-z-]+)$/;

/** A verb of a member of a collection, as clients send it (`/hierarchies/hie_…:finalize`). */
const publicMemberVerb = /(\/(?:hierarchies|rankings|changes)\/[^/:~]+):([a-z-]+)$/;

/** A verb of a member, as routes contain it. Without the slash, Hono would read it as a name. */
const routedMemberVerb = /(\/(?:hierarchies|rankings|changes)\/[^/]+)\/~([a-z-]+)$/;

/** A path that no route has. */
const unknownPath = "/~";
