import { createToken } from "../../core/token.ts";
import { formatTypeId } from "../../core/type-id.ts";
import { advanceUuidClock, uuidV7, type UuidClock } from "../../core/uuid.ts";
import { type Random } from "../../ports/random.ts";

/** The state of the last id that this isolate generated. */
let lastUuid: UuidClock = { at: 0, counter: 0 };

/** Random values from the platform's cryptographic generator. */
export const random: Random = {
  typeId(prefix) {
    lastUuid = advanceUuidClock(lastUuid, Date.now());
    return formatTypeId(prefix, uuidV7(lastUuid, randomBytes(8)));
  },
  secret: () => encodeHex(randomBytes(32)),
  token: (prefix) => createToken(prefix, randomBytes(32)),
  fraction: () => Math.random(),
};

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Returns bytes as lower-case hexadecimal. */
export function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
