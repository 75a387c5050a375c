import { type Instant } from "../core/item/item.ts";
import { type Lease } from "../core/quota/lease.ts";
import { limiterBudgets, MemoryCache } from "./tiers/memory.ts";

const memory = new MemoryCache<Lease>(limiterBudgets.leases);

/**
 * The leases of this isolate, by key and window. The units of an evicted lease are lost: no isolate
 * spends them.
 */
export const leaseCache = {
  read: (key: string, start: Instant): Lease | undefined => memory.read(`${key}/${start}`),
  write: (key: string, lease: Lease): void => memory.write(`${key}/${lease.start}`, lease, 250),
};
