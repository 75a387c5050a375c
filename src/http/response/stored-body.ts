import { readKeyId } from "../../core/sealed-text.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";

/**
 * Marks a route whose response contains a key. The response is sealed before it is stored for
 * retries. Mount it before `ensureIdempotent`.
 */
export const sealStoredResponse: HttpMiddleware = async (c, next) => {
  c.set("hasSecretResponse", true);
  await next();
};

/** Returns a body as stored for retries: sealed if it contains a key. */
export async function sealBody(c: HttpContext, body: string): Promise<string> {
  return c.get("hasSecretResponse") === true ? c.get("deps").secrets.seal(body) : body;
}

/** Returns the body of a stored response; undefined if no configured root key can decrypt it. */
export async function openBody(c: HttpContext, stored: string): Promise<string | undefined> {
  if (c.get("hasSecretResponse") !== true) {
    return stored;
  }
  return readKeyId(stored) === "" ? decryptEarlier(c, stored) : c.get("deps").secrets.open(stored);
}

/** Decrypts a body of an earlier version, which encrypted it with the root key of the request. */
async function decryptEarlier(c: HttpContext, stored: string): Promise<string | undefined> {
  try {
    return await c.get("deps").crypto.decrypt(c.get("token"), stored);
  } catch {
    return undefined;
  }
}
