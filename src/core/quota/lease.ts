import { type Instant } from "../item/item.ts";
import { secondsUntilReset, startOfWindow, type UnitGrant } from "./quota.ts";

/** The units of one key that an isolate may spend in one window without a call. */
export type Lease = {
  /** The start of the window. */
  readonly start: Instant;
  readonly left: number;
  /** The units that cheap requests have spent in the window. The next lease asks for as many. */
  readonly spent: number;
  /** The units that the coordinator could still grant after its last answer. */
  readonly grantable: number;
  /** The instant before which the isolate does not ask for more units, because it has just asked. */
  readonly renewAt: Instant;
};

const leaseMin = 64;

/** An isolate asks for more units when fewer than this share of the spent units are left. */
const reserveShare = 1 / 2;

/** An isolate asks for units of the next window in the last seconds of a window. */
const leadSeconds = 5;

/** The delay between two requests for more units, if the first one fails. */
const renewalDelayMs = 2_000;

/** Spends units of a lease. Returns undefined if the window has ended or too few units are left. */
export function spendLease(lease: Lease, units: number, at: Instant): Lease | undefined {
  const { start, left, spent } = lease;
  return start === startOfWindow(at) && units <= left
    ? { ...lease, left: left - units, spent: spent + units }
    : undefined;
}

/** Creates a lease of a window without units. */
export function createLease(start: Instant): Lease {
  return { start, left: 0, spent: 0, grantable: Infinity, renewAt: 0 };
}

/**
 * Takes units for a request that costs more than the lease has left. The isolate asks for the rest,
 * so that the whole quota can be spent.
 */
export function takeRest(
  lease: Lease,
  units: number,
): { readonly lease: Lease; readonly taken: number } {
  const taken = Math.min(lease.left, units);
  return { lease: { ...lease, left: lease.left - taken }, taken };
}

/** Returns units to the lease: the coordinator has refused the rest of the cost. */
export function returnUnits(lease: Lease, units: number): Lease {
  return { ...lease, left: lease.left + units };
}

/** Adds the answer of the coordinator to the lease of its window. */
export function addGrant(
  { start, left, spent, grantable }: Lease,
  { lease: granted, remaining }: UnitGrant,
): Lease {
  return {
    start,
    left: left + granted,
    spent,
    // Answers may arrive out of order.
    grantable: Math.min(grantable, remaining.key, remaining.workspace),
    renewAt: 0,
  };
}

/**
 * Returns whether the coordinator would certainly refuse these units. During a window, the number of
 * units that it can grant only falls.
 */
export function isRefused({ grantable, left }: Lease, units: number): boolean {
  return grantable + left < units;
}

/** Returns whether the isolate should ask for more units of this window after a response. */
export function isRenewalDue({ left, spent, grantable, renewAt }: Lease, at: Instant): boolean {
  const isBusy = spent > 0 && left < Math.max(leaseMin / 2, spent * reserveShare);
  return isBusy && grantable > 0 && at >= renewAt;
}

/** Returns whether the window ends soon, so that the isolate asks for a lease of the next one. */
export function isWindowEnding(at: Instant): boolean {
  return secondsUntilReset(at) <= leadSeconds;
}

/** Returns the lease with a pause before the next request for more units. */
export function delayRenewal(lease: Lease, at: Instant): Lease {
  return { ...lease, renewAt: at + renewalDelayMs };
}

/** Returns the units to ask for: as many as the isolate has spent in the window, at least 64. */
export function planLease({ spent }: Lease): number {
  return Math.max(leaseMin, spent);
}
