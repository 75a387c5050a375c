import { isApiKey } from "../../core/api-key.ts";
import { Failure, failureFromFault, isDatabaseFailure, notFound } from "../../core/failure.ts";
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

/** The time for which an isolate accepts a cached key without a lookup, even a revoked key. */
const keyTtlMs = 1_000 * ttlSeconds.key;

/** The time for which an isolate accepts a cached key while the database is unavailable. */
const keyGraceMs = 2 * keyTtlMs;

/** After a failed key lookup, do not wait for the database for this long. */
const lookupRetryMs = 5_000;

/** The time for which an isolate rejects an unknown key without a lookup, even a new key. */
const absenceTtlMs = 1_000 * ttlSeconds.unknownKey;

const rootActor: Actor = { workspace: "root", name: "root" };

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

/** Authenticates the key, and rejects every key but the root key. */
export const requireRootKey: HttpMiddleware = (c, next) =>
  authenticate(c, async () => {
    if (!c.get("isRoot")) {
      throw new Failure(
        "forbidden",
        "This operation requires the root key. Send the root key, not a key of a workspace.",
      );
    }
    await next();
  });

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
    c.set("actor", rootActor);
    c.set("isRoot", true);
    return hash;
  }
  const { workspace, id } = cachedKey ?? (await requireKey(scope, token, hash));
  c.set("actor", { workspace, name: id });
  c.set("isRoot", false);
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

function findCachedKey(
  { keyCache }: RequestScope,
  hash: string,
  at: Instant,
): CachedKey | undefined {
  const entry = keyCache.read(hash);
  return entry !== undefined && at - entry.at < keyTtlMs ? entry : undefined;
}

/**
 * Compares with every root key, before the form of the key is checked: a root key has any form. The
 * duration does not reveal which root key is equal.
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

async function requireKey(scope: RequestScope, token: string, hash: string): Promise<CachedKey> {
  const at = scope.deps.clock.now();
  const absent = scope.keyCache.read(absenceCacheKey(hash));
  const needsLookup = isApiKey(token) && (absent === undefined || at - absent.at >= absenceTtlMs);
  const key = needsLookup ? await lookUpKey(scope, hash) : undefined;
  if (key === undefined || key.isRevoked) {
    if (needsLookup) {
      cacheAbsence(scope, hash, at);
    }
    throw new Failure(
      "unauthenticated",
      "The key is unknown or was revoked. Send a valid key of the workspace.",
    );
  }
  const entry = { workspace: key.workspace, id: key.id, at: key.at ?? at };
  if (key.at === undefined) {
    scope.keyCache.write(hash, entry);
  }
  return entry;
}

/**
 * Caches that the key does not exist, and expires its entry, so that no later request accepts it.
 */
function cacheAbsence({ keyCache }: RequestScope, hash: string, at: Instant): void {
  keyCache.write(absenceCacheKey(hash), { workspace: "", id: "", at });
  if (keyCache.read(hash) !== undefined) {
    keyCache.write(hash, { workspace: "", id: "", at: 0 });
  }
}

type FoundKey = Pick<CachedKey, "workspace" | "id"> & {
  readonly isRevoked: boolean;
  /** The time of the last successful lookup. Set only for a cached key after a failed lookup. */
  readonly at?: Instant;
};

/** Reads the key from the database, or from the cache while the database is unavailable. */
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
    if (graceKey === undefined || !isDatabaseFailure(error)) {
      throw error;
    }
    keyCache.write(failureCacheKey(hash), { workspace: "", id: "", at: clock.now() });
    return graceKey;
  }
}

/** Returns the cache key under which a failed lookup is cached. */
function failureCacheKey(hash: string): string {
  return `missed ${hash}`;
}

/** Returns the cache key under which an unknown key is cached. No hash contains a space. */
function absenceCacheKey(hash: string): string {
  return `no ${hash}`;
}

/**
 * Rejects a path of another workspace. Reads the path rather than Hono's parameters, which a
 * middleware has only on a mount path that declares them: a wrong mount must not expose a tenant.
 */
function requireOwnWorkspace(c: HttpContext): void {
  const [, id] = /\/workspaces\/([^/]+)/.exec(c.req.path) ?? [];
  if (id === undefined) {
    return;
  }
  if (c.get("isRoot")) {
    throw new Failure(
      "forbidden",
      "The root key cannot read a workspace. Send a key of the workspace.",
    );
  }
  if (id !== c.get("actor").workspace) {
    throw notFound("workspace", id);
  }
}
