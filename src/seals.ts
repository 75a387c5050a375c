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
    if (lastKey?.text !== key) {
      lastKey = { text: key, signing: await signingKey(key) };
    }
    const seal = await crypto.subtle.sign("HMAC", lastKey.signing, encoder.encode(text));
    return base64UrlOf(new Uint8Array(seal, 0, 16));
  },

  async lock(secret, text) {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const key = await lockingKey(secret);
    const algorithm = { name: "AES-GCM", iv: nonce };
    const locked = await crypto.subtle.encrypt(algorithm, key, encoder.encode(text));
    return base64Of(new Uint8Array([...nonce, ...new Uint8Array(locked)]));
  },

  async unlock(secret, locked) {
    const bytes = Uint8Array.from(atob(locked), (letter) => letter.charCodeAt(0));
    const key = await lockingKey(secret);
    const algorithm = { name: "AES-GCM", iv: bytes.subarray(0, nonceBytes) };
    const text = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(nonceBytes));
    return new TextDecoder().decode(text);
  },
};

/** A page has two cursors, and the next one is most often of the same workspace. */
let lastKey: { readonly text: string; readonly signing: CryptoKey } | undefined;

function signingKey(text: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", encoder.encode(text), algorithm, false, ["sign"]);
}

const nonceBytes = 12;

async function lockingKey(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest("SHA-256", encoder.encode(secret));
  return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function base64UrlOf(bytes: Uint8Array): string {
  return base64Of(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
