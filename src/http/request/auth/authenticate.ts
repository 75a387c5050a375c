import { type Actor } from "../../../core/access.ts";
import { notFound } from "../../../core/failure.ts";
import { type HttpContext, type HttpMiddleware, type RequestScope } from "../../context.ts";
import { chargeRequest, renewLease } from "../rate-limit.ts";
import { requireAllowedOrigin } from "./cors.ts";
import { type Credential, isSocketPath, requireCredential } from "./credential.ts";
import { limitFailures } from "./failed-authentications.ts";
import { findCachedKey, requireKey } from "./find-key.ts";
import { requireSameOrigin } from "./public-origin.ts";

/**
 * Authenticates the request by its key, session or ticket, and charges it to the quotas. Rejects the
 * path of another workspace as unknown, which keeps tenants apart. It is safe to mount twice on a
 * path.
 */
export const authenticate: HttpMiddleware = async (c, next) => {
  if (isAuthenticated(c)) {
    return next();
  }
  await identify(c, requireCredential(c));
  Object.assign(c.get("responseHeaders"), {
    vary: "Authorization, Cookie, Origin",
    "cache-control": "private, no-cache",
  });
  await requireTrustedPage(c);
  const charge = chargeRequest(c);
  if (charge !== undefined) {
    await charge;
  }
  requireOwnWorkspace(c);
  await next();
  renewLease(c);
};

function isAuthenticated(c: HttpContext): boolean {
  const actor: Actor | undefined = c.get("actor");
  return actor !== undefined;
}

/** Sets the actor of the request, and the owner of its sockets. */
async function identify(c: HttpContext, credential: Credential): Promise<void> {
  const scope = c.get("scope");
  const { token, via } = credential;
  c.set("token", token);
  const cachedHash = scope.keyCache.readHash(token);
  const hash = cachedHash ?? (await scope.deps.crypto.sha256(token));
  const cachedKey = findCachedKey(scope, hash, scope.deps.clock.now());
  if (cachedKey === undefined && via === "key" && (await isRootKey(scope, hash))) {
    const workspace = findWorkspaceInPath(c) ?? "root";
    c.set("actor", { workspace, id: "root", role: "root", via: "key" });
    c.set("socketOwner", { key: "root", expiresAt: Infinity });
    return;
  }
  const key = cachedKey ?? (await limitFailures(c, () => requireKey(scope, credential, hash)));
  const { workspace, id, role, session, expiresAt } = key;
  c.set("actor", { workspace, id, role, via });
  c.set("socketOwner", { key: id, session, expiresAt });
  if (cachedHash === undefined && via !== "ticket") {
    scope.keyCache.writeHash(token, hash);
  }
}

/**
 * Checks the page that sent the request. A browser attaches the session cookie to requests of other
 * pages, so unsafe methods and WebSockets require a page of this origin. Pages of other origins need
 * the permission of the workspace.
 */
async function requireTrustedPage(c: HttpContext): Promise<void> {
  if (c.get("actor").via === "session" && (!isSafeMethod(c.req.method) || isSocketPath(c))) {
    requireSameOrigin(c);
  }
  await requireAllowedOrigin(c);
}

function isSafeMethod(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/**
 * Returns whether the hash is that of a root key. Call it before the form of the key is checked: a
 * root key may have any form. The duration does not reveal which root key is equal.
 */
async function isRootKey({ rootKeys, deps }: RequestScope, hash: string): Promise<boolean> {
  const rootHashes = await Promise.all(rootKeys.map((key) => deps.crypto.sha256(key)));
  return rootHashes.filter((rootHash) => isEqualConstantTime(rootHash, hash)).length > 0;
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
