import { type Actor, type Role } from "../../src/core/access.ts";

/** The root key outside a workspace. */
export const rootActor: Actor = { workspace: "root", id: "root", role: "root", via: "key" };

/** Returns an actor of a workspace; an admin by default. */
export function actorOf(workspace: string, role: Role = "admin"): Actor {
  return { workspace, id: "key_1", role, via: "key" };
}
