import { type SealedText } from "../core/sealed-text.ts";

/** Secrets at rest, encrypted with the current root key. */
export type Secrets = {
  /** Encrypts a secret with the current root key. The result names the key by its id. */
  readonly seal: (secret: string) => Promise<SealedText>;
  /** Returns the secret, or undefined if no configured root key can decrypt it. */
  readonly open: (sealed: SealedText) => Promise<string | undefined>;
  /**
   * Returns the key ids of the secrets that `seal` would store under another key id now, and that
   * `open` can read: those of the earlier root keys, and those of secrets that are not encrypted.
   */
  readonly listOutdatedKeyIds: () => Promise<readonly string[]>;
};
