/** Digests, signatures and encryption. */
export type Cryptography = {
  /** SHA-256, in hexadecimal. */
  readonly sha256: (bytes: Uint8Array | string) => Promise<string>;
  /** The first 16 bytes of an HMAC-SHA-256, in base64url. */
  readonly hmac: (key: string, text: string) => Promise<string>;
  /** AES-256-GCM with the digest of `secret` as its key, in base64. */
  readonly encrypt: (secret: string, text: string) => Promise<string>;
  /** Decrypts the result of `encrypt`. Throws if the secret differs or the text was altered. */
  readonly decrypt: (secret: string, encrypted: string) => Promise<string>;
};
