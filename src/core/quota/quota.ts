import { type Instant } from "../item/item.ts";

/** The length of the windows in which quotas count units. */
export const windowSeconds = 60;

const windowMs = 1_000 * windowSeconds;

/** The units per window that one key may spend, and that all keys of a workspace may spend. */
export type QuotaPolicy = { readonly key: number; readonly workspace: number };

/** The units of one window that the coordinator of a workspace has granted. */
export type WindowGrants = {
  /** The start of the window. */
  readonly start: Instant;
  readonly workspace: number;
  readonly keys: ReadonlyMap<string, number>;
};

/** A request of an isolate to the coordinator, for one key in one window. */
export type UnitRequest = {
  readonly key: string;
  readonly start: Instant;
  /** The units to spend now. The coordinator grants all or none. */
  readonly units: number;
  /** The units to spend later without a call. The coordinator may grant only some. */
  readonly lease: number;
};

/** The answer of the coordinator. */
export type UnitGrant = {
  /** Whether `units` are granted. */
  readonly isGranted: boolean;
  /** The units granted for later. */
  readonly lease: number;
  /** The units that the coordinator can still grant in the window. */
  readonly remaining: QuotaPolicy;
};

/** The maximum share of the remaining units that a lease takes. The rest is for other isolates. */
const leaseShare = 1 / 4;

/** Returns the start of the window that contains an instant. */
export function startOfWindow(at: Instant): Instant {
  return at - (at % windowMs);
}

/** Returns the whole seconds until the end of the window that contains an instant: 1 to 60. */
export function secondsUntilReset(at: Instant): number {
  return Math.ceil((startOfWindow(at) + windowMs - at) / 1_000);
}

export function createWindow(start: Instant): WindowGrants {
  return { start, workspace: 0, keys: new Map() };
}

/**
 * Grants units of a window, and returns the window with these units. The granted units of a key
 * never exceed its quota, and those of all keys together never exceed the quota of the workspace.
 */
export function grantUnits(
  window: WindowGrants,
  { key, units, lease: wanted }: Pick<UnitRequest, "key" | "units" | "lease">,
  policy: QuotaPolicy,
): { readonly window: WindowGrants; readonly grant: UnitGrant } {
  const granted = window.keys.get(key) ?? 0;
  const rest = Math.max(0, Math.min(policy.key - granted, policy.workspace - window.workspace));
  const isGranted = units <= rest;
  const spent = isGranted ? units : 0;
  const lease = Math.min(Math.max(0, wanted), Math.floor((rest - spent) * leaseShare));
  const total = spent + lease;
  const next = {
    start: window.start,
    workspace: window.workspace + total,
    keys: new Map(window.keys).set(key, granted + total),
  };
  const remaining = {
    key: Math.max(0, policy.key - granted - total),
    workspace: Math.max(0, policy.workspace - next.workspace),
  };
  return { window: next, grant: { isGranted, lease, remaining } };
}
