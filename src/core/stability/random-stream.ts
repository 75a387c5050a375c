/** Returns the next number of a stream: 0 < n < 1, one of 2³² evenly spaced values. */
export type RandomStream = () => number;

const gamma = 0x9e37_79b9;

/**
 * Hashes a text of ASCII characters into a seed: FNV-1a, 32 bits.
 *
 * Source: G. Fowler, L. C. Noll, K.-P. Vo, The FNV Non-Cryptographic Hash Algorithm, RFC 9923.
 *
 * @example
 * hashSeed("foobar"); // 0xbf9cf968
 */
export function hashSeed(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  }
  return hash >>> 0;
}

/**
 * Creates a random stream from a seed. It uses only integer arithmetic, so every engine gives the
 * same bits.
 *
 *     state = splitmix32(seed), four words
 *     n     = (xoshiro128**(state) + ½) / 2³²
 *
 * Source: D. Blackman, S. Vigna, Scrambled Linear Pseudorandom Number Generators, ACM Transactions
 * on Mathematical Software 47, 2021. Period 2¹²⁸ − 1. Not cryptographically secure.
 *
 * @example
 * const random = createRandomStream(hashSeed("wsp_1/rice/1"));
 */
export function createRandomStream(seed: number): RandomStream {
  const words = createWordStream(expandSeed(seed));
  return () => (words() + 0.5) / 4_294_967_296;
}

/**
 * Returns a generator of 32-bit words: xoshiro128**. It updates `state`, which must not be all 0.
 */
export function createWordStream(state: Uint32Array): () => number {
  return () => {
    const second = state[1] as number;
    const third = (state[2] as number) ^ (state[0] as number);
    const fourth = (state[3] as number) ^ second;
    state[1] = second ^ third;
    state[0] = (state[0] as number) ^ fourth;
    state[2] = third ^ (second << 9);
    state[3] = rotateLeft(fourth, 11);
    return Math.imul(rotateLeft(Math.imul(second, 5), 7), 9) >>> 0;
  };
}

/** Returns four words of splitmix32. No seed gives four zeros. */
export function expandSeed(seed: number): Uint32Array {
  let state = seed;
  return Uint32Array.from({ length: 4 }, () => {
    state = (state + gamma) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a_2d97);
    return word ^ (word >>> 15);
  });
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
