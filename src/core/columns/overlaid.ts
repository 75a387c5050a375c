/**
 * A map that answers some keys by itself and all others from the map it is laid over. Going through
 * it gives what lies below: whoever copies it copies what was said, and not what follows from it.
 */
export class Overlaid<V> implements ReadonlyMap<string, V> {
  readonly #below: ReadonlyMap<string, V>;
  readonly #above: (key: string) => V | undefined;

  constructor(below: ReadonlyMap<string, V>, above: (key: string) => V | undefined) {
    this.#below = below;
    this.#above = above;
  }

  get(key: string): V | undefined {
    return this.#above(key) ?? this.#below.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#below.size;
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.#below) {
      visit(value, key, this);
    }
  }

  entries() {
    return this.#below.entries();
  }

  keys() {
    return this.#below.keys();
  }

  values() {
    return this.#below.values();
  }

  [Symbol.iterator]() {
    return this.#below.entries();
  }
}
