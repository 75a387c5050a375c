import { failureAt } from "../core/failure.ts";
import { locate } from "../flows/rankings/locate.ts";
import { type HttpContext, type HttpMiddleware } from "./router.ts";

/** The oldest generation a reader will have: what a write of its own has answered with. */
export function minGenerationOf(c: HttpContext): number {
  const text = c.req.header("ordinal-min-generation");
  if (text === undefined) {
    return 0;
  }
  if (!/^\d{1,15}$/.test(text)) {
    const detail = "A generation is a whole number, as Ordinal-Generation has it.";
    throw failureAt("malformed", { header: "Ordinal-Min-Generation", detail });
  }
  return Number(text);
}

/**
 * Refuses an answer that is older than its reader will have, on every route of a workspace: when
 * this goes on, the session has seen the generation, and reads nothing before it.
 */
export const caughtUp: HttpMiddleware = async (c, next) => {
  const minGeneration = minGenerationOf(c);
  const workspace = c.req.param("workspaceId");
  if (minGeneration > 0 && workspace !== undefined) {
    await locate(c.get("deps"), workspace, minGeneration);
  }
  await next();
};
