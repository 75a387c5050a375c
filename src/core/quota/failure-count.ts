import { type Instant } from "../item/item.ts";
import { windowSeconds } from "./quota.ts";

/** The number of failures in a window that blocks an address. */
export const failuresMax = 30;

/** The failed authentications of one client address. */
export type FailureCount = {
  /** The instant of the first failure of the window. */
  readonly since: Instant;
  readonly failures: number;
  /** Until this instant, the address cannot authenticate with a key that is not cached. */
  readonly blockedUntil: Instant;
};

const windowMs = 1_000 * windowSeconds;

/**
 * Counts a failure. The failure that reaches `failuresMax` blocks the address until a minute after
 * the first failure of the window. If `isExceeded`, all isolates together have seen too many
 * failures: the address is then blocked for a minute.
 */
export function countFailure(
  count: FailureCount | undefined,
  at: Instant,
  isExceeded = false,
): FailureCount {
  const isOpen = count !== undefined && at - count.since < windowMs;
  const since = isOpen ? count.since : at;
  const failures = (isOpen ? count.failures : 0) + 1;
  const before = count?.blockedUntil ?? 0;
  const until = isExceeded ? at + windowMs : since + windowMs;
  const isBlocked = isExceeded || failures >= failuresMax;
  return { since, failures, blockedUntil: isBlocked ? Math.max(before, until) : before };
}

/** Returns the whole seconds until the address may authenticate again; 0 if it may now. */
export function secondsUntilUnblocked(count: FailureCount | undefined, at: Instant): number {
  return Math.max(0, Math.ceil(((count?.blockedUntil ?? 0) - at) / 1_000));
}
