import { type Deps } from "../../ports/deps.ts";
import { encodeHex } from "./random.ts";

const encoder = new TextEncoder();

/** Digests and signatures, by the platform's own cryptography. */
export const webCrypto: Deps["crypto"] = {
  async sha256(content) {
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    return encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  },

  async hmac(key, text) {
    if (lastHmacKey?.text !== key) {
      lastHmacKey = { text: key, signing: await importHmacKey(key) };
    }
    const seal = await crypto.subtle.sign("HMAC", lastHmacKey.signing, encoder.encode(text));
    return encodeBase64Url(new Uint8Array(seal, 0, 16));
  },

  async encrypt(secret, text) {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const key = await deriveAesKey(secret);
    const algorithm = { name: "AES-GCM", iv: nonce };
    const locked = await crypto.subtle.encrypt(algorithm, key, encoder.encode(text));
    return encodeBase64(new Uint8Array([...nonce, ...new Uint8Array(locked)]));
  },

  async decrypt(secret, locked) {
    const bytes = Uint8Array.from(atob(locked), (letter) => letter.charCodeAt(0));
    const key = await deriveAesKey(secret);
    const algorithm = { name: "AES-GCM", iv: bytes.subarray(0, nonceBytes) };
    const text = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(nonceBytes));
    return new TextDecoder().decode(text);
  },
};

/** A page has two cursors, and the next one is most often of the same workspace. */
let lastHmacKey: { readonly text: string; readonly signing: CryptoKey } | undefined;

function importHmacKey(text: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", encoder.encode(text), algorithm, false, ["sign"]);
}

const nonceBytes = 12;

async function deriveAesKey(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest("SHA-256", encoder.encode(secret));
  return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function encodeBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
