import { failureFromFault } from "../../core/failure.ts";
import { requireFreshReads } from "../../flows/rankings/pointer.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";

/** Returns the oldest generation that the client accepts, or 0 if it accepts any. */
export function readMinGeneration(c: HttpContext): number {
  const text = c.get("requestHeaders").minGeneration;
  if (text === undefined) {
    return 0;
  }
  if (!/^\d{1,15}$/.test(text)) {
    const detail =
      "The generation is not a whole number. Send the Ordinal-Generation of a response.";
    throw failureFromFault("malformed", { header: "Ordinal-Min-Generation", detail });
  }
  return Number(text);
}

/**
 * Requires fresh reads on every route of a workspace. From here on, the request reads nothing older
 * than the generation or the bookmark that it sent.
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
