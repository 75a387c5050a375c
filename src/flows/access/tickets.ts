import { type Actor, authorize } from "../../core/access.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

/** The time within which a ticket must be used. */
const ticketTtlMs = 30_000;

/** Creates a single-use ticket that opens one WebSocket with the role of the actor's key. */
export async function createTicket(
  { store, clock, random, crypto }: Pick<Deps, "store" | "clock" | "random" | "crypto">,
  actor: Actor,
): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
  authorize(actor, "rankings:read");
  const token = random.token("tkt");
  const expiresAt = clock.now() + ticketTtlMs;
  const hash = await crypto.sha256(token);
  await store.tickets.create({ hash, workspace: actor.workspace, key: actor.id, expiresAt });
  return { token, expiresAt };
}
