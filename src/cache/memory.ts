/** How many bytes of an isolate's 128 MB each kind of copy may take. Boards take the most. */
export const memoryBudgets = {
  boards: 40_000_000,
  rankings: 24_000_000,
  pages: 8_000_000,
  pointers: 1_000_000,
  keys: 1_000_000,
  hashes: 500_000,
  definitions: 2_000_000,
  stability: 3_000_000,
} as const;

/**
 * Values of this isolate by name, the least lately used dropped when their bytes pass the budget.
 * Holds plain data only: never a response, a stream or a promise of another request.
 */
export class Memory<V> {
  readonly #budgetBytes: number;
  readonly #held = new Map<string, { readonly value: V; readonly bytes: number }>();
  #bytes = 0;

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
    everyMemory.push(this);
  }

  get bytes(): number {
    return this.#bytes;
  }

  read(name: string): V | undefined {
    const entry = this.#held.get(name);
    if (entry === undefined) {
      return undefined;
    }
    this.#held.delete(name);
    this.#held.set(name, entry);
    return entry.value;
  }

  /** What is larger than the whole budget is not kept. */
  write(name: string, value: V, bytes: number): void {
    this.drop(name);
    if (bytes > this.#budgetBytes) {
      return;
    }
    this.#held.set(name, { value, bytes });
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
      this.#bytes -= entry.bytes;
    }
  }

  clear(): void {
    this.#held.clear();
    this.#bytes = 0;
  }
}

const everyMemory: Memory<unknown>[] = [];

/** As if the isolate had just started. */
export function forgetEverything(): void {
  for (const memory of everyMemory) {
    memory.clear();
  }
}
