import { isApiKey } from "../../core/api-key.ts";
import { Failure } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { ttlSeconds } from "../../core/ttl.ts";
import { type ApiKey } from "../../ports/store.ts";
import { type CachedKey, type RequestScope } from "../context.ts";

/** The time for which an isolate accepts a cached key without a lookup, even a revoked key. */
const keyTtlMs = 1_000 * ttlSeconds.key;

/** The time for which an isolate accepts a cached key while the database is unavailable. */
const keyGraceMs = 2 * keyTtlMs;

/** After a failed key lookup, do not wait for the database for this long. */
const lookupRetryMs = 5_000;

/** The time for which an isolate rejects an unknown key without a lookup, even a new key. */
const absenceTtlMs = 1_000 * ttlSeconds.unknownKey;

/** Returns the cached key with a hash, unless its TTL has passed or the key has expired. */
export function findCachedKey(
  { keyCache }: RequestScope,
  hash: string,
  at: Instant,
): CachedKey | undefined {
  const entry = keyCache.read(hash);
  return entry !== undefined && at - entry.at < keyTtlMs && at < entry.expiresAt
    ? entry
    : undefined;
}

/**
 * Reads the key with a hash, and caches it. Throws "unauthenticated" if the key is unknown, revoked
 * or expired. A text that is no key is rejected before any read.
 */
export async function requireKey(
  scope: RequestScope,
  token: string,
  hash: string,
): Promise<CachedKey> {
  const at = scope.deps.clock.now();
  const absent = scope.keyCache.read(absenceCacheKey(hash));
  const needsLookup = isApiKey(token) && (absent === undefined || at - absent.at >= absenceTtlMs);
  const found = needsLookup ? await lookUpKey(scope, hash) : undefined;
  if (found === undefined || found.expiresAt <= at) {
    if (needsLookup) {
      cacheAbsence(scope, hash, at);
    }
    throw new Failure(
      "unauthenticated",
      "The key is unknown, expired or revoked. Send a valid key of the workspace.",
    );
  }
  const { isFresh, ...entry } = found;
  if (isFresh) {
    scope.keyCache.write(hash, entry);
  }
  return entry;
}

/**
 * Caches that the key does not exist, and expires its entry, so that no later request accepts it.
 */
function cacheAbsence({ keyCache }: RequestScope, hash: string, at: Instant): void {
  keyCache.write(absenceCacheKey(hash), absentKey(at));
  if (keyCache.read(hash) !== undefined) {
    keyCache.write(hash, absentKey(0));
  }
}

function absentKey(at: Instant): CachedKey {
  return { workspace: "", id: "", role: "viewer", expiresAt: 0, at };
}

/** A key, and whether the database returned it just now rather than the cache. */
type FoundKey = CachedKey & { readonly isFresh: boolean };

/**
 * Reads the key from the database, or from the cache while the database is unavailable. Returns
 * undefined for a revoked key, and for a key of a deleted workspace.
 */
async function lookUpKey(
  { deps: { store, clock }, keyCache }: RequestScope,
  hash: string,
): Promise<FoundKey | undefined> {
  const at = clock.now();
  const cachedKey = keyCache.read(hash);
  const graceKey =
    cachedKey !== undefined && at - cachedKey.at < keyGraceMs
      ? { ...cachedKey, isFresh: false }
      : undefined;
  const lastFailure = keyCache.read(failureCacheKey(hash));
  if (graceKey !== undefined && lastFailure !== undefined && at - lastFailure.at < lookupRetryMs) {
    return graceKey;
  }
  try {
    return toFoundKey(await store.apiKeys.readByHash(hash), at);
  } catch (error) {
    if (graceKey === undefined || !(error instanceof Failure && error.kind === "unavailable")) {
      throw error;
    }
    keyCache.write(failureCacheKey(hash), absentKey(clock.now()));
    return graceKey;
  }
}

function toFoundKey(key: ApiKey | undefined, at: Instant): FoundKey | undefined {
  if (key === undefined || key.revokedAt !== undefined || key.suspendedAt !== undefined) {
    return undefined;
  }
  const { workspace, id, role, expiresAt = Infinity } = key;
  return { workspace, id, role, expiresAt, at, isFresh: true };
}

/** Returns the cache key under which a failed lookup is cached. */
function failureCacheKey(hash: string): string {
  return `missed ${hash}`;
}

/** Returns the cache key under which an unknown key is cached. No hash contains a space. */
function absenceCacheKey(hash: string): string {
  return `no ${hash}`;
}
