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

/**
 * Returns the path of a request for logs and error reports. It replaces each segment that may be a
 * secret with an ellipsis: every key has at least 20 characters, and no id of Ordinal is a key.
 */
export function toLoggedPath(routingPath: string): string {
  const path = toPublicPath(routingPath).slice(0, loggedLengthMax);
  return path.replaceAll(/[^/:]+/g, (part) => (isLoggable(part) ? part : "…"));
}

const loggedLengthMax = 500;

function isLoggable(part: string): boolean {
  return part.length < 20 || /^[a-z]{3}_[0-7][0-9a-z]{25}$/.test(part);
}

/** A verb of a collection, as clients send it. An external id can have the same form. */
const publicVerb =
  /(?<!\/external)(\/(?:items|models|rankings?|hierarchies|people|cursor-key|backup)):([a-z-]+)$/;

/** A verb of a collection, as routes contain it. */
const routedVerb =
  /(?<!\/external)(\/(?:items|models|rankings?|hierarchies|people|cursor-key|backup))~([a-z-]+)$/;

/** A verb of a member of a collection, as clients send it (`/hierarchies/hie_…:finalize`). */
const publicMemberVerb = /(\/(?:hierarchies|rankings|changes|keys|workspaces)\/[^/:~]+):([a-z-]+)$/;

/** A verb of a member, as routes contain it. Without the slash, Hono would read it as a name. */
const routedMemberVerb = /(\/(?:hierarchies|rankings|changes|keys|workspaces)\/[^/]+)\/~([a-z-]+)$/;

/** A path that no route has. */
const unknownPath = "/~";
