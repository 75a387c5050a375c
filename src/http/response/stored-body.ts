import { type HttpContext, type HttpMiddleware } from "../context.ts";

/**
 * Marks a route whose response contains a key. The response is encrypted before it is stored for
 * retries. Mount it before `ensureIdempotent`.
 */
export const encryptStoredResponse: HttpMiddleware = async (c, next) => {
  c.set("hasSecretResponse", true);
  await next();
};

/** Returns a body as stored for retries: encrypted with the caller's token if it contains a key. */
export async function encryptBody(c: HttpContext, body: string): Promise<string> {
  return c.get("hasSecretResponse") === true
    ? c.get("deps").crypto.encrypt(c.get("token"), body)
    : body;
}

/** Returns the body of a stored response; undefined if it is encrypted with another token. */
export async function decryptBody(c: HttpContext, stored: string): Promise<string | undefined> {
  if (c.get("hasSecretResponse") !== true) {
    return stored;
  }
  try {
    return await c.get("deps").crypto.decrypt(c.get("token"), stored);
  } catch {
    return undefined;
  }
}
