import { type Cryptography } from "../../ports/crypto.ts";
import { encodeHex } from "./random.ts";

const encoder = new TextEncoder();

/** Digests, signatures and encryption with the platform's Web Crypto. */
export const webCrypto: Cryptography = {
  async sha256(content) {
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    return encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  },

  async hmac(key, text) {
    if (lastHmacKey?.text !== key) {
      lastHmacKey = { text: key, cryptoKey: await importHmacKey(key) };
    }
    const signature = await crypto.subtle.sign("HMAC", lastHmacKey.cryptoKey, encoder.encode(text));
    return encodeBase64Url(new Uint8Array(signature, 0, 16));
  },

  async encrypt(secret, text) {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const key = await deriveAesKey(secret);
    const algorithm = { name: "AES-GCM", iv: nonce };
    const ciphertext = await crypto.subtle.encrypt(algorithm, key, encoder.encode(text));
    return encodeBase64(new Uint8Array([...nonce, ...new Uint8Array(ciphertext)]));
  },

  async decrypt(secret, encrypted) {
    const bytes = Uint8Array.from(atob(encrypted), (character) => character.charCodeAt(0));
    const key = await deriveAesKey(secret);
    const algorithm = { name: "AES-GCM", iv: bytes.subarray(0, nonceBytes) };
    const text = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(nonceBytes));
    return new TextDecoder().decode(text);
  },
};

/** The last imported key: a page signs two cursors, usually with the key of one workspace. */
let lastHmacKey: { readonly text: string; readonly cryptoKey: CryptoKey } | undefined;

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
