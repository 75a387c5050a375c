import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "../../../src/core/ranking/cursor.ts";

const ascii = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
});

const cursor = fc.record({ list: ascii, at: fc.maxSafeNat() });

test("decodes the cursor that was encoded", () => {
  fc.assert(
    fc.property(cursor, (sample) => {
      expect(decodeCursor(encodeCursor(sample))).toEqual(sample);
    }),
  );
});

test("encodes as base64url (RFC 4648) without padding", () => {
  fc.assert(
    fc.property(cursor, (sample) => {
      const text = JSON.stringify([sample.at, sample.list]);
      expect(encodeCursor(sample)).toBe(Buffer.from(text).toString("base64url"));
    }),
  );
});

test("needs no escaping in a URL", () => {
  fc.assert(
    fc.property(
      cursor,
      (sample) => encodeURIComponent(encodeCursor(sample)) === encodeCursor(sample),
    ),
  );
});

test.for([
  ["empty text", ""],
  ["characters outside base64url", "a+b/"],
  ["invalid JSON", toBase64Url("[1,")],
  ["null", toBase64Url("null")],
  ["an object", toBase64Url('{"at":1}')],
  ["a position below 0", toBase64Url('[-1,"x"]')],
  ["a fractional position", toBase64Url('[1.5,"x"]')],
  ["a position that is a string", toBase64Url('["1","x"]')],
  ["a position beyond the safe integers", toBase64Url('[9007199254740992,"x"]')],
  ["a list that is a number", toBase64Url("[1,2]")],
  ["a position without a list", toBase64Url("[1]")],
] as const)("returns undefined for %s", ([, text]) => {
  expect(decodeCursor(text)).toBeUndefined();
});

test("never throws", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(toBase64Url)), (text) => {
      const decoded = decodeCursor(text);
      expect(decoded === undefined || Number.isSafeInteger(decoded.at)).toBe(true);
    }),
  );
});

function toBase64Url(text: string): string {
  return Buffer.from(text).toString("base64url");
}
