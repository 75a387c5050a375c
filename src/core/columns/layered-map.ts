/**
 * A map that answers some keys by itself and all others from the map it is laid over. Going through
 * it gives what lies below: whoever copies it copies what was said, and not what follows from it.
 */
export class LayeredMap<V> implements ReadonlyMap<string, V> {
  readonly #base: ReadonlyMap<string, V>;
  readonly #derive: (key: string) => V | undefined;

  constructor(below: ReadonlyMap<string, V>, above: (key: string) => V | undefined) {
    this.#base = below;
    this.#derive = above;
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
