import { failureAt } from "../../core/failure.ts";
import { requireFreshReads } from "../../flows/rankings/pointer.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";

/** The oldest generation a reader will have: what a write of its own has answered with. */
export function minGenerationOf(c: HttpContext): number {
  const text = c.get("head").minGeneration;
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
 * this goes on, the request reads nothing that is before its generation, or before its bookmark.
 */
export const caughtUp: HttpMiddleware = async (c, next) => {
  const minGeneration = minGenerationOf(c);
  const hasBookmark = c.get("head").bookmark !== undefined;
  const isAsked = minGeneration > 0 || hasBookmark;
  const workspace = isAsked ? c.req.param("workspaceId") : undefined;
  if (workspace !== undefined) {
    await requireFreshReads(c.get("deps"), { workspace, minGeneration, hasBookmark });
  }
  await next();
};
