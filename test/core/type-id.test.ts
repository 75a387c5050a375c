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
] as const)("writes %s as %s", ([uuid, suffix]) => {
  expect(formatTypeId("itm", uuid)).toBe(`itm_${suffix}`);
});

test("keeps all 128 bits", () => {
  fc.assert(
    fc.property(hex, (uuid) => {
      let bits = 0n;
      for (const letter of formatTypeId("itm", uuid).slice(4)) {
        bits = bits * 32n + BigInt(alphabet.indexOf(letter));
      }
      expect(bits.toString(16).padStart(32, "0")).toBe(uuid);
    }),
  );
});

test("sorts as the bits do", () => {
  fc.assert(fc.property(hex, hex, (a, b) => formatTypeId("x", a) < formatTypeId("x", b) === a < b));
});

test("reads the first 32 digits and no more", () => {
  const uuid = "01890a5dac96774bbcceb302099a8057";
  expect(formatTypeId("rnk", `${uuid}ffff`)).toBe(formatTypeId("rnk", uuid));
});

describe("a TypeID", () => {
  test("is known for one of its prefix, and of no other", () => {
    fc.assert(
      fc.property(hex, (uuid) => {
        expect(isTypeId("itm", formatTypeId("itm", uuid))).toBe(true);
        expect(isTypeId("wsp", formatTypeId("itm", uuid))).toBe(false);
      }),
    );
  });

  test.for([
    ["of no prefix", "01h455vb4pex5vsknk084sn02q"],
    ["too short", "itm_01h455vb4pex5vsknk084sn02"],
    ["too long", "itm_01h455vb4pex5vsknk084sn02qq"],
    ["beyond 128 bits", "itm_8zzzzzzzzzzzzzzzzzzzzzzzzz"],
    ["in capitals", "itm_01H455VB4PEX5VSKNK084SN02Q"],
    ["with an l", "itm_01h455vb4pex5vsknk084sn02l"],
    ["with a u", "itm_01h455vb4pex5vsknk084sn02u"],
    ["with an i", "itm_01h455vb4pex5vsknk084sn02i"],
    ["with an o", "itm_01h455vb4pex5vsknk084sn02o"],
    ["without its underscore", "itm-01h455vb4pex5vsknk084sn02q"],
    ["with a line feed behind", "itm_01h455vb4pex5vsknk084sn02\n"],
    ["of nothing", ""],
  ])("is not one %s", ([, text]) => {
    expect(isTypeId("itm", text ?? "")).toBe(false);
  });
});

describe("the platform's dice", () => {
  test("give ids that are TypeIDs, rising, however fast", () => {
    const ids = Array.from({ length: 10_000 }, () => random.typeId("itm"));
    expect(ids.every((id) => isTypeId("itm", id))).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(10_000);
  });

  test("give secrets of 32 bytes, never the same", () => {
    const [one, other] = [random.secret(), random.secret()];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(one).not.toBe(other);
  });
});
