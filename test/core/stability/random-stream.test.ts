import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createRandomStream,
  hashSeed,
  expandSeed,
  createWordStream,
} from "../../../src/core/stability/random-stream.ts";

test("returns the words of the reference implementation of xoshiro128**", () => {
  // xoshiro128starstar.c 1.1 from the state 1, 2, 3, 4, as in the tests of rand_xoshiro
  expect(Array.from({ length: 10 }, createWordStream(Uint32Array.of(1, 2, 3, 4)))).toEqual([
    11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
    3_729_100_597, 4_258_142_804,
  ]);
});

test("returns the words of the definition from any state", () => {
  const word = fc.integer({ min: 0, max: 0xffff_ffff });
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), (state) => {
      const words = createWordStream(Uint32Array.from(state));
      const reference = createReferenceStream(state.map(BigInt));
      expect(Array.from({ length: 20 }, words)).toEqual(Array.from({ length: 20 }, reference));
    }),
  );
});

test("returns the published hashes of FNV-1a and words of splitmix32", () => {
  expect(["", "a", "foobar"].map(hashSeed)).toEqual([0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
  expect([...expandSeed(0)]).toEqual([1_684_164_658, 3_653_269_916, 2_939_563_536, 2_141_751_570]);
  expect([...expandSeed(42)]).toEqual([551_831_576, 144_025_891, 322_543_647, 3_034_809_370]);
});

test("returns numbers above 0 and below 1", () => {
  const [least, most] = [0.5 / 2 ** 32, (2 ** 32 - 0.5) / 2 ** 32];
  expect([least > 0, most < 1]).toEqual([true, true]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
      const random = createRandomStream(seed);
      const numbers = Array.from({ length: 50 }, random);
      expect(numbers.every((number) => number >= least && number <= most)).toBe(true);
    }),
  );
});

test("has the mean, the variance and the deciles of the uniform distribution", () => {
  const random = createRandomStream(hashSeed("even"));
  const numbers = Array.from({ length: 100_000 }, random);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length;
  expect(mean).toBeCloseTo(0.5, 2);
  expect(variance).toBeCloseTo(1 / 12, 2);
  for (let decile = 0; decile < 10; decile += 1) {
    const within = numbers.filter((number) => Math.floor(number * 10) === decile).length;
    expect(within / numbers.length).toBeCloseTo(0.1, 2);
  }
});

/** D. Blackman, S. Vigna: xoshiro128starstar.c, with bigints. */
function createReferenceStream(state: bigint[]): () => number {
  const s = state;
  return () => {
    const [a = 0n, b = 0n, c = 0n, d = 0n] = s;
    const result = toUint32(rotate(toUint32(b * 5n), 7n) * 9n);
    const [third, fourth] = [c ^ a, d ^ b];
    s[1] = b ^ third;
    s[0] = a ^ fourth;
    s[2] = third ^ toUint32(b << 9n);
    s[3] = rotate(fourth, 11n);
    return Number(result);
  };
}

function toUint32(value: bigint): bigint {
  return BigInt.asUintN(32, value);
}

function rotate(value: bigint, by: bigint): bigint {
  return toUint32((value << by) | (toUint32(value) >> (32n - by)));
}
