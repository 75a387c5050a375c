/** A binary min-heap of integers. Push and pop are O(log n). */
export class Heap {
  readonly #values: number[] = [];

  get size(): number {
    return this.#values.length;
  }

  push(value: number): void {
    const values = this.#values;
    let index = values.length;
    values.push(value);
    while (index > 0) {
      const above = (index - 1) >> 1;
      if ((values[above] as number) <= value) {
        break;
      }
      values[index] = values[above] as number;
      index = above;
    }
    values[index] = value;
  }

  /** Removes and returns the smallest value. The heap must not be empty. */
  pop(): number {
    const values = this.#values;
    const smallest = values[0] as number;
    const last = values.pop() as number;
    if (values.length > 0) {
      this.#sink(last);
    }
    return smallest;
  }

  #sink(value: number): void {
    const values = this.#values;
    let index = 0;
    for (;;) {
      let below = index * 2 + 1;
      if (below + 1 < values.length && (values[below + 1] as number) < (values[below] as number)) {
        below += 1;
      }
      if (below >= values.length || (values[below] as number) >= value) {
        break;
      }
      values[index] = values[below] as number;
      index = below;
    }
    values[index] = value;
  }
}
