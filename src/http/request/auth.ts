import { isApiKey } from "../../core/api-key.ts";
import { Failure, failureAt, notFound } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { lifetimeOf } from "../../core/lifetime.ts";
import { type Actor } from "../../core/workspace.ts";
import { type HttpContext, type HttpMiddleware, type KeyEntry, type Scope } from "../context.ts";
import { countRequest, ratePolicyOf } from "./rate-limit.ts";

/** For this long a revoked key may still be taken by an isolate that has met it. */
const keyLifeMs = 1_000 * lifetimeOf("key", 0, 0);

/** … and for this long, while nobody can be asked: within the minute in which it stops everywhere. */
const keyGraceMs = 2 * keyLifeMs;

/** After nobody could be asked, for so long nobody waits to hear it again. */
const missedMs = 5_000;

/** For this long a key that was made just now may still be refused by one that was asked before. */
const absenceLifeMs = 1_000 * lifetimeOf("absence", 0, 0);

const root: Actor = { workspace: "root", name: "root" };

/**
 * Lets in whoever holds a key, counts the request, and keeps tenants apart: a path that names a
 * workspace is there only for the workspace's own keys. May stand twice on a path.
 */
export const authenticated: HttpMiddleware = async (c, next) => {
  if (isKnown(c)) {
    return next();
  }
  refuseKeyInQuery(c);
  const hash = await identify(c);
  await countRequest(c, hash);
  requireOwnWorkspace(c);
  Object.assign(c.get("collected"), {
    "ratelimit-policy": ratePolicyOf(c.get("scope").ratePolicy),
    vary: "Authorization",
    "cache-control": "private, no-cache",
  });
  await next();
};

/** Lets in the root key and nobody else. */
export const rootOnly: HttpMiddleware = (c, next) =>
  authenticated(c, async () => {
    if (!c.get("isRoot")) {
      throw new Failure("forbidden", "Only the root key may do this.");
    }
    await next();
  });

function isKnown(c: HttpContext): boolean {
  const actor: Actor | undefined = c.get("actor");
  return actor !== undefined;
}

/** A query string ends up in logs and histories, so a key in one is refused before it is looked at. */
function refuseKeyInQuery(c: HttpContext): void {
  if (!c.req.url.includes("?")) {
    return;
  }
  for (const parameter of ["access_token", "api_key"]) {
    if (c.req.query(parameter) !== undefined) {
      const detail = `There is no parameter "${parameter}": keys go into the Authorization header.`;
      throw failureAt("malformed", { parameter, detail });
    }
  }
}

/** Sets the actor; gives the hash of the key. */
async function identify(c: HttpContext): Promise<string> {
  const scope = c.get("scope");
  const token = tokenOf(c);
  const known = scope.keyMemory.hashOf(token);
  const hash = known ?? (await scope.deps.seals.digest(token));
  const held = remembered(scope, hash, scope.deps.clock.now());
  if (held === undefined && (await isRootKey(scope, hash))) {
    c.set("actor", root);
    c.set("isRoot", true);
    return hash;
  }
  const { workspace, id } = held ?? (await readKey(scope, token, hash));
  c.set("actor", { workspace, name: id });
  c.set("isRoot", false);
  if (known === undefined) {
    scope.keyMemory.keepHash(token, hash);
  }
  return hash;
}

/** What the client holds. */
export function tokenOf(c: HttpContext): string {
  const [, token] = /^Bearer +([^\s]+)$/i.exec(c.get("head").authorization ?? "") ?? [];
  if (token === undefined) {
    throw new Failure("unauthenticated", "Send a key: Authorization: Bearer ord_…");
  }
  return token;
}

function remembered({ keyMemory }: Scope, hash: string, at: Instant): KeyEntry | undefined {
  const entry = keyMemory.read(hash);
  return entry !== undefined && at - entry.at < keyLifeMs ? entry : undefined;
}

/** The root key may have any form, so it is asked about before the form is. */
async function isRootKey({ rootKey, deps }: Scope, hash: string): Promise<boolean> {
  return rootKey !== undefined && rootKey !== "" && isSame(await deps.seals.digest(rootKey), hash);
}

/** Takes as long for texts that differ early as for those that differ late. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) {
    difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  }
  return difference === 0;
}

async function readKey(scope: Scope, token: string, hash: string): Promise<KeyEntry> {
  const at = scope.deps.clock.now();
  const absent = scope.keyMemory.read(absenceOf(hash));
  const isAsked = isApiKey(token) && (absent === undefined || at - absent.at >= absenceLifeMs);
  const key = isAsked ? await askForKey(scope, hash) : undefined;
  if (key === undefined || key.isRevoked) {
    if (isAsked) {
      noteAbsence(scope, hash, at);
    }
    throw new Failure("unauthenticated", "This key is not known, or was revoked.");
  }
  const entry = { workspace: key.workspace, id: key.id, at: key.at ?? at };
  if (key.at === undefined) {
    scope.keyMemory.write(hash, entry);
  }
  return entry;
}

/** That nobody has this key: it is not looked up again for a while, and never lent again. */
function noteAbsence({ keyMemory }: Scope, hash: string, at: Instant): void {
  keyMemory.write(absenceOf(hash), { workspace: "", id: "", at });
  if (keyMemory.read(hash) !== undefined) {
    keyMemory.write(hash, { workspace: "", id: "", at: 0 });
  }
}

type FoundKey = Pick<KeyEntry, "workspace" | "id"> & {
  readonly isRevoked: boolean;
  /** When it was last looked up, if it could not be now. */
  readonly at?: Instant;
};

/** The key as it is in the truth; or as it was a moment ago, if the truth cannot be asked. */
async function askForKey(
  { deps: { store, clock }, keyMemory }: Scope,
  hash: string,
): Promise<FoundKey | undefined> {
  const at = clock.now();
  const held = keyMemory.read(hash);
  const lent =
    held !== undefined && at - held.at < keyGraceMs ? { ...held, isRevoked: false } : undefined;
  const missed = keyMemory.read(missOf(hash));
  if (lent !== undefined && missed !== undefined && at - missed.at < missedMs) {
    return lent;
  }
  try {
    return await store.keys.byHash(hash);
  } catch (error) {
    if (lent === undefined || !(error instanceof Failure && error.kind === "unavailable")) {
      throw error;
    }
    keyMemory.write(missOf(hash), { workspace: "", id: "", at: clock.now() });
    return lent;
  }
}

/** Where it is remembered that nobody could be asked about a key. */
function missOf(hash: string): string {
  return `missed ${hash}`;
}

/** Where it is remembered that nobody has a key; no hash of a key looks like it. */
function absenceOf(hash: string): string {
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
