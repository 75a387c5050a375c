import { type Instant } from "./item/item.ts";

/** The maximum number of ids per millisecond. Further ids use the next millisecond. */
const countersPerMs = 4_096;

/** The instant and counter of the latest id. They never decrease, even if the system clock does. */
export type UuidClock = { readonly at: Instant; readonly counter: number };

/** Returns the instant and counter that follow `last`. */
export function advanceUuidClock(last: UuidClock, at: Instant): UuidClock {
  if (at > last.at) {
    return { at, counter: 0 };
  }
  return last.counter + 1 < countersPerMs
    ? { at: last.at, counter: last.counter + 1 }
    : { at: last.at + 1, counter: 0 };
}

/**
 * Returns a version 7 UUID as 32 hexadecimal digits: 48 bits of milliseconds, a 12-bit counter
 * (method 1 of § 6.2), and eight random bytes, two bits of which are replaced by the variant.
 *
 * Source: RFC 9562 § 5.7.
 */
export function uuidV7({ at, counter }: UuidClock, random: Uint8Array): string {
  const [first = 0, ...rest] = random.subarray(0, 8);
  const tail = [(first & 0x3f) | 0x80, ...rest].map((byte) => toHex(byte, 2)).join("");
  return `${toHex(at, 12)}7${toHex(counter, 3)}${tail}`;
}

function toHex(value: number, length: number): string {
  return value.toString(16).padStart(length, "0");
}
