/** Dice with a seed (mulberry32): the same numbers, 0 ≤ n < 1, in every run and on every machine. */
export type Dice = {
  readonly next: () => number;
  /** A whole number, `min` ≤ n ≤ `max`. */
  readonly whole: (min: number, max: number) => number;
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T;
  readonly isOneIn: (sides: number) => boolean;
};

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    whole,
    oneOf: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    isOneIn: (sides) => whole(1, sides) === 1,
  };
}
