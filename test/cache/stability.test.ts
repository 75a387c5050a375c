import { describe, expect, test } from "vitest";
import { decodeStability, encodeStability } from "../../src/cache/stability.ts";
import { type RatedItem } from "../../src/core/models/model.ts";
import { analyseItems, buildWeightedRequest } from "../core/stability/analyse-items.ts";

const three = buildWeightedRequest({ value: 5, speed: 3, ease: 2 });

const items: readonly RatedItem[] = [
  { ratings: { value: 9, speed: 2, ease: 4 } },
  { ratings: { value: 3, speed: { low: 1, likely: 8, high: 9 } } },
  { ratings: {} },
];

const { stability } = analyseItems(items, "weighted", { request: three });
const bytes = encodeStability(stability);

test.for([
  ["weights were drawn", stability],
  ["ratings were drawn", analyseItems([{ ratings: riceOf(2) }], "rice").stability],
  ["nothing was drawn", analyseItems(items, "rice").stability],
  ["there is nothing", analyseItems([], "weighted", { request: three }).stability],
] as const)("comes back to the bit when %s", ([, given]) => {
  expect(decodeStability(bufferOf(encodeStability(given)))).toEqual(given);
});

describe("what is something else is a miss, never an error:", () => {
  test("one cut short", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decodeStability(bufferOf(bytes.slice(0, length)))).toBeUndefined();
    }
  });

  test("one with a bit turned over", () => {
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decodeStability(bufferOf(damaged))).not.toThrow();
    }
  });

  test.for([
    ['"count":2', '"count":3'],
    ['"criteria":["value","speed","ease"]', '"criteria":["value","speedwise!!"]'],
    ['"method":"weights"', '"method":"witches"'],
  ] as const)("one that says %s otherwise", ([said, otherwise]) => {
    const text = Buffer.from(bytes).toString("latin1").replace(said, otherwise);
    expect(text).toContain(otherwise);
    expect(decodeStability(bufferOf(Buffer.from(text, "latin1")))).toBeUndefined();
  });
});

function riceOf(likely: number) {
  return { reach: { low: 1, likely, high: 9 }, impact: 1, confidence: 1, effort: 1 };
}

function bufferOf(given: Uint8Array): ArrayBuffer {
  return new Uint8Array(given).buffer;
}
