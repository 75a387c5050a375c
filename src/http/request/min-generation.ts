import { failureFromFault } from "../../core/failure.ts";
import { requireFreshReads } from "../../flows/rankings/pointer.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";

/** The oldest generation a reader will have: what a write of its own has answered with. */
export function readMinGeneration(c: HttpContext): number {
  const text = c.get("requestHeaders").minGeneration;
  if (text === undefined) {
    return 0;
  }
  if (!/^\d{1,15}$/.test(text)) {
    const detail = "A generation is a whole number, as Ordinal-Generation has it.";
    throw failureFromFault("malformed", { header: "Ordinal-Min-Generation", detail });
  }
  return Number(text);
}

/**
 * Refuses an answer that is older than its reader will have, on every route of a workspace: when
 * this goes on, the request reads nothing that is before its generation, or before its bookmark.
 */
export const requireMinGeneration: HttpMiddleware = async (c, next) => {
  const minGeneration = readMinGeneration(c);
  const hasBookmark = c.get("requestHeaders").bookmark !== undefined;
  const isRequested = minGeneration > 0 || hasBookmark;
  const workspace = isRequested ? c.req.param("workspaceId") : undefined;
  if (workspace !== undefined) {
    await requireFreshReads(c.get("deps"), { workspace, minGeneration, hasBookmark });
  }
  await next();
};
