import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";

/** A key that this isolate has met: whose it is, and when it was looked up. */
type CachedKey = { readonly workspace: string; readonly id: string; readonly at: number };

const memory = new MemoryCache<CachedKey>(memoryBudgets.keys, "keys");

/** Hashes of keys that were let in lately. */
const hashMemory = new MemoryCache<string>(memoryBudgets.hashes, "hashes");

/** Keys by hash, so that not every request reads one. Whoever reads an entry looks at its age. */
export const keyCache = {
  read: (hash: string): CachedKey | undefined => memory.read(hash),
  write: (hash: string, entry: CachedKey): void => memory.write(hash, entry, 400),
  readHash: (token: string): string | undefined => hashMemory.read(token),
  writeHash: (token: string, hash: string): void => hashMemory.write(token, hash, 400),
};
