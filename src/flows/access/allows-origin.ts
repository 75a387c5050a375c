import { Failure } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";
import { readPointer } from "../rankings/pointer.ts";

/** Returns whether the allow-list of a workspace has an origin; false for an unknown workspace. */
export async function allowsOrigin(
  deps: Pick<Deps, "caches" | "store" | "clock" | "inFlight" | "waitUntil">,
  workspace: string,
  origin: string,
): Promise<boolean> {
  try {
    const { pointer } = await readPointer(deps, { workspace });
    return pointer.workspace.allowedOrigins.includes(origin);
  } catch (error) {
    if (error instanceof Failure && error.kind === "not-found") {
      return false;
    }
    throw error;
  }
}
