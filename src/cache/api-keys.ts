import { type CachedKey } from "../core/api-key.ts";
import { type Instant } from "../core/item/item.ts";
import { limiterBudgets, MemoryCache, memoryBudgets } from "./tiers/memory.ts";

const memory = new MemoryCache<CachedKey>(memoryBudgets.keys, "keys");

/**
 * Hashes of tokens that were accepted: computing the SHA-256 is the slowest step of a cached page.
 */
const hashMemory = new MemoryCache<string>(memoryBudgets.hashes, "hashes");

/**
 * Hashes of keys that do not exist. They have a memory of their own, so that no number of bad keys
 * evicts a good one.
 */
const absences = new MemoryCache<Instant>(limiterBudgets.unknownKeys);

/** API keys by hash, so that only the first request reads D1. The caller checks the age. */
export const keyCache = {
  read: (hash: string): CachedKey | undefined => memory.read(hash),
  write: (hash: string, entry: CachedKey): void => memory.write(hash, entry, 400),
  readAbsence: (hash: string): Instant | undefined => absences.read(hash),
  writeAbsence: (hash: string, at: Instant): void => absences.write(hash, at, 200),
  readHash: (token: string): string | undefined => hashMemory.read(token),
  writeHash: (token: string, hash: string): void => hashMemory.write(token, hash, 400),
};
