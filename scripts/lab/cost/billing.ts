import { freeCpuMsMax, priceOf, type Resource, resources, subscriptionDollars } from "./prices.ts";
import { type Usage } from "./usage.ts";

/** Bytes that are kept are counted as if for a month: so many days. */
const monthDays = 30;

/** Dollars of everything that was used, as if nothing were included. */
export function dollarsOf(usage: Usage): number {
  return resources.reduce((sum, resource) => sum + dollarsFor(resource, usage[resource]), 0);
}

/** The resources that cost something, the dearest first. */
export function partsOf(
  usage: Usage,
): readonly { readonly resource: Resource; readonly dollars: number }[] {
  return resources
    .map((resource) => ({ resource, dollars: dollarsFor(resource, usage[resource]) }))
    .filter(({ dollars }) => dollars > 0)
    .toSorted((a, b) => b.dollars - a.dollars);
}

/** Dollars of a month on the paid plan, if the account does nothing else. */
export function monthlyDollarsOf(usage: Usage): number {
  return resources.reduce((sum, resource) => {
    const beyond = Math.max(0, usage[resource] - priceOf(resource).included);
    return sum + dollarsFor(resource, beyond);
  }, subscriptionDollars);
}

function dollarsFor(resource: Resource, amount: number): number {
  const { dollars, per } = priceOf(resource);
  return (amount / per) * dollars;
}

export type Fit = {
  /** How often a day, on the free plan and with nothing beside it. */
  readonly aDay: number;
  /** What is used up first; none where nothing ever is. */
  readonly first: Resource | undefined;
};

/**
 * How often a day something fits into the free plan, for good. Of what is kept, the sum of a month
 * is what stands at a time: something that is kept for a week counts as a quarter of itself.
 *
 *     aDay = min over resources of floor(allowed a day / used each time)
 *     of what is kept: floor(allowed in all / days of a month / used each time)
 */
export function fitOf(usage: Usage): Fit {
  let fit: Fit = { aDay: Number.POSITIVE_INFINITY, first: undefined };
  for (const resource of resources) {
    const { amount, is } = priceOf(resource).free;
    const allowed = is === "a day" ? amount : amount / monthDays;
    const aDay =
      usage[resource] > 0 ? Math.floor(allowed / usage[resource]) : Number.POSITIVE_INFINITY;
    fit = aDay < fit.aDay ? { aDay, first: resource } : fit;
  }
  return fit;
}

/** Whether an invocation takes more CPU time than the free plan gives it; no, if none is known. */
export function isTooLong(cpuMsOfInvocation: number | undefined): boolean {
  return cpuMsOfInvocation !== undefined && cpuMsOfInvocation > freeCpuMsMax;
}
