import { type FailureCount } from "../core/quota/failure-count.ts";
import { limiterBudgets, MemoryCache } from "./tiers/memory.ts";

const memory = new MemoryCache<FailureCount>(limiterBudgets.failedAddresses);

/** The failed authentications that this isolate has seen, by client address. */
export const failedAddressCache = {
  read: (address: string): FailureCount | undefined => memory.read(address),
  write: (address: string, count: FailureCount): void => memory.write(address, count, 200),
};
