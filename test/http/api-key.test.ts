import fc from "fast-check";
import { expect, test } from "vitest";
import { isApiKey, createApiKey } from "../../src/core/api-key.ts";

const randomBytes = fc.uint8Array({ minLength: 20, maxLength: 40 });

test("recognises every created key", () => {
  fc.assert(fc.property(randomBytes, (bytes) => isApiKey(createApiKey(bytes))));
});

test("creates equal keys only from equal bytes", () => {
  const pair = fc.tuple(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
  );
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const isSame = a.every((byte, index) => byte === b[index]);
      return (createApiKey(a) === createApiKey(b)) === isSame;
    }),
  );
});

test("creates keys of the documented form", () => {
  expect(createApiKey(new Uint8Array(20))).toMatch(/^ord_0{27}[0-9A-Za-z]{6}$/);
  expect(createApiKey(new Uint8Array(32))).toHaveLength(53);
});

test("detects a changed character", () => {
  const key = createApiKey(new Uint8Array(32).fill(7));
  fc.assert(
    fc.property(
      fc.nat(key.length - 1),
      fc.constantFrom("0", "9", "A", "Z", "a", "z"),
      (index, character) => {
        const changed = key.slice(0, index) + character + key.slice(index + 1);
        return changed === key || !isApiKey(changed);
      },
    ),
  );
});

test.each(["", "ord_", "ord_test", `ord_${"a".repeat(33)}`, `ord_${"a".repeat(10_000)}`])(
  "%s is no key",
  (text) => {
    expect(isApiKey(text)).toBe(false);
  },
);

test("requires enough random bytes", () => {
  expect(() => createApiKey(new Uint8Array(19))).toThrow(RangeError);
});
