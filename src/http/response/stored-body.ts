import { plainKeyId, readKeyId } from "../../core/sealed-text.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";

/**
 * Marks a route whose response contains a key. The response is sealed before it is stored for
 * retries. Mount it before `ensureIdempotent`.
 */
export const sealStoredResponse: HttpMiddleware = async (c, next) => {
  c.set("hasSecretResponse", true);
  await next();
};

/**
 * Returns a body as stored for retries: sealed if it contains a key. Without a root key, the token of
 * the caller encrypts it, so that no key is stored as plain text.
 */
export async function sealBody(c: HttpContext, body: string): Promise<string> {
  if (c.get("hasSecretResponse") !== true) {
    return body;
  }
  const { secrets, crypto } = c.get("deps");
  const sealed = await secrets.seal(body);
  return readKeyId(sealed) === plainKeyId ? crypto.encrypt(c.get("token"), body) : sealed;
}

/** Returns the body of a stored response; undefined if nothing can decrypt it. */
export async function openBody(c: HttpContext, stored: string): Promise<string | undefined> {
  if (c.get("hasSecretResponse") !== true) {
    return stored;
  }
  return readKeyId(stored) === ""
    ? decryptWithToken(c, stored)
    : c.get("deps").secrets.open(stored);
}

/** Decrypts a body that the token of the caller encrypted. Earlier versions did so, too. */
async function decryptWithToken(c: HttpContext, stored: string): Promise<string | undefined> {
  try {
    return await c.get("deps").crypto.decrypt(c.get("token"), stored);
  } catch {
    return undefined;
  }
}
