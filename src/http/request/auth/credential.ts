import { getCookie } from "hono/cookie";
import { type Actor } from "../../../core/access.ts";
import { Failure, failureFromFault } from "../../../core/failure.ts";
import { readTokenPrefix, type TokenPrefix } from "../../../core/token.ts";
import { type HttpContext } from "../../context.ts";
import { formatCookieName } from "./public-origin.ts";

/** The secret that authenticates a request. */
export type Credential = { readonly via: Actor["via"]; readonly token: string };

const prefixes = { key: "ord", session: "ses", ticket: "tkt" } as const satisfies Readonly<
  Record<Actor["via"], TokenPrefix>
>;

/**
 * Reads the credential of a request: the bearer token of the Authorization header, otherwise the
 * ticket of a WebSocket, otherwise the session cookie. Throws "unauthenticated" if there is none.
 */
export function requireCredential(c: HttpContext): Credential {
  rejectKeyInQuery(c);
  const credential = readCredential(c);
  if (credential === undefined || isMisplaced(credential)) {
    throw missingKey();
  }
  return credential;
}

function readCredential(c: HttpContext): Credential | undefined {
  const { authorization } = c.get("requestHeaders");
  if (authorization !== undefined) {
    return { via: "key", token: parseBearer(authorization) };
  }
  const ticket = isSocketPath(c) ? c.req.query("ticket") : undefined;
  if (ticket !== undefined) {
    return { via: "ticket", token: ticket };
  }
  const cookie = getCookie(c, formatCookieName(c));
  return cookie === undefined ? undefined : { via: "session", token: cookie };
}

/**
 * Returns whether the request has the token in the wrong place, such as a session in the header. The
 * caches do not distinguish kinds of tokens. A bearer token may also be a root key of any form.
 */
function isMisplaced({ via, token }: Credential): boolean {
  const prefix = token.slice(0, token.indexOf("_"));
  return via === "key" ? prefix === "ses" || prefix === "tkt" : prefix !== prefixes[via];
}

/** Returns whether the token has the form of its kind, with a correct checksum. */
export function isWellFormed({ via, token }: Credential): boolean {
  return readTokenPrefix(token) === prefixes[via];
}

/**
 * Returns whether the request opens a WebSocket. No other request accepts tickets. Compares the whole
 * path, because the id of an item can also be "live".
 */
export function isSocketPath(c: HttpContext): boolean {
  return c.req.method === "GET" && /^\/v1\/workspaces\/[^/]+\/live$/.test(c.req.path);
}

function parseBearer(authorization: string): string {
  const [, token] = /^Bearer +([^\s]+)$/i.exec(authorization) ?? [];
  if (token === undefined) {
    throw missingKey();
  }
  return token;
}

function missingKey(): Failure {
  const detail = "The request has no key. Send one as Authorization: Bearer ord_…";
  return new Failure("unauthenticated", detail);
}

/** Rejects a key in the query string without reading it: logs often contain query strings. */
function rejectKeyInQuery(c: HttpContext): void {
  if (!c.req.url.includes("?")) {
    return;
  }
  for (const parameter of ["access_token", "api_key"]) {
    if (c.req.query(parameter) !== undefined) {
      const detail = `There is no parameter "${parameter}". Send the key as Authorization: Bearer.`;
      throw failureFromFault("malformed", { parameter, detail });
    }
  }
}
