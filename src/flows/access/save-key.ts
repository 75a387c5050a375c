import { limits } from "../../contract/limits.ts";
import { type Actor, authorize, type Role } from "../../core/access.ts";
import { type ApiKey, findKeyState } from "../../core/api-key.ts";
import { Failure, failureFromFault, notFound } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Deps, type NewApiKey } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";

type KeyDeps = Pick<Deps, "store" | "caches" | "clock" | "random" | "crypto">;

export type KeyFields = {
  readonly name: string;
  readonly role: Role;
  readonly expiresAt?: Instant | undefined;
};

/** A key with its token. D1 stores only the hash of the token, so it is returned once. */
export type KeyWithToken = { readonly key: ApiKey; readonly token: string };

/**
 * Creates a key of the actor's workspace. If the Worker stops before it responds, no client knows
 * the token of the key, and a retry creates a second key.
 */
export async function createKey(
  deps: KeyDeps,
  actor: Actor,
  fields: KeyFields,
): Promise<KeyWithToken> {
  authorize(actor, "keys:write");
  await requirePointer(deps, actor.workspace);
  const at = deps.clock.now();
  requireFutureExpiry(fields.expiresAt, at);
  const created = await buildKey(deps, actor.workspace, fields);
  if (!(await deps.store.apiKeys.create(created.row, at))) {
    throw tooManyKeys();
  }
  return toKeyWithToken(created);
}

/**
 * Creates the successor of a key: a new key with its name and role. The old key expires after the
 * overlap, so that its users can replace it without an interruption. Its open sockets close then.
 */
export async function rotateKey(
  deps: KeyDeps & Pick<Deps, "rooms" | "waitUntil">,
  actor: Actor,
  {
    id,
    overlapMs,
    expiresAt,
  }: { readonly id: string; readonly overlapMs: number; readonly expiresAt?: Instant | undefined },
): Promise<KeyWithToken> {
  authorize(actor, "keys:write");
  const at = deps.clock.now();
  requireFutureExpiry(expiresAt, at);
  const key = await deps.store.apiKeys.read(actor.workspace, id);
  if (key === undefined) {
    throw notFound("key", id);
  }
  requireReplaceable(key, at);
  const { name, role } = key;
  const created = await buildKey(deps, actor.workspace, { name, role, expiresAt });
  const endsAt = at + overlapMs;
  if (!(await deps.store.apiKeys.replace({ id, expiresAt: endsAt }, created.row, at))) {
    requireReplaceable((await deps.store.apiKeys.read(actor.workspace, id)) ?? key, at);
    throw tooManyKeys();
  }
  // A failure would lose the token of the successor, so the response does not wait.
  deps.waitUntil(deps.rooms.endSockets(actor.workspace, { key: id }, endsAt));
  return toKeyWithToken(created);
}

/** Revokes a key, which ends its sessions, and closes its sockets. A repetition changes nothing. */
export async function revokeKey(
  deps: Pick<Deps, "store" | "clock" | "rooms">,
  actor: Actor,
  id: string,
): Promise<void> {
  authorize(actor, "keys:write");
  const at = deps.clock.now();
  if (!(await deps.store.apiKeys.revoke(actor.workspace, id, at))) {
    throw notFound("key", id);
  }
  await deps.rooms.endSockets(actor.workspace, { key: id }, at);
}

function tooManyKeys(): Failure {
  const detail = `A workspace has at most ${limits.keysMax} valid keys. Revoke a key first.`;
  return new Failure("conflict", detail);
}

function requireFutureExpiry(expiresAt: Instant | undefined, at: Instant): void {
  if (expiresAt !== undefined && expiresAt <= at) {
    const detail = "The expiry is in the past. Send a later instant, or omit it.";
    throw failureFromFault("invalid", { pointer: "/expires_at", detail });
  }
}

function requireReplaceable(key: ApiKey, at: Instant): void {
  const state = findKeyState(key, at);
  if (state !== "active") {
    throw notReplaceable(key.id, `is ${state}`);
  }
  if (key.replacedBy !== undefined) {
    throw notReplaceable(key.id, `was replaced by ${key.replacedBy}`);
  }
}

function notReplaceable(id: string, reason: string): Failure {
  return new Failure("conflict", `The key "${id}" ${reason}. Rotate a valid key, or create one.`);
}

type BuiltKey = { readonly row: NewApiKey; readonly token: string };

async function buildKey(
  { clock, random, crypto }: KeyDeps,
  workspace: string,
  fields: KeyFields,
): Promise<BuiltKey> {
  const token = random.token("ord");
  const hash = await crypto.sha256(token);
  const row = { ...fields, id: random.typeId("key"), workspace, createdAt: clock.now(), hash };
  return { row, token };
}

function toKeyWithToken({ row, token }: BuiltKey): KeyWithToken {
  const { hash: _, ...key } = row;
  return { key, token };
}
