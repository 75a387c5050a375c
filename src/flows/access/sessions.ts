import { limits } from "../../contract/limits.ts";
import { type Actor, authorize, isAllowed } from "../../core/access.ts";
import { Failure, notFound } from "../../core/failure.ts";
import { type Session, sessionTtlMs } from "../../core/session.ts";
import { type Deps } from "../../ports/deps.ts";

/** A session with its token, for the cookie. D1 stores only the hash of the token. */
export type SessionWithToken = { readonly session: Session; readonly token: string };

/** Exchanges the key of the request for a session. A session cannot create another session. */
export async function createSession(
  { store, clock, random, crypto }: Pick<Deps, "store" | "clock" | "random" | "crypto">,
  actor: Actor,
  userAgent: string,
): Promise<SessionWithToken> {
  authorize(actor, "sessions:own");
  if (actor.via !== "key") {
    throw new Failure("forbidden", "A session cannot create a session. Send a key.");
  }
  const at = clock.now();
  const token = random.token("ses");
  const session: Session = {
    id: random.typeId("ses"),
    workspace: actor.workspace,
    key: actor.id,
    userAgent: userAgent.slice(0, limits.userAgentLengthMax).toWellFormed(),
    createdAt: at,
    expiresAt: at + sessionTtlMs,
    lastUsedAt: at,
  };
  await store.sessions.create({ ...session, hash: await crypto.sha256(token) });
  return { session, token };
}

/** Lists the open sessions of the actor's key; for an admin, those of the workspace. */
export async function listSessions(
  { store, clock }: Pick<Deps, "store" | "clock">,
  actor: Actor,
): Promise<readonly Session[]> {
  authorize(actor, "sessions:own");
  return store.sessions.list(actor.workspace, { key: findOwnKey(actor), at: clock.now() });
}

/** Ends a session of the actor's key; for an admin, any session. Closes its sockets. */
export async function endSession(
  { store, clock, rooms }: Pick<Deps, "store" | "clock" | "rooms">,
  actor: Actor,
  id: string,
): Promise<void> {
  authorize(actor, "sessions:own");
  const at = clock.now();
  if (!(await store.sessions.end(actor.workspace, { id, key: findOwnKey(actor), at }))) {
    throw notFound("session", id);
  }
  await rooms.endSockets(actor.workspace, { session: id }, at);
}

/** Returns the key to which the actor is limited, or undefined for an admin. */
function findOwnKey({ id, role }: Actor): string | undefined {
  return isAllowed(role, "sessions:all") ? undefined : id;
}
