/** Returns an integer from 0 to below a bound. */
export type Random = (bound: number) => number;

/** Returns a generator of random integers with the same sequence for a seed. */
export function createRandom(seed: number): Random {
  let state = seed;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}
