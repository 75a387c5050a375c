/** Crockford's base 32 in lower case: without i, l, o and u. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Returns a TypeID: a prefix and 128 bits as 26 base-32 characters, of which the first is at most
 * 7. Ignores hexadecimal digits after the first 32.
 *
 * Source: jetify-com/typeid, specification 0.3.0.
 *
 * @example
 * formatTypeId("itm", "0188bac7d13e7f4c8b5c0a1d2e3f4a5b"); // "itm_01h2xcfm9yfx68pq0a3mq3yjjv"
 */
export function formatTypeId(prefix: string, hex: string): string {
  let bits = BigInt(`0x${hex.slice(0, 32)}`);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `${prefix}_${text}`;
}

/** Checks whether a text is a TypeID with this prefix. */
export function isTypeId(prefix: string, text: string): boolean {
  return (
    text.length === prefix.length + 27 &&
    text.startsWith(`${prefix}_`) &&
    /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text.slice(prefix.length + 1))
  );
}
