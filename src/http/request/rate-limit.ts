import { Failure } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { exactCostMin, findCost } from "../../core/quota/costs.ts";
import {
  addGrant,
  createLease,
  delayRenewal,
  isRefused,
  isRenewalDue,
  isWindowEnding,
  type Lease,
  planLease,
  returnUnits,
  spendLease,
  takeRest,
} from "../../core/quota/lease.ts";
import {
  type QuotaPolicy,
  secondsUntilReset,
  startOfWindow,
  type UnitGrant,
  windowSeconds,
} from "../../core/quota/quota.ts";
import { type HttpContext } from "../context.ts";
import { formatRateLimit, formatRatePolicy } from "./rate-headers.ts";

/**
 * Charges the request to the quotas of its key and of its workspace. Throws "rate-limited" if one
 * of them is used up.
 *
 * A cheap request spends from the lease of this isolate, without a call and without a promise. The
 * result is then undefined, and `RateLimit` reports the units left in the lease as a lower bound.
 * Any other request waits for the coordinator, whose numbers are exact. If the coordinator does not
 * respond, accepts the request.
 */
export function chargeRequest(c: HttpContext): Promise<void> | undefined {
  const { quotas, deps } = c.get("scope");
  c.get("responseHeaders")["ratelimit-policy"] = formatRatePolicy(quotas.policy);
  const at = deps.clock.now();
  const { id } = c.get("actor");
  const cost = findCost(c.req.method, c.req.path);
  const lease = quotas.leases.read(id, startOfWindow(at));
  const spent = lease && cost < exactCostMin ? spendLease(lease, cost, at) : undefined;
  if (spent === undefined) {
    return requestUnits(c, { lease: lease ?? createLease(startOfWindow(at)), cost, at });
  }
  quotas.leases.write(id, spent);
  setRateLimit(c, { key: spent.left, workspace: spent.left }, at);
  return undefined;
}

/** Asks for more units after a response, if the lease of its key is nearly used up. */
export function renewLease(c: HttpContext): void {
  const { quotas, deps } = c.get("scope");
  const at = deps.clock.now();
  const { id } = c.get("actor");
  const lease = quotas.leases.read(id, startOfWindow(at));
  if (lease === undefined) {
    return;
  }
  if (isRenewalDue(lease, at)) {
    deps.waitUntil(askForLease(c, lease, planLease(lease)));
  }
  const nextStart = startOfWindow(at) + 1_000 * windowSeconds;
  if (isWindowEnding(at) && quotas.leases.read(id, nextStart) === undefined) {
    deps.waitUntil(askForLease(c, createLease(nextStart), planLease(lease)));
  }
}

/** Asks for units to spend later. Other requests of the isolate do not ask before the answer. */
async function askForLease(c: HttpContext, lease: Lease, wanted: number): Promise<void> {
  const { quotas, deps } = c.get("scope");
  const { id } = c.get("actor");
  quotas.leases.write(id, delayRenewal(lease, deps.clock.now()));
  await ask(c, lease.start, { units: 0, lease: wanted });
}

type Charge = { readonly lease: Lease; readonly cost: number; readonly at: Instant };

async function requestUnits(c: HttpContext, { lease: before, cost, at }: Charge): Promise<void> {
  const { grantable, left, start } = before;
  if (isRefused(before, cost)) {
    throw refuse(c, { key: grantable + left, workspace: grantable + left }, { cost, at });
  }
  const { leases } = c.get("scope").quotas;
  const { id } = c.get("actor");
  const { lease, taken } = takeRest(before, cost);
  leases.write(id, lease);
  const wanted = cost < exactCostMin ? planLease(lease) : 0;
  const grant = await ask(c, start, { units: cost - taken, lease: wanted });
  if (grant === undefined) {
    return;
  }
  const { isGranted, remaining } = grant;
  const current = leases.read(id, start) ?? createLease(start);
  const kept = isGranted ? current : returnUnits(current, taken);
  leases.write(id, kept);
  const available = { key: remaining.key + kept.left, workspace: remaining.workspace + kept.left };
  if (!isGranted) {
    throw refuse(c, available, { cost, at });
  }
  setRateLimit(c, available, at);
}

/** Asks the coordinator, and adds its grant to the lease. */
async function ask(
  c: HttpContext,
  start: Instant,
  wanted: { readonly units: number; readonly lease: number },
): Promise<UnitGrant | undefined> {
  const { coordinator, leases, policy } = c.get("scope").quotas;
  const { id, role, workspace } = c.get("actor");
  // The root key acts on all workspaces, and spends none of their units.
  const owner = role === "root" ? "root" : workspace;
  const grant = await coordinator.grant(owner, { key: id, start, ...wanted }, policy);
  if (grant !== undefined) {
    // Other requests may have spent units of the lease meanwhile.
    leases.write(id, addGrant(leases.read(id, start) ?? createLease(start), grant));
  }
  return grant;
}

function refuse(
  c: HttpContext,
  remaining: QuotaPolicy,
  { cost, at }: Omit<Charge, "lease">,
): Failure {
  const { policy } = c.get("scope").quotas;
  const seconds = secondsUntilReset(at);
  setRateLimit(c, remaining, at);
  c.set("retryAfterSeconds", seconds);
  const name = remaining.key < cost ? "key" : "workspace";
  const detail = `The request costs ${cost} units, and the quota of the ${name} (${policy[name]} units in ${windowSeconds} seconds) has ${remaining[name]} left. Wait ${seconds} seconds.`;
  return new Failure("rate-limited", detail);
}

function setRateLimit(c: HttpContext, remaining: QuotaPolicy, at: Instant): void {
  c.get("responseHeaders")["ratelimit"] = formatRateLimit(remaining, at);
}
