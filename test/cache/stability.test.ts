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

const { stability } = analyseItems(items, "weighted", { request: three, intervals: "likely" });
const around = { weights: { kind: "around", spread: 20 } } as const;
const ordered = { weights: { kind: "ordered", order: [2, 0, 1] } } as const;
const bytes = encodeStability(stability);

test.for([
  ["weights were drawn", stability],
  ["both were drawn", analyseItems(items, "weighted", { request: three, ...around }).stability],
  [
    "weights had an order",
    analyseItems(items, "weighted", { request: three, ...ordered }).stability,
  ],
  ["ratings were drawn", analyseItems([{ ratings: riceOf(2) }], "rice").stability],
  ["nothing was drawn", analyseItems(items, "rice").stability],
  ["there are no items", analyseItems([], "weighted", { request: three }).stability],
] as const)("decodes to an equal analysis when %s", ([, original]) => {
  expect(decodeStability(toBuffer(encodeStability(original)))).toEqual(original);
});

describe("decoding returns undefined or an analysis, and never throws, for", () => {
  test("bytes that end early", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decodeStability(toBuffer(bytes.slice(0, length)))).toBeUndefined();
    }
  });

  test("bytes with one flipped bit", () => {
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decodeStability(toBuffer(damaged))).not.toThrow();
    }
  });

  test.for([
    ['"count":2', '"count":3'],
    ['"criteria":["value","speed","ease"]', '"criteria":["value","speedwise!!"]'],
    ['"method":"weights"', '"method":"witches"'],
    ['"kind":"simplex"', '"kind":"simpler"'],
    ['"intervals":"likely"', '"intervals":"lately"'],
  ] as const)("bytes whose %s is replaced by %s", ([original, replacement]) => {
    const text = Buffer.from(bytes).toString("latin1").replace(original, replacement);
    expect(text).toContain(replacement);
    expect(decodeStability(toBuffer(Buffer.from(text, "latin1")))).toBeUndefined();
  });
});

function riceOf(likely: number) {
  return { reach: { low: 1, likely, high: 9 }, impact: 1, confidence: 1, effort: 1 };
}

function toBuffer(source: Uint8Array): ArrayBuffer {
  return new Uint8Array(source).buffer;
}
