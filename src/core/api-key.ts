import { type Role } from "./access.ts";
import { type Instant } from "./item/item.ts";

/** An API key without its token. */
export type ApiKey = {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Instant;
  /** The instant from which the key is rejected. */
  readonly expiresAt?: Instant | undefined;
  /** The last recorded use; only a sample of the uses is recorded. */
  readonly lastUsedAt?: Instant | undefined;
  readonly revokedAt?: Instant | undefined;
  /** The id of the key that replaces this one after a rotation. */
  readonly replacedBy?: string | undefined;
  /** Set while the workspace is deleted. */
  readonly suspendedAt?: Instant | undefined;
};

/** A key, or a session with its key, as the database had them at an instant. */
export type CachedKey = {
  readonly workspace: string;
  /** The id of the key. */
  readonly id: string;
  readonly role: Role;
  /** The id of the session; undefined for a key. */
  readonly session?: string | undefined;
  /** The instant from which the key is rejected; Infinity for a key that does not expire. */
  readonly expiresAt: Instant;
  /** The instant of the lookup. */
  readonly at: Instant;
};

/** Recorded uses of a key or a session are at least this far apart: an hour. */
export const useIntervalMs = 3_600_000;

export const keyStates = ["active", "expired", "revoked"] as const;

export type KeyState = (typeof keyStates)[number];

/** Returns whether a key works at an instant, and if not, why. A revocation is final. */
export function findKeyState(
  { expiresAt = Infinity, revokedAt }: Pick<ApiKey, "expiresAt" | "revokedAt">,
  at: Instant,
): KeyState {
  if (revokedAt !== undefined) {
    return "revoked";
  }
  return expiresAt <= at ? "expired" : "active";
}
