import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "../../../src/core/ranking/cursor.ts";

const ascii = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
});

const cursor = fc.record({ list: ascii, at: fc.maxSafeNat() });

test("comes back as it was", () => {
  fc.assert(
    fc.property(cursor, (given) => {
      expect(decodeCursor(encodeCursor(given))).toEqual(given);
    }),
  );
});

test("is the base64url of RFC 4648, without padding", () => {
  fc.assert(
    fc.property(cursor, (given) => {
      const text = JSON.stringify([given.at, given.list]);
      expect(encodeCursor(given)).toBe(Buffer.from(text).toString("base64url"));
    }),
  );
});

test("goes into a URL as it is", () => {
  fc.assert(
    fc.property(cursor, (given) => encodeURIComponent(encodeCursor(given)) === encodeCursor(given)),
  );
});

test.for([
  ["nothing", ""],
  ["letters that are none of base64url", "a+b/"],
  ["no JSON", encoded("[1,")],
  ["no list", encoded("null")],
  ["an object", encoded('{"at":1}')],
  ["a position below 0", encoded('[-1,"x"]')],
  ["a position between two", encoded('[1.5,"x"]')],
  ["a position that is a text", encoded('["1","x"]')],
  ["a position beyond all integers", encoded('[9007199254740992,"x"]')],
  ["no name of a list", encoded("[1,2]")],
  ["a position alone", encoded("[1]")],
] as const)("there is none in %s", ([, text]) => {
  expect(decodeCursor(text)).toBeUndefined();
});

test("whatever the text, it is read or refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(encoded)), (text) => {
      const found = decodeCursor(text);
      expect(found === undefined || Number.isSafeInteger(found.at)).toBe(true);
    }),
  );
});

function encoded(text: string): string {
  return Buffer.from(text).toString("base64url");
}
