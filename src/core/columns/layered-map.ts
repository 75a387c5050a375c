/**
 * A read-only map that derives the values of some keys and reads all others from a base map. Only
 * lookups find derived values: iterating or copying the map yields the entries of the base.
 */
export class LayeredMap<V> implements ReadonlyMap<string, V> {
  readonly #base: ReadonlyMap<string, V>;
  readonly #derive: (key: string) => V | undefined;

  constructor(base: ReadonlyMap<string, V>, derive: (key: string) => V | undefined) {
    this.#base = base;
    this.#derive = derive;
  }

  get(key: string): V | undefined {
    return this.#derive(key) ?? this.#base.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#base.size;
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.#base) {
      visit(value, key, this);
    }
  }

  entries() {
    return this.#base.entries();
  }

  keys() {
    return this.#base.keys();
  }

  values() {
    return this.#base.values();
  }

  [Symbol.iterator]() {
    return this.#base.entries();
  }
}
