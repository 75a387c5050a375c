import { type HttpContext } from "../context.ts";
import { requireToken } from "../request/auth.ts";

/** The scope of requests with the root key. */
export const rootScope = "root";

/**
 * Returns a body as stored for retries. Responses to the root key contain keys of workspaces, so
 * they are encrypted with the root key.
 */
export async function encryptBody(c: HttpContext, scope: string, body: string): Promise<string> {
  return scope === rootScope ? c.get("deps").crypto.encrypt(requireToken(c), body) : body;
}

/** Returns the body of a stored response; undefined if it is encrypted with another root key. */
export async function decryptBody(
  c: HttpContext,
  scope: string,
  stored: string,
): Promise<string | undefined> {
  if (scope !== rootScope) {
    return stored;
  }
  try {
    return await c.get("deps").crypto.decrypt(requireToken(c), stored);
  } catch {
    return undefined;
  }
}
