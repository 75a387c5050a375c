/** A random generator that returns the same values for the same seed on every machine. */
export type Random = {
  /** Returns a number from 0 to 1, without 1. */
  readonly next: () => number;
  /** Returns an integer from `min` to `max`, inclusive. */
  readonly integer: (min: number, max: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Returns true with this probability. */
  readonly isHit: (probability: number) => boolean;
  readonly shuffle: <T>(list: readonly T[]) => T[];
};

/**
 * Creates a generator from integer arithmetic and one division, so that no platform rounds
 * differently.
 *
 * Source: T. Ettinger, Mulberry32, 2017.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    integer,
    pick: (list) => {
      const picked = list[integer(0, list.length - 1)];
      if (picked === undefined) {
        throw new RangeError("The list to pick from is empty.");
      }
      return picked;
    },
    isHit: (probability) => next() < probability,
    shuffle: (list) => {
      const keyed = list.map((entry) => ({ entry, key: next() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
    },
  };
}
