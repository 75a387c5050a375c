import { freeCpuMsMax, priceOf, type Resource, resources, subscriptionDollars } from "./prices.ts";
import { type Usage } from "./usage.ts";

/** Stored bytes are priced per month of this many days. */
const monthDays = 30;

/** Computes the price of all usage, without the included amounts. */
export function computeDollars(usage: Usage): number {
  return resources.reduce((sum, resource) => sum + priceAmount(resource, usage[resource]), 0);
}

/** Lists the resources with a price above zero, the most expensive first. */
export function listParts(
  usage: Usage,
): readonly { readonly resource: Resource; readonly dollars: number }[] {
  return resources
    .map((resource) => ({ resource, dollars: priceAmount(resource, usage[resource]) }))
    .filter(({ dollars }) => dollars > 0)
    .toSorted((a, b) => b.dollars - a.dollars);
}

/** Computes the price of a month on the paid plan, for an account without other usage. */
export function computeMonthlyDollars(usage: Usage): number {
  return resources.reduce((sum, resource) => {
    const beyond = Math.max(0, usage[resource] - priceOf(resource).included);
    return sum + priceAmount(resource, beyond);
  }, subscriptionDollars);
}

function priceAmount(resource: Resource, amount: number): number {
  const { dollars, per } = priceOf(resource);
  return (amount / per) * dollars;
}

export type FreeQuota = {
  /** Runs per day on the free plan, without other usage. */
  readonly perDay: number;
  /** The resource that limits the runs; undefined if none does. */
  readonly first: Resource | undefined;
};

/**
 * Computes how often per day an operation can run on the free plan permanently. For stored bytes,
 * the sum of a month counts: bytes that are stored for a week count as a quarter.
 *
 *     perDay = min over resources of floor(allowance per day / usage per run)
 *     for stored bytes: floor(total allowance / days per month / usage per run)
 */
export function computeFreeQuota(usage: Usage): FreeQuota {
  let quota: FreeQuota = { perDay: Number.POSITIVE_INFINITY, first: undefined };
  for (const resource of resources) {
    const { amount, per } = priceOf(resource).free;
    const allowed = per === "day" ? amount : amount / monthDays;
    const perDay =
      usage[resource] > 0 ? Math.floor(allowed / usage[resource]) : Number.POSITIVE_INFINITY;
    quota = perDay < quota.perDay ? { perDay, first: resource } : quota;
  }
  return quota;
}

/**
 * Checks that an invocation exceeds the CPU time of the free plan; false if its time is unknown.
 */
export function isTooLong(cpuMsOfInvocation: number | undefined): boolean {
  return cpuMsOfInvocation !== undefined && cpuMsOfInvocation > freeCpuMsMax;
}
