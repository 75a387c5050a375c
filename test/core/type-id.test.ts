import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTypeId, formatTypeId } from "../../src/core/type-id.ts";
import { random } from "../../src/platform/cloudflare/random.ts";

const hex = fc
  .bigInt({ min: 0n, max: 2n ** 128n - 1n })
  .map((bits) => bits.toString(16).padStart(32, "0"));

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

test.for([
  ["01890a5dac96774bbcceb302099a8057", "01h455vb4pex5vsknk084sn02q"], // the specification's example
  ["00000000000000000000000000000000", "00000000000000000000000000"],
  ["00000000000000000000000000000001", "00000000000000000000000001"],
  ["ffffffffffffffffffffffffffffffff", "7zzzzzzzzzzzzzzzzzzzzzzzzz"],
] as const)("formats %s as %s", ([uuid, suffix]) => {
  expect(formatTypeId("itm", uuid)).toBe(`itm_${suffix}`);
});

test("encodes all 128 bits", () => {
  fc.assert(
    fc.property(hex, (uuid) => {
      let bits = 0n;
      for (const character of formatTypeId("itm", uuid).slice(4)) {
        bits = bits * 32n + BigInt(alphabet.indexOf(character));
      }
      expect(bits.toString(16).padStart(32, "0")).toBe(uuid);
    }),
  );
});

test("sorts in the order of the bits", () => {
  fc.assert(fc.property(hex, hex, (a, b) => formatTypeId("x", a) < formatTypeId("x", b) === a < b));
});

test("ignores digits after the first 32", () => {
  const uuid = "01890a5dac96774bbcceb302099a8057";
  expect(formatTypeId("rnk", `${uuid}ffff`)).toBe(formatTypeId("rnk", uuid));
});

describe("isTypeId", () => {
  test("accepts a TypeID only with its own prefix", () => {
    fc.assert(
      fc.property(hex, (uuid) => {
        expect(isTypeId("itm", formatTypeId("itm", uuid))).toBe(true);
        expect(isTypeId("wsp", formatTypeId("itm", uuid))).toBe(false);
      }),
    );
  });

  test.for([
    ["a TypeID without a prefix", "01h455vb4pex5vsknk084sn02q"],
    ["a TypeID that is too short", "itm_01h455vb4pex5vsknk084sn02"],
    ["a TypeID that is too long", "itm_01h455vb4pex5vsknk084sn02qq"],
    ["a value beyond 128 bits", "itm_8zzzzzzzzzzzzzzzzzzzzzzzzz"],
    ["upper case", "itm_01H455VB4PEX5VSKNK084SN02Q"],
    ["the character l", "itm_01h455vb4pex5vsknk084sn02l"],
    ["the character u", "itm_01h455vb4pex5vsknk084sn02u"],
    ["the character i", "itm_01h455vb4pex5vsknk084sn02i"],
    ["the character o", "itm_01h455vb4pex5vsknk084sn02o"],
    ["a missing underscore", "itm-01h455vb4pex5vsknk084sn02q"],
    ["a trailing line feed", "itm_01h455vb4pex5vsknk084sn02\n"],
    ["empty text", ""],
  ])("rejects %s", ([, text]) => {
    expect(isTypeId("itm", text ?? "")).toBe(false);
  });
});

describe("the platform's random port", () => {
  test("returns unique TypeIDs in ascending order within a millisecond", () => {
    const ids = Array.from({ length: 10_000 }, () => random.typeId("itm"));
    expect(ids.every((id) => isTypeId("itm", id))).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(10_000);
  });

  test("returns different secrets of 32 bytes", () => {
    const [first, second] = [random.secret(), random.secret()];
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(first).not.toBe(second);
  });
});
