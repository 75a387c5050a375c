/** Dice that fall the same way for the same seed, on every machine. */
export type Seeded = {
  /** From 0 up to 1, without 1. */
  readonly next: () => number;
  /** A whole number from `min` to `max`, both included. */
  readonly whole: (min: number, max: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Whether something of this probability happens. */
  readonly happens: (probability: number) => boolean;
  readonly shuffled: <T>(list: readonly T[]) => T[];
};

/**
 * Whole-number arithmetic and one division, so that no platform rounds it differently.
 *
 * Source: T. Ettinger, Mulberry32, 2017.
 */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    whole,
    pick: (list) => {
      const picked = list[whole(0, list.length - 1)];
      if (picked === undefined) {
        throw new RangeError("There is nothing to pick from.");
      }
      return picked;
    },
    happens: (probability) => next() < probability,
    shuffled: (list) => {
      const keyed = list.map((entry) => ({ entry, key: next() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
    },
  };
}
