import { clearDecoded } from "../../core/columns/dictionary-column.ts";

/**
 * How many bytes of an isolate's 128 MB each kind of copy may take, beside what `unpackedBytesMax`
 * allows. Of few different ratings, the board and the ranking of 1,000,000 items are within theirs.
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

/**
 * Values of this isolate by name, the least lately used dropped when their bytes pass the budget.
 * Holds plain data only: never a response, a stream or a promise of another request.
 */
export class MemoryCache<V> {
  /** What it keeps, for those who ask how it does. */
  readonly kind: MemoryKind | undefined;
  readonly #budgetBytes: number;
  readonly #entries = new Map<string, { readonly value: V; readonly bytes: number }>();
  /** The entry that was used last; that it is used again changes no order. */
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

  read(name: string): V | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    if (entry !== this.#newest) {
      this.#entries.delete(name);
      this.#entries.set(name, entry);
      this.#newest = entry;
    }
    return entry.value;
  }

  /** What was read just now is past its life: that was no hit. */
  countExpired(): void {
    this.#hits -= 1;
    this.#misses += 1;
  }

  /** As it stands, without that being a use of it. */
  peek(name: string): V | undefined {
    return this.#entries.get(name)?.value;
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

  /** The names of what passes, which is held no more; at most `limit`. */
  dropWhere(
    passes: (name: string, value: V) => boolean,
    limit = Number.POSITIVE_INFINITY,
  ): string[] {
    const dropped: string[] = [];
    for (const [name, { value }] of this.#entries) {
      if (dropped.length >= limit) {
        break;
      }
      if (passes(name, value)) {
        this.drop(name);
        dropped.push(name);
      }
    }
    return dropped;
  }

  /** What is larger than the whole budget is not kept. */
  write(name: string, value: V, bytes: number): void {
    this.drop(name);
    if (bytes > this.#budgetBytes) {
      return;
    }
    const entry = { value, bytes };
    this.#entries.set(name, entry);
    this.#newest = entry;
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#budgetBytes) {
        return;
      }
      this.drop(oldest);
    }
  }

  drop(name: string): void {
    const entry = this.#entries.get(name);
    if (entry !== undefined) {
      this.#entries.delete(name);
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

/** How a memory does; hits and misses since the isolate began. */
export type MemoryStats = {
  readonly entries: number;
  readonly bytes: number;
  readonly budgetBytes: number;
  readonly hits: number;
  readonly misses: number;
};

const allMemories: MemoryCache<unknown>[] = [];

/** Every memory that says what it keeps. */
export function listMemories(): readonly (MemoryCache<unknown> & { readonly kind: MemoryKind })[] {
  return allMemories.filter(hasKind);
}

function hasKind(
  memory: MemoryCache<unknown>,
): memory is MemoryCache<unknown> & { readonly kind: MemoryKind } {
  return memory.kind !== undefined;
}

/** As if the isolate had just started. */
export function clearAllMemories(): void {
  for (const memory of allMemories) {
    memory.clear();
  }
  clearDecoded();
}
