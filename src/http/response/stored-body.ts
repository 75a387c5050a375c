import { readKeyId } from "../../core/sealed-text.ts";
import { type HttpContext } from "../context.ts";
import { requireToken } from "../request/auth.ts";

/** The scope of requests with the root key. */
const rootScope = "root";

/**
 * Returns a body as stored for retries. Responses to the root key contain keys of workspaces, so
 * they are sealed.
 */
export async function sealBody(c: HttpContext, scope: string, body: string): Promise<string> {
  return scope === rootScope ? c.get("deps").secrets.seal(body) : body;
}

/** Returns the body of a stored response; undefined if no configured root key can decrypt it. */
export async function openBody(
  c: HttpContext,
  scope: string,
  stored: string,
): Promise<string | undefined> {
  if (scope !== rootScope) {
    return stored;
  }
  return readKeyId(stored) === "" ? decryptEarlier(c, stored) : c.get("deps").secrets.open(stored);
}

/** Decrypts a body of an earlier version, which encrypted it with the root key of the request. */
async function decryptEarlier(c: HttpContext, stored: string): Promise<string | undefined> {
  try {
    return await c.get("deps").crypto.decrypt(requireToken(c), stored);
  } catch {
    return undefined;
  }
}
