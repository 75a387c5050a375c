import { type Deps } from "./deps.ts";
import { hexOf } from "./dice.ts";

const encoder = new TextEncoder();

/** Digests and signatures, by the platform's own cryptography. */
export const seals: Deps["seals"] = {
  async digest(content) {
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  },

  async sign(key, text) {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const signingKey = await crypto.subtle.importKey("raw", encoder.encode(key), algorithm, false, [
      "sign",
    ]);
    const seal = await crypto.subtle.sign("HMAC", signingKey, encoder.encode(text));
    return base64UrlOf(new Uint8Array(seal, 0, 16));
  },
};

function base64UrlOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
