import naughty from "big-list-of-naughty-strings" with { type: "json" };
import fc from "fast-check";

/** Texts that often break software, in addition to the Big List of Naughty Strings. */
const others = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\u001b[31m",
  "\ud800",
  "\udc00x",
  "\ufeff",
  "\u202eabc",
  "__proto__",
  "constructor",
  "a".repeat(10_000),
  "😀".repeat(3_000),
  "-0",
  "1e999",
  "NaN",
  "0x10",
  "../../etc/passwd",
  "%00",
  "%2e%2e%2f",
  "' OR 1=1 --",
  '"; DROP TABLE items; --',
  "$where",
  "2026-02-30",
];

/** An arbitrary of texts that often break software. */
export const naughtyText = fc.constantFrom(...naughty, ...others);

/** An arbitrary of values that often break software. */
export const naughtyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: naughtyText },
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    0.1,
    1e308,
    -1e308,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_VALUE,
    2 ** 31,
    2 ** 63,
  ),
  fc.constantFrom([], {}, [[]], [null], { __proto__: null }, { constructor: {} }, [{}]),
  fc.jsonValue({ maxDepth: 3 }),
);
