import { makeApiKey } from "./core/api-key.ts";
import { typeId } from "./core/type-id.ts";
import { tick, uuidV7, type UuidClock } from "./core/uuid.ts";
import { type Deps } from "./deps.ts";

/** The last id this isolate gave. */
let last: UuidClock = { at: 0, counter: 0 };

/** Chance, from the platform's own source of it. */
export const dice: Deps["dice"] = {
  id(prefix) {
    last = tick(last, Date.now());
    return typeId(prefix, uuidV7(last, randomBytes(8)));
  },
  secret: () => hexOf(randomBytes(32)),
  apiKey: () => makeApiKey(randomBytes(32)),
};

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
