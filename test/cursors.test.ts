import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Workspace } from "../src/core/workspace.ts";
import { foreignCursor, verifyCursor, signCursor } from "../src/flows/cursors.ts";
import { webCrypto } from "../src/platform/cloudflare/crypto.ts";
import { openSecrets } from "../src/platform/cloudflare/secrets.ts";

const workspace: Workspace = {
  id: "wsp_test",
  name: "Test",
  generation: 0,
  changedAt: 0,
  statuses: {},
  lastNumber: 0,
  defaultModel: "rice",
  cursorKey: "0".repeat(64),
  snapshotGeneration: 0,
  snapshotAt: 0,
  createdAt: 0,
  allowedOrigins: [],
};

const deps = { crypto: webCrypto, secrets: openSecrets(["a root key of the tests"]) };

const cursor = { list: "wsp_test/3/rice/1?limit=50", at: 50 };

test("verifies a cursor that it signed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("", "items?limit=1", "a/b%20c"),
      fc.maxSafeNat(),
      async (list, index) => {
        const signed = await signCursor(deps, workspace, { list, at: index });
        expect(await verifyCursor(deps, workspace, signed)).toEqual({
          list,
          at: index,
        });
      },
    ),
    { numRuns: 20 },
  );
});

test("is URL-safe text: the cursor, a dot and a signature of 22 characters", async () => {
  const signed = await signCursor(deps, workspace, cursor);
  expect(signed).toMatch(/^[\w-]+\.[\w-]{22}$/); // 16 bytes are 128 bits: ⌈128 / 6⌉ = 22
});

test("rejects a cursor of another workspace", async () => {
  const other = { ...workspace, cursorKey: "1".repeat(64) };
  const signed = await signCursor(deps, other, cursor);
  await expect(verifyCursor(deps, workspace, signed)).rejects.toEqual(foreignCursor());
});

test("signs with the sealed key, and verifies after the key was sealed again", async () => {
  const seal = async () => ({ ...workspace, cursorKey: await deps.secrets.seal("key") });
  const signed = await signCursor(deps, await seal(), cursor);
  expect(await verifyCursor(deps, await seal(), signed)).toEqual(cursor);
  expect(await verifyCursor(deps, { ...workspace, cursorKey: "key" }, signed)).toEqual(cursor);
});

test("signs under an unreadable key, and rejects the cursors under the key itself", async () => {
  const sealed = { ...workspace, cursorKey: await deps.secrets.seal("key") };
  const signed = await signCursor(deps, sealed, cursor);
  const rotated = { ...deps, secrets: openSecrets(["another root key of the tests"]) };
  await expect(verifyCursor(rotated, sealed, signed)).rejects.toEqual(foreignCursor());
  const resigned = await signCursor(rotated, sealed, cursor);
  expect(await verifyCursor(rotated, sealed, resigned)).toEqual(cursor);
});

test("rejects a cursor with any single character changed", async () => {
  const signed = await signCursor(deps, workspace, cursor);
  const damaged = Array.from(signed, (character, index) => {
    const other = character === "A" ? "B" : "A";
    return signed.slice(0, index) + other + signed.slice(index + 1);
  });
  const outcomes = damaged.map((text) =>
    verifyCursor(deps, workspace, text).then(
      () => text,
      () => "rejected",
    ),
  );
  expect(new Set(await Promise.all(outcomes))).toEqual(new Set(["rejected"]));
});

test.for(["", ".", "abc", "abc.", ".abc", "W10.W10"])("rejects %j", async (text) => {
  await expect(verifyCursor(deps, workspace, text)).rejects.toMatchObject({
    kind: "malformed",
    faults: [{ parameter: "cursor" }],
  });
});

describe("the platform's crypto port", () => {
  test("computes the SHA-256 of text and of bytes", async () => {
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

  test("computes the first 16 bytes of HMAC-SHA-256", async () => {
    const expected = createHmac("sha256", "key").update("text").digest().subarray(0, 16);
    expect(await webCrypto.hmac("key", "text")).toBe(expected.toString("base64url"));
  });
});
