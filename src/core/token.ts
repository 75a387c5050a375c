/** 0–9, A–Z, a–z: a double click selects a whole token, and no URL or shell escapes its digits. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The kinds of secret token: an API key, a browser session, a ticket for a WebSocket. */
const tokenPrefixes = ["ord", "ses", "tkt"] as const;

export type TokenPrefix = (typeof tokenPrefixes)[number];

const checksumLength = 6;
const randomBytesMin = 20;

/** 27 base62 digits encode the 160 bits of 20 bytes; the limit of 100 exceeds every real key. */
const shape = /^[a-z]{3}_[0-9A-Za-z]{33,100}$/;

/**
 * Returns a token: its prefix and `_`, the random bytes as a base62 number, and the CRC-32 of both as six
 * more digits. Secret scanners recognise the prefix. The checksum lets the API reject a mistyped or
 * invented token without a database read. Only the random bytes provide security.
 *
 * Takes 20 bytes (160 bits) or more; throws a RangeError for fewer. Tokens of equally many bytes
 * have the same length: 53 characters for 32 bytes.
 *
 * Source: GitHub, Behind GitHub's new authentication token formats, 2021.
 *
 * @example
 * createToken("ord", new Uint8Array(20)); // "ord_" + 27 zeros + "1QBDrB"
 */
export function createToken(prefix: TokenPrefix, randomBytes: Uint8Array): string {
  if (randomBytes.length < randomBytesMin) {
    throw new RangeError(`A token needs at least ${randomBytesMin} random bytes.`);
  }
  let value = 0n;
  for (const byte of randomBytes) {
    value = value * 256n + BigInt(byte);
  }
  // oxlint-disable-next-line no-restricted-properties -- rounded up, so its last bit has no effect
  const length = Math.ceil((randomBytes.length * 8) / Math.log2(alphabet.length));
  const body = `${prefix}_${formatBase62(value, length)}`;
  return body + computeChecksum(body);
}

/**
 * Returns the prefix of a token, or undefined if the text has another form or a wrong checksum. It
 * does not check that the token exists. One well-formed text in 2³² passes by chance.
 */
export function readTokenPrefix(text: string): TokenPrefix | undefined {
  const body = text.slice(0, -checksumLength);
  return shape.test(text) && text.endsWith(computeChecksum(body))
    ? tokenPrefixes.find((prefix) => text.startsWith(`${prefix}_`))
    : undefined;
}

/** Formats `value` as `length` digits, the most significant first. */
function formatBase62(value: bigint, length: number): string {
  let [digits, remainder] = ["", value];
  for (let index = 0; index < length; index += 1) {
    digits = alphabet.charAt(Number(remainder % 62n)) + digits;
    remainder /= 62n;
  }
  return digits;
}

function computeChecksum(text: string): string {
  return formatBase62(BigInt(crc32(text)), checksumLength);
}

/**
 * Returns the CRC-32 (reflected, polynomial 0xEDB88320) of an ASCII text: 0 – 2³² − 1.
 *
 * Source: ISO/IEC 3309; the check value of "123456789" is 0xCBF43926.
 */
function crc32(text: string): number {
  let crc = 0xff_ff_ff_ff;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
    }
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
