import { isApiKey } from "../../core/api-key.ts";
import { Failure, failureFromFault, notFound } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { ttlSeconds } from "../../core/ttl.ts";
import { type Actor } from "../../core/workspace.ts";
import {
  type HttpContext,
  type HttpMiddleware,
  type CachedKey,
  type RequestScope,
} from "../context.ts";
import { requireWithinRateLimit, formatRatePolicy } from "./rate-limit.ts";

/** For this long a revoked key may still be taken by an isolate that has met it. */
const keyTtlMs = 1_000 * ttlSeconds.key;

/** … and for this long, while nobody can be asked: within the minute in which it stops everywhere. */
const keyGraceMs = 2 * keyTtlMs;

/** After nobody could be asked, for so long nobody waits to hear it again. */
const lookupRetryMs = 5_000;

/** For this long a key that was made just now may still be refused by one that was asked before. */
const absenceTtlMs = 1_000 * ttlSeconds.unknownKey;

const rootActor: Actor = { workspace: "root", name: "root" };

/**
 * Lets in whoever holds a key, counts the request, and keeps tenants apart: a path that names a
 * workspace is there only for the workspace's own keys. May stand twice on a path.
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

/** Lets in the root key and nobody else. */
export const requireRootKey: HttpMiddleware = (c, next) =>
  authenticate(c, async () => {
    if (!c.get("isRoot")) {
      throw new Failure("forbidden", "Only the root key may do this.");
    }
    await next();
  });

function isAuthenticated(c: HttpContext): boolean {
  const actor: Actor | undefined = c.get("actor");
  return actor !== undefined;
}

/** A query string ends up in logs and histories, so a key in one is refused before it is looked at. */
function rejectKeyInQuery(c: HttpContext): void {
  if (!c.req.url.includes("?")) {
    return;
  }
  for (const parameter of ["access_token", "api_key"]) {
    if (c.req.query(parameter) !== undefined) {
      const detail = `There is no parameter "${parameter}": keys go into the Authorization header.`;
      throw failureFromFault("malformed", { parameter, detail });
    }
  }
}

/** Sets the actor; gives the hash of the key. */
async function identify(c: HttpContext): Promise<string> {
  const scope = c.get("scope");
  const token = requireToken(c);
  const known = scope.keyCache.readHash(token);
  const hash = known ?? (await scope.deps.crypto.sha256(token));
  const cachedKey = findCachedKey(scope, hash, scope.deps.clock.now());
  if (cachedKey === undefined && (await isRootKey(scope, hash))) {
    c.set("actor", rootActor);
    c.set("isRoot", true);
    return hash;
  }
  const { workspace, id } = cachedKey ?? (await requireKey(scope, token, hash));
  c.set("actor", { workspace, name: id });
  c.set("isRoot", false);
  if (known === undefined) {
    scope.keyCache.writeHash(token, hash);
  }
  return hash;
}

/** What the client holds. */
export function requireToken(c: HttpContext): string {
  const [, token] = /^Bearer +([^\s]+)$/i.exec(c.get("requestHeaders").authorization ?? "") ?? [];
  if (token === undefined) {
    throw new Failure("unauthenticated", "Send a key: Authorization: Bearer ord_…");
  }
  return token;
}

function findCachedKey(
  { keyCache }: RequestScope,
  hash: string,
  at: Instant,
): CachedKey | undefined {
  const entry = keyCache.read(hash);
  return entry !== undefined && at - entry.at < keyTtlMs ? entry : undefined;
}

/** The root key may have any form, so it is asked about before the form is. */
async function isRootKey({ rootKey, deps }: RequestScope, hash: string): Promise<boolean> {
  return (
    rootKey !== undefined &&
    rootKey !== "" &&
    isEqualConstantTime(await deps.crypto.sha256(rootKey), hash)
  );
}

/** Takes as long for texts that differ early as for those that differ late. */
function isEqualConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) {
    difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  }
  return difference === 0;
}

async function requireKey(scope: RequestScope, token: string, hash: string): Promise<CachedKey> {
  const at = scope.deps.clock.now();
  const absent = scope.keyCache.read(absenceCacheKey(hash));
  const needsLookup = isApiKey(token) && (absent === undefined || at - absent.at >= absenceTtlMs);
  const key = needsLookup ? await lookUpKey(scope, hash) : undefined;
  if (key === undefined || key.isRevoked) {
    if (needsLookup) {
      cacheAbsence(scope, hash, at);
    }
    throw new Failure("unauthenticated", "This key is not known, or was revoked.");
  }
  const entry = { workspace: key.workspace, id: key.id, at: key.at ?? at };
  if (key.at === undefined) {
    scope.keyCache.write(hash, entry);
  }
  return entry;
}

/** That nobody has this key: it is not looked up again for a while, and never lent again. */
function cacheAbsence({ keyCache }: RequestScope, hash: string, at: Instant): void {
  keyCache.write(absenceCacheKey(hash), { workspace: "", id: "", at });
  if (keyCache.read(hash) !== undefined) {
    keyCache.write(hash, { workspace: "", id: "", at: 0 });
  }
}

type FoundKey = Pick<CachedKey, "workspace" | "id"> & {
  readonly isRevoked: boolean;
  /** When it was last looked up, if it could not be now. */
  readonly at?: Instant;
};

/** The key as it is in the truth; or as it was a moment ago, if the truth cannot be asked. */
async function lookUpKey(
  { deps: { store, clock }, keyCache }: RequestScope,
  hash: string,
): Promise<FoundKey | undefined> {
  const at = clock.now();
  const cachedKey = keyCache.read(hash);
  const graceKey =
    cachedKey !== undefined && at - cachedKey.at < keyGraceMs
      ? { ...cachedKey, isRevoked: false }
      : undefined;
  const lastFailure = keyCache.read(failureCacheKey(hash));
  if (graceKey !== undefined && lastFailure !== undefined && at - lastFailure.at < lookupRetryMs) {
    return graceKey;
  }
  try {
    return await store.apiKeys.readByHash(hash);
  } catch (error) {
    if (graceKey === undefined || !(error instanceof Failure && error.kind === "unavailable")) {
      throw error;
    }
    keyCache.write(failureCacheKey(hash), { workspace: "", id: "", at: clock.now() });
    return graceKey;
  }
}

/** Where it is remembered that nobody could be asked about a key. */
function failureCacheKey(hash: string): string {
  return `missed ${hash}`;
}

/** Where it is remembered that nobody has a key; no hash of a key looks like it. */
function absenceCacheKey(hash: string): string {
  return `no ${hash}`;
}

/**
 * Reads the path itself and not hono's parameters, which a middleware has only where it was mounted
 * with them: a mistake in mounting must not open another tenant's door.
 */
function requireOwnWorkspace(c: HttpContext): void {
  const [, id] = /\/workspaces\/([^/]+)/.exec(c.req.path) ?? [];
  if (id === undefined) {
    return;
  }
  if (c.get("isRoot")) {
    throw new Failure("forbidden", "The root key makes workspaces; it does not see into them.");
  }
  if (id !== c.get("actor").workspace) {
    throw notFound("workspace", id);
  }
}
