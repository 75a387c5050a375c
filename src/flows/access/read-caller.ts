import { type Actor, authorize } from "../../core/access.ts";

/** Returns the actor, whose role must be allowed to have sessions. */
export function readCaller(actor: Actor): Actor {
  authorize(actor, "sessions:own");
  return actor;
}
