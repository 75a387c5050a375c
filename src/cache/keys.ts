import { Memory, memoryBudgets } from "./tiers/memory.ts";

/** A key that this isolate has met: whose it is, and when it was looked up. */
type KeyEntry = { readonly workspace: string; readonly id: string; readonly at: number };

const held = new Memory<KeyEntry>(memoryBudgets.keys, "keys");

/** Hashes of keys that were let in lately. */
const hashes = new Memory<string>(memoryBudgets.hashes, "hashes");

/** Keys by hash, so that not every request reads one. Whoever reads an entry looks at its age. */
export const keyMemory = {
  read: (hash: string): KeyEntry | undefined => held.read(hash),
  write: (hash: string, entry: KeyEntry): void => held.write(hash, entry, 400),
  hashOf: (token: string): string | undefined => hashes.read(token),
  keepHash: (token: string, hash: string): void => hashes.write(token, hash, 400),
};
