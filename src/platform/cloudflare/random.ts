import { createApiKey } from "../../core/api-key.ts";
import { formatTypeId } from "../../core/type-id.ts";
import { advanceUuidClock, uuidV7, type UuidClock } from "../../core/uuid.ts";
import { type Deps } from "../../ports/deps.ts";

/** The last id this isolate gave. */
let lastUuid: UuidClock = { at: 0, counter: 0 };

/** Chance, from the platform's own source of it. */
export const random: Deps["random"] = {
  typeId(prefix) {
    lastUuid = advanceUuidClock(lastUuid, Date.now());
    return formatTypeId(prefix, uuidV7(lastUuid, randomBytes(8)));
  },
  secret: () => encodeHex(randomBytes(32)),
  apiKey: () => createApiKey(randomBytes(32)),
};

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
