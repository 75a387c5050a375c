import { clearDecoded } from "../../core/columns/dictionary-column.ts";

/**
 * Bytes of an isolate's 128 MB that each kind of cached value may use, besides `decodedBytesMax`.
 * The snapshot and the ranking of 1,000,000 items with few distinct ratings fit their budgets.
 */
export const memoryBudgets = {
  snapshots: 40_000_000,
  rankings: 34_000_000,
  pages: 5_800_000,
  pointers: 1_000_000,
  keys: 1_000_000,
  hashes: 500_000,
  definitions: 2_000_000,
  stability: 3_000_000,
  hot: 400_000,
} as const;

/** Bytes of the memories that are no caches, so that statistics leave them out. */
export const limiterBudgets = {
  unknownKeys: 200_000,
  leases: 400_000,
  failedAddresses: 200_000,
} as const;

/**
 * An LRU cache of this isolate, bounded by bytes. Store plain data only: the runtime does not let a
 * request use a response, a stream or a promise of another request.
 */
export class MemoryCache<V> {
  /** The kind of its values in statistics; undefined leaves it out. */
  readonly kind: MemoryKind | undefined;
  readonly #budgetBytes: number;
  readonly #entries = new Map<string, { readonly value: V; readonly bytes: number }>();
  /** The most recently used entry. Reading it again needs no reordering. */
  #newest: { readonly value: V } | undefined;
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(budgetBytes: number, kind?: MemoryKind) {
    this.kind = kind;
    this.#budgetBytes = budgetBytes;
    allMemories.push(this);
  }

  get bytes(): number {
    return this.#bytes;
  }

  read(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    if (entry !== this.#newest) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      this.#newest = entry;
    }
    return entry.value;
  }

  /** Counts the last read as a miss, because the entry had expired. */
  countExpired(): void {
    this.#hits -= 1;
    this.#misses += 1;
  }

  /** Returns a value without marking it as used. */
  peek(key: string): V | undefined {
    return this.#entries.get(key)?.value;
  }

  get stats(): MemoryStats {
    return {
      entries: this.#entries.size,
      bytes: this.#bytes,
      budgetBytes: this.#budgetBytes,
      hits: this.#hits,
      misses: this.#misses,
    };
  }

  /** Removes at most `limit` entries for which `passes` returns true. Returns their keys. */
  dropWhere(
    passes: (key: string, value: V) => boolean,
    limit = Number.POSITIVE_INFINITY,
  ): string[] {
    const keys: string[] = [];
    for (const [key, { value }] of this.#entries) {
      if (keys.length >= limit) {
        break;
      }
      if (passes(key, value)) {
        this.drop(key);
        keys.push(key);
      }
    }
    return keys;
  }

  /**
   * Stores a value, and drops the least recently used ones. Drops a value larger than the budget.
   */
  write(key: string, value: V, bytes: number): void {
    this.drop(key);
    if (bytes > this.#budgetBytes) {
      return;
    }
    const entry = { value, bytes };
    this.#entries.set(key, entry);
    this.#newest = entry;
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#budgetBytes) {
        return;
      }
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      this.#entries.delete(key);
      this.#newest = undefined;
      this.#bytes -= entry.bytes;
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#newest = undefined;
    this.#bytes = 0;
  }
}

export type MemoryKind = keyof typeof memoryBudgets;

/** Sizes, and hits and misses since the isolate started. */
export type MemoryStats = {
  readonly entries: number;
  readonly bytes: number;
  readonly budgetBytes: number;
  readonly hits: number;
  readonly misses: number;
};

const allMemories: MemoryCache<unknown>[] = [];

/** Lists the caches that have a kind. */
export function listMemories(): readonly (MemoryCache<unknown> & { readonly kind: MemoryKind })[] {
  return allMemories.filter(hasKind);
}

function hasKind(
  memory: MemoryCache<unknown>,
): memory is MemoryCache<unknown> & { readonly kind: MemoryKind } {
  return memory.kind !== undefined;
}

/** Empties every cache of this isolate. */
export function clearAllMemories(): void {
  for (const memory of allMemories) {
    memory.clear();
  }
  clearDecoded();
}
