import fc from "fast-check";
import { expect, test } from "vitest";
import { readTokenPrefix, createToken } from "../../src/core/token.ts";

const randomBytes = fc.uint8Array({ minLength: 20, maxLength: 40 });

test("recognises every created token", () => {
  fc.assert(
    fc.property(randomBytes, (bytes) => readTokenPrefix(createToken("ord", bytes)) === "ord"),
  );
});

test("creates equal tokens only from equal bytes", () => {
  const pair = fc.tuple(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
  );
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const isSame = a.every((byte, index) => byte === b[index]);
      return (createToken("ord", a) === createToken("ord", b)) === isSame;
    }),
  );
});

test("creates keys of the documented form", () => {
  expect(createToken("ord", new Uint8Array(20))).toMatch(/^ord_0{27}[0-9A-Za-z]{6}$/);
  expect(createToken("ord", new Uint8Array(32))).toHaveLength(53);
});

test("detects a changed character", () => {
  const key = createToken("ord", new Uint8Array(32).fill(7));
  fc.assert(
    fc.property(
      fc.nat(key.length - 1),
      fc.constantFrom("0", "9", "A", "Z", "a", "z"),
      (index, character) => {
        const changed = key.slice(0, index) + character + key.slice(index + 1);
        return changed === key || readTokenPrefix(changed) === undefined;
      },
    ),
  );
});

test.each(["", "ord_", "ord_test", `ord_${"a".repeat(33)}`, `ord_${"a".repeat(10_000)}`])(
  "%s is no token",
  (text) => {
    expect(readTokenPrefix(text)).toBeUndefined();
  },
);

test("requires enough random bytes", () => {
  expect(() => createToken("ord", new Uint8Array(19))).toThrow(RangeError);
});

test.each(["ord", "ses", "tkt"] as const)("tells a token with the prefix %s", (prefix) => {
  expect(readTokenPrefix(createToken(prefix, new Uint8Array(32)))).toBe(prefix);
});

test("does not know other prefixes, even with the checksum of a token", () => {
  const token = createToken("ord", new Uint8Array(32));
  expect(readTokenPrefix(token.replace("ord_", "abc_"))).toBeUndefined();
});
