import { type ApiKey, type CachedKey, useIntervalMs } from "../../../core/api-key.ts";
import { Failure, isDatabaseFailure } from "../../../core/failure.ts";
import { type Instant } from "../../../core/item/item.ts";
import { ttlSeconds } from "../../../core/ttl.ts";
import { type Deps } from "../../../ports/deps.ts";
import { type RequestScope } from "../../context.ts";
import { type Credential, isWellFormed } from "./credential.ts";

/** The time for which an isolate accepts a cached key without a lookup, even a revoked key. */
const keyTtlMs = 1_000 * ttlSeconds.key;

/** The time for which an isolate accepts a cached key while the database is unavailable. */
const keyGraceMs = 2 * keyTtlMs;

/** After a failed key lookup, do not wait for the database for this long. */
const lookupRetryMs = 5_000;

/** The time for which an isolate rejects an unknown key without a lookup, even a new key. */
const absenceTtlMs = 1_000 * ttlSeconds.unknownKey;

const rejections = {
  key: "The key is unknown, expired or revoked. Send a valid key of the workspace.",
  session: "The session has ended. Create a new session with a key.",
  ticket: "The ticket is unknown, expired or already used. Request a new ticket.",
} as const;

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
 * Reads the key of a credential, and caches it. Throws "unauthenticated" if the key or the session
 * is unknown, revoked or expired. Rejects a text that is not a token before any read.
 */
export async function requireKey(
  scope: RequestScope,
  credential: Credential,
  hash: string,
): Promise<CachedKey> {
  const at = scope.deps.clock.now();
  const absentAt = scope.keyCache.readAbsence(hash);
  const isKnownAbsent = absentAt !== undefined && at - absentAt < absenceTtlMs;
  const needsLookup = isWellFormed(credential) && !isKnownAbsent;
  const found = needsLookup ? await lookUpKey(scope, credential, hash) : undefined;
  if (found === undefined || found.expiresAt <= at) {
    if (needsLookup) {
      cacheAbsence(scope, hash, at);
    }
    throw new Failure("unauthenticated", rejections[credential.via]);
  }
  const { isFresh, ...entry } = found;
  if (isFresh) {
    scope.keyCache.write(hash, entry);
  }
  return entry;
}

/** Caches the absence of a key, and expires the key's entry, so that no later request accepts it. */
function cacheAbsence({ keyCache }: RequestScope, hash: string, at: Instant): void {
  keyCache.writeAbsence(hash, at);
  if (keyCache.read(hash) !== undefined) {
    keyCache.write(hash, absentKey(0));
  }
}

function absentKey(at: Instant): CachedKey {
  return { workspace: "", id: "", role: "viewer", expiresAt: 0, at };
}

/** A key, and whether the cache may keep it. */
type FoundKey = CachedKey & { readonly isFresh: boolean };

/**
 * Reads the key from the database, or from the cache while the database is unavailable. Returns
 * undefined for a revoked key, an ended session, and a key of a deleted workspace.
 */
async function lookUpKey(
  scope: RequestScope,
  credential: Credential,
  hash: string,
): Promise<FoundKey | undefined> {
  const { deps, keyCache } = scope;
  const at = deps.clock.now();
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
    return await readers[credential.via](deps, hash);
  } catch (error) {
    if (graceKey === undefined || !isDatabaseFailure(error)) {
      throw error;
    }
    keyCache.write(failureCacheKey(hash), absentKey(deps.clock.now()));
    return graceKey;
  }
}

/** The lookup of each kind of credential. */
const readers = { key: readKey, session: readSession, ticket: takeTicket } as const;

async function readKey(deps: Deps, hash: string): Promise<FoundKey | undefined> {
  const key = await deps.store.apiKeys.readByHash(hash);
  const found = toFoundKey(key, deps.clock.now());
  if (found !== undefined && isUseDue(key?.lastUsedAt, found.at)) {
    deps.waitUntil(deps.store.apiKeys.markUsed(hash, found.at));
  }
  return found;
}

async function readSession(deps: Deps, hash: string): Promise<FoundKey | undefined> {
  const { session, key } = (await deps.store.sessions.readByHash(hash)) ?? {};
  const found = toFoundKey(key, deps.clock.now());
  if (found === undefined || session === undefined || session.endedAt !== undefined) {
    return undefined;
  }
  if (isUseDue(session.lastUsedAt, found.at)) {
    deps.waitUntil(deps.store.sessions.markUsed(hash, found.at));
  }
  const expiresAt = Math.min(found.expiresAt, session.expiresAt);
  return { ...found, session: session.id, expiresAt };
}

/** Takes the ticket, so that no other request can use it. Its key is not cached. */
async function takeTicket(deps: Deps, hash: string): Promise<FoundKey | undefined> {
  const at = deps.clock.now();
  const ticket = await deps.store.tickets.take(hash);
  if (ticket === undefined || ticket.expiresAt <= at) {
    return undefined;
  }
  const found = toFoundKey(await deps.store.apiKeys.read(ticket.workspace, ticket.key), at);
  return found && { ...found, isFresh: false };
}

function toFoundKey(key: ApiKey | undefined, at: Instant): FoundKey | undefined {
  if (key === undefined || key.revokedAt !== undefined || key.suspendedAt !== undefined) {
    return undefined;
  }
  const { workspace, id, role, expiresAt = Infinity } = key;
  return { workspace, id, role, expiresAt, at, isFresh: true };
}

/** Returns whether to record a use: at most one per hour, and only at a lookup. */
function isUseDue(lastUsedAt: Instant | undefined, at: Instant): boolean {
  return lastUsedAt === undefined || at - lastUsedAt > useIntervalMs;
}

/** Returns the cache key under which a failed lookup is cached. */
function failureCacheKey(hash: string): string {
  return `missed ${hash}`;
}
