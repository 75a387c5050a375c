import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advanceUuidClock, uuidV7, type UuidClock } from "../../src/core/uuid.ts";

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const counter = fc.nat(4_095);
const random = fc.uint8Array({ minLength: 8, maxLength: 12 });

describe("a version 7 UUID", () => {
  test("has the layout of RFC 9562", () => {
    fc.assert(
      fc.property(fc.record({ at: instant, counter }), random, (clock, bytes) => {
        const digits = uuidV7(clock, bytes);
        expect(digits).toMatch(/^[0-9a-f]{32}$/);
        expect(Number.parseInt(digits.slice(0, 12), 16)).toBe(clock.at); // unix_ts_ms: 48 bits
        expect(digits[12]).toBe("7"); // ver: 4 bits
        expect(Number.parseInt(digits.slice(13, 16), 16)).toBe(clock.counter); // rand_a: 12 bits
        expect("89ab").toContain(digits[16]); // var: 0b10, then two bits of rand_b
        const first = Number.parseInt(digits.slice(16, 18), 16) & 0x3f;
        expect(first).toBe((bytes[0] ?? 0) & 0x3f);
        expect(digits.slice(18)).toBe(Buffer.from(bytes.subarray(1, 8)).toString("hex"));
      }),
    );
  });

  test("matches the example of the RFC", () => {
    // § A.6: 2022-02-22T19:22:22Z is 0x017F22E279B0; rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
    const bytes = Uint8Array.of(0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    const at = Date.parse("2022-02-22T19:22:22Z");
    expect(uuidV7({ at, counter: 0xcc3 }, bytes)).toBe("017f22e279b07cc398c4dc0c0c07398f");
  });
});

describe("advanceUuidClock", () => {
  test("starts each millisecond at counter 0", () => {
    expect(advanceUuidClock({ at: 5, counter: 77 }, 6)).toEqual({ at: 6, counter: 0 });
  });

  test("increments the counter within a millisecond", () => {
    expect(advanceUuidClock({ at: 5, counter: 0 }, 5)).toEqual({ at: 5, counter: 1 });
    expect(advanceUuidClock({ at: 5, counter: 4_094 }, 5)).toEqual({ at: 5, counter: 4_095 });
  });

  test("moves to the next millisecond after 4,096 ids", () => {
    expect(advanceUuidClock({ at: 5, counter: 4_095 }, 5)).toEqual({ at: 6, counter: 0 });
  });

  test("keeps its instant when the system clock goes back", () => {
    expect(advanceUuidClock({ at: 5, counter: 2 }, 1)).toEqual({ at: 5, counter: 3 });
  });

  test("orders ids strictly for any sequence of instants", () => {
    const times = fc.array(fc.integer({ min: 1_000, max: 1_010 }), { maxLength: 50 });
    fc.assert(
      fc.property(times, random, (instants, bytes) => {
        const ids = createIds(instants, bytes);
        expect(ids.every((id, index) => index === 0 || (ids[index - 1] ?? "") < id)).toBe(true);
      }),
    );
  });

  test("orders 10,000 ids of one millisecond strictly", () => {
    const ids = createIds(
      Array.from({ length: 10_000 }, () => 1_000),
      new Uint8Array(8),
    );
    expect(ids.every((id, index) => index === 0 || (ids[index - 1] ?? "") < id)).toBe(true);
    expect(ids.at(-1)?.slice(0, 16)).toBe("0000000003ea770f"); // 9,999 = 2 · 4,096 + 0x70f
  });
});

function createIds(instants: readonly number[], bytes: Uint8Array): string[] {
  let clock: UuidClock = { at: 0, counter: 0 };
  return instants.map((index) => {
    clock = advanceUuidClock(clock, index);
    return uuidV7(clock, bytes);
  });
}
