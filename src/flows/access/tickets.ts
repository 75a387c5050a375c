import { type Actor, authorize } from "../../core/access.ts";
import { Failure } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

/** The time within which a ticket must be used. */
const ticketTtlMs = 30_000;

/**
 * Creates a single-use ticket that opens one WebSocket with the role of the actor's key. A session
 * cannot create a ticket: its cookie opens a WebSocket, which then ends with the session.
 */
export async function createTicket(
  { store, clock, random, crypto }: Pick<Deps, "store" | "clock" | "random" | "crypto">,
  actor: Actor,
): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
  authorize(actor, "rankings:read");
  if (actor.via === "session") {
    const detail = "A session needs no ticket. Connect from a page of this origin, or send a key.";
    throw new Failure("forbidden", detail);
  }
  const token = random.token("tkt");
  const expiresAt = clock.now() + ticketTtlMs;
  const hash = await crypto.sha256(token);
  await store.tickets.create({ hash, workspace: actor.workspace, key: actor.id, expiresAt });
  return { token, expiresAt };
}
