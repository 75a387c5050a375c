import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createRandomStream,
  hashSeed,
  expandSeed,
  createWordStream,
} from "../../../src/core/stability/random-stream.ts";

test("gives the words of the reference implementation of xoshiro128**", () => {
  // xoshiro128starstar.c 1.1 from the state 1, 2, 3, 4, as rand_xoshiro tests it
  expect(Array.from({ length: 10 }, createWordStream(Uint32Array.of(1, 2, 3, 4)))).toEqual([
    11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
    3_729_100_597, 4_258_142_804,
  ]);
});

test("gives the words of the definition, from any state", () => {
  const word = fc.integer({ min: 0, max: 0xffff_ffff });
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), (state) => {
      const words = createWordStream(Uint32Array.from(state));
      const reference = referenceOf(state.map(BigInt));
      expect(Array.from({ length: 20 }, words)).toEqual(Array.from({ length: 20 }, reference));
    }),
  );
});

test("gives the known hashes of FNV-1a and the known words of splitmix32", () => {
  expect(["", "a", "foobar"].map(hashSeed)).toEqual([0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
  expect([...expandSeed(0)]).toEqual([1_684_164_658, 3_653_269_916, 2_939_563_536, 2_141_751_570]);
  expect([...expandSeed(42)]).toEqual([551_831_576, 144_025_891, 322_543_647, 3_034_809_370]);
});

test("lies between 0 and 1, neither of them among its numbers", () => {
  const [least, most] = [0.5 / 2 ** 32, (2 ** 32 - 0.5) / 2 ** 32];
  expect([least > 0, most < 1]).toEqual([true, true]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
      const random = createRandomStream(seed);
      const drawn = Array.from({ length: 50 }, random);
      expect(drawn.every((each) => each >= least && each <= most)).toBe(true);
    }),
  );
});

test("is even enough: the mean, the spread, and each tenth", () => {
  const random = createRandomStream(hashSeed("even"));
  const drawn = Array.from({ length: 100_000 }, random);
  const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
  const spread = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length;
  expect(mean).toBeCloseTo(0.5, 2);
  expect(spread).toBeCloseTo(1 / 12, 2);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const within = drawn.filter((each) => Math.floor(each * 10) === tenth).length;
    expect(within / drawn.length).toBeCloseTo(0.1, 2);
  }
});

/** D. Blackman, S. Vigna: xoshiro128starstar.c, in numbers without end. */
function referenceOf(state: bigint[]): () => number {
  const s = state;
  return () => {
    const [a = 0n, b = 0n, c = 0n, d = 0n] = s;
    const result = cut(turn(cut(b * 5n), 7n) * 9n);
    const [third, fourth] = [c ^ a, d ^ b];
    s[1] = b ^ third;
    s[0] = a ^ fourth;
    s[2] = third ^ cut(b << 9n);
    s[3] = turn(fourth, 11n);
    return Number(result);
  };
}

function cut(value: bigint): bigint {
  return BigInt.asUintN(32, value);
}

function turn(value: bigint, by: bigint): bigint {
  return cut((value << by) | (cut(value) >> (32n - by)));
}
