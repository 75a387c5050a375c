import { type Actor } from "../../core/access.ts";
import { Failure, failureFromFault, notFound } from "../../core/failure.ts";
import { type HttpContext, type HttpMiddleware, type RequestScope } from "../context.ts";
import { findCachedKey, requireKey } from "./find-key.ts";
import { requireWithinRateLimit, formatRatePolicy } from "./rate-limit.ts";

/**
 * Authenticates the key, counts the request against the rate limit, and keeps tenants apart: a path
 * with a workspace exists only for keys of that workspace. It is safe to mount twice on a path.
 */
export const authenticate: HttpMiddleware = async (c, next) => {
  if (isAuthenticated(c)) {
    return next();
  }
  rejectKeyInQuery(c);
  const hash = await identify(c);
  await requireWithinRateLimit(c, hash);
  requireOwnWorkspace(c);
  Object.assign(c.get("responseHeaders"), {
    "ratelimit-policy": formatRatePolicy(c.get("scope").ratePolicy),
    vary: "Authorization",
    "cache-control": "private, no-cache",
  });
  await next();
};

function isAuthenticated(c: HttpContext): boolean {
  const actor: Actor | undefined = c.get("actor");
  return actor !== undefined;
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

/** Sets the actor of the request. Returns the hash of its key. */
async function identify(c: HttpContext): Promise<string> {
  const scope = c.get("scope");
  const token = requireToken(c);
  const cachedHash = scope.keyCache.readHash(token);
  const hash = cachedHash ?? (await scope.deps.crypto.sha256(token));
  const cachedKey = findCachedKey(scope, hash, scope.deps.clock.now());
  if (cachedKey === undefined && (await isRootKey(scope, hash))) {
    c.set("actor", {
      workspace: findWorkspaceInPath(c) ?? "root",
      id: "root",
      role: "root",
      via: "key",
    });
    return hash;
  }
  const { workspace, id, role } = cachedKey ?? (await requireKey(scope, token, hash));
  c.set("actor", { workspace, id, role, via: "key" });
  if (cachedHash === undefined) {
    scope.keyCache.writeHash(token, hash);
  }
  return hash;
}

/** Returns the bearer token of the request. */
export function requireToken(c: HttpContext): string {
  const [, token] = /^Bearer +([^\s]+)$/i.exec(c.get("requestHeaders").authorization ?? "") ?? [];
  if (token === undefined) {
    throw new Failure(
      "unauthenticated",
      "The request has no key. Send one as Authorization: Bearer ord_…",
    );
  }
  return token;
}

/** Compares with the root key, before the form of the key is checked: a root key has any form. */
async function isRootKey({ rootKey, deps }: RequestScope, hash: string): Promise<boolean> {
  return (
    rootKey !== undefined &&
    rootKey !== "" &&
    isEqualConstantTime(await deps.crypto.sha256(rootKey), hash)
  );
}

/** Compares in constant time, so that the duration does not reveal where the texts differ. */
function isEqualConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  }
  return difference === 0;
}

/** Rejects a path of another workspace. The root key acts on the workspace in the path. */
function requireOwnWorkspace(c: HttpContext): void {
  const id = findWorkspaceInPath(c);
  if (id !== undefined && id !== c.get("actor").workspace) {
    throw notFound("workspace", id);
  }
}

/**
 * Returns the workspace in the path. Reads the path rather than Hono's parameters, which a
 * middleware has only on a mount path that declares them: a wrong mount must not expose a tenant.
 */
function findWorkspaceInPath(c: HttpContext): string | undefined {
  return /\/workspaces\/([^/]+)/.exec(c.req.path)?.[1];
}
