import { forgetUnpacked } from "../../core/columns/packed.ts";

/**
 * How many bytes of an isolate's 128 MB each kind of copy may take, beside what `unpackedBytesMax`
 * allows. Of few different ratings, the board and the ranking of 1,000,000 items are within theirs.
 */
export const memoryBudgets = {
  boards: 40_000_000,
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
export class Memory<V> {
  /** What it keeps, for those who ask how it does. */
  readonly kind: MemoryKind | undefined;
  readonly #budgetBytes: number;
  readonly #held = new Map<string, { readonly value: V; readonly bytes: number }>();
  /** The entry that was used last; that it is used again changes no order. */
  #newest: { readonly value: V } | undefined;
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(budgetBytes: number, kind?: MemoryKind) {
    this.kind = kind;
    this.#budgetBytes = budgetBytes;
    everyMemory.push(this);
  }

  get bytes(): number {
    return this.#bytes;
  }

  read(name: string): V | undefined {
    const entry = this.#held.get(name);
    if (entry === undefined) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    if (entry !== this.#newest) {
      this.#held.delete(name);
      this.#held.set(name, entry);
      this.#newest = entry;
    }
    return entry.value;
  }

  /** What was read just now is past its life: that was no hit. */
  tooOld(): void {
    this.#hits -= 1;
    this.#misses += 1;
  }

  /** As it stands, without that being a use of it. */
  peek(name: string): V | undefined {
    return this.#held.get(name)?.value;
  }

  get state(): MemoryState {
    return {
      entries: this.#held.size,
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
    for (const [name, { value }] of this.#held) {
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
    this.#held.set(name, entry);
    this.#newest = entry;
    this.#bytes += bytes;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.#budgetBytes) {
        return;
      }
      this.drop(oldest);
    }
  }

  drop(name: string): void {
    const entry = this.#held.get(name);
    if (entry !== undefined) {
      this.#held.delete(name);
      this.#newest = undefined;
      this.#bytes -= entry.bytes;
    }
  }

  clear(): void {
    this.#held.clear();
    this.#newest = undefined;
    this.#bytes = 0;
  }
}

export type MemoryKind = keyof typeof memoryBudgets;

/** How a memory does; hits and misses since the isolate began. */
export type MemoryState = {
  readonly entries: number;
  readonly bytes: number;
  readonly budgetBytes: number;
  readonly hits: number;
  readonly misses: number;
};

const everyMemory: Memory<unknown>[] = [];

/** Every memory that says what it keeps. */
export function memoriesByKind(): readonly (Memory<unknown> & { readonly kind: MemoryKind })[] {
  return everyMemory.filter(hasKind);
}

function hasKind(
  memory: Memory<unknown>,
): memory is Memory<unknown> & { readonly kind: MemoryKind } {
  return memory.kind !== undefined;
}

/** As if the isolate had just started. */
export function forgetEverything(): void {
  for (const memory of everyMemory) {
    memory.clear();
  }
  forgetUnpacked();
}
