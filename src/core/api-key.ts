/** 0–9, A–Z, a–z: what survives a double click, a URL and a shell. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const prefix = "ord_";
const checksumLength = 6;
const randomBytesMin = 20;

/** 27 base62 digits hold the 160 bits of 20 bytes; 100 are more than any key of ours has. */
const shape = /^ord_[0-9A-Za-z]{33,100}$/;

/**
 * An API key: `ord_`, the random bytes as a base62 number, and the CRC-32 of both as six more
 * digits. The prefix lets scanners of leaked secrets know it, the checksum lets us refuse a mistyped
 * or invented one without a read. The checksum guards nothing: the randomness does.
 *
 * Takes 20 bytes (160 bits) or more; fewer are a RangeError. Every key of as many bytes has the same
 * length: 53 characters for 32 bytes.
 *
 * Source: GitHub, Behind GitHub's new authentication token formats, 2021.
 *
 * @example
 * makeApiKey(new Uint8Array(20)); // "ord_" + 27 zeros + "1QBDrB"
 */
export function createApiKey(randomBytes: Uint8Array): string {
  if (randomBytes.length < randomBytesMin) {
    throw new RangeError(`A key needs ${randomBytesMin} random bytes or more.`);
  }
  let value = 0n;
  for (const byte of randomBytes) {
    value = value * 256n + BigInt(byte);
  }
  // oxlint-disable-next-line no-restricted-properties -- rounded up, so the last bit is no matter
  const length = Math.ceil((randomBytes.length * 8) / Math.log2(alphabet.length));
  const body = prefix + formatBase62(value, length);
  return body + computeChecksum(body);
}

/**
 * Whether a text has the form of a key and the checksum that belongs to it. Says nothing about
 * whether the key exists. One text in 2³² that was not made by `makeApiKey` passes.
 */
export function isApiKey(text: string): boolean {
  const body = text.slice(0, -checksumLength);
  return shape.test(text) && text.endsWith(computeChecksum(body));
}

/** `value` in `length` digits, the most significant first. */
function formatBase62(value: bigint, length: number): string {
  let [digits, rest] = ["", value];
  for (let at = 0; at < length; at += 1) {
    digits = alphabet.charAt(Number(rest % 62n)) + digits;
    rest /= 62n;
  }
  return digits;
}

function computeChecksum(text: string): string {
  return formatBase62(BigInt(crc32(text)), checksumLength);
}

/**
 * CRC-32 (reflected, polynomial 0xEDB88320) of an ASCII text, 0 – 2³² − 1.
 *
 * Source: ISO/IEC 3309; the check value of "123456789" is 0xCBF43926.
 */
function crc32(text: string): number {
  let crc = 0xff_ff_ff_ff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
    }
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
