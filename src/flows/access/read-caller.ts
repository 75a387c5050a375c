import { type Actor, authorize } from "../../core/access.ts";

/** Returns the actor, if its role may have sessions. */
export function readCaller(actor: Actor): Actor {
  authorize(actor, "sessions:own");
  return actor;
}
