import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Workspace } from "../src/core/workspace.ts";
import { foreignCursor, verifyCursor, signCursor } from "../src/flows/cursors.ts";
import { webCrypto } from "../src/platform/cloudflare/crypto.ts";

const workspace: Workspace = {
  id: "wsp_test",
  name: "Test",
  generation: 0,
  changedAt: 0,
  lastNumber: 0,
  defaultModel: "rice",
  cursorKey: "0".repeat(64),
  snapshotGeneration: 0,
  snapshotAt: 0,
  createdAt: 0,
};

const cursor = { list: "wsp_test/3/rice/1?limit=50", at: 50 };

test("opens what it sealed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("", "items?limit=1", "a/b%20c"),
      fc.maxSafeNat(),
      async (list, at) => {
        const sealed = await signCursor({ crypto: webCrypto }, workspace, { list, at });
        expect(await verifyCursor({ crypto: webCrypto }, workspace, sealed)).toEqual({ list, at });
      },
    ),
    { numRuns: 20 },
  );
});

test("is text for a URL: the cursor, a dot and 22 letters of seal", async () => {
  const sealed = await signCursor({ crypto: webCrypto }, workspace, cursor);
  expect(sealed).toMatch(/^[\w-]+\.[\w-]{22}$/); // 16 bytes are 128 bits: ⌈128 / 6⌉ = 22
});

test("refuses a cursor of another workspace", async () => {
  const other = { ...workspace, cursorKey: "1".repeat(64) };
  const sealed = await signCursor({ crypto: webCrypto }, other, cursor);
  await expect(verifyCursor({ crypto: webCrypto }, workspace, sealed)).rejects.toEqual(
    foreignCursor(),
  );
});

test("refuses a cursor of which any one letter is another", async () => {
  const sealed = await signCursor({ crypto: webCrypto }, workspace, cursor);
  const damaged = Array.from(sealed, (letter, at) => {
    const other = letter === "A" ? "B" : "A";
    return sealed.slice(0, at) + other + sealed.slice(at + 1);
  });
  const opened = damaged.map((text) =>
    verifyCursor({ crypto: webCrypto }, workspace, text).then(
      () => text,
      () => "refused",
    ),
  );
  expect(new Set(await Promise.all(opened))).toEqual(new Set(["refused"]));
});

test.for(["", ".", "abc", "abc.", ".abc", "W10.W10"])("refuses %j", async (text) => {
  await expect(verifyCursor({ crypto: webCrypto }, workspace, text)).rejects.toMatchObject({
    kind: "malformed",
    faults: [{ parameter: "cursor" }],
  });
});

describe("the platform's seals", () => {
  test("digest as SHA-256 does, text and bytes alike", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        const expected = createHash("sha256").update(text).digest("hex");
        expect(await webCrypto.sha256(text)).toBe(expected);
        expect(await webCrypto.sha256(new TextEncoder().encode(text))).toBe(expected);
      }),
      { numRuns: 15 },
    );
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2
    expect(await webCrypto.sha256("abc")).toBe(abc);
  });

  test("sign with the first 16 bytes of HMAC-SHA-256", async () => {
    const expected = createHmac("sha256", "key").update("text").digest().subarray(0, 16);
    expect(await webCrypto.hmac("key", "text")).toBe(expected.toString("base64url"));
  });
});
