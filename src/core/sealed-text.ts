/**
 * A secret as stored: `<key id>.<content>`. The key id names the root key that encrypted the
 * content, or is `plainKeyId` if no root key was configured. Earlier versions stored secrets without
 * a key id: such a text has the key id "" and is the secret itself.
 */
export type SealedText = string;

/** The key id of a secret that is not encrypted, because no root key was configured. */
export const plainKeyId = "none";

/** Returns the key id of a sealed text; "" for a text of an earlier version. */
export function readKeyId(sealed: SealedText): string {
  return /^(none|k[0-9a-f]{16})\./.exec(sealed)?.[1] ?? "";
}

/** Returns the content behind the key id. */
export function readSealedContent(sealed: SealedText): string {
  const id = readKeyId(sealed);
  return id === "" ? sealed : sealed.slice(id.length + 1);
}
