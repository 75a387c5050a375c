import { expect, test } from "vitest";
import { readKeyId } from "../../../src/core/sealed-text.ts";
import { openSecrets } from "../../../src/platform/cloudflare/secrets.ts";

const oldKey = "the old root key of the tests";
const newKey = "the new root key of the tests";

test.each(["", "secret", '{"key":"Größe 🐘"}', "x".repeat(100_000)])(
  "opens a secret that it sealed",
  async (secret) => {
    const secrets = openSecrets([newKey]);
    const sealed = await secrets.seal(secret);
    expect(sealed).toMatch(/^k[0-9a-f]{16}\.[\w+/=]+$/);
    expect(await secrets.open(sealed)).toBe(secret);
    expect(await secrets.open(sealed)).toBe(secret);
  },
);

test("seals with the first root key and opens under every root key", async () => {
  const sealed = await openSecrets([oldKey]).seal("secret");
  const rotated = openSecrets([newKey, oldKey]);
  expect(await rotated.open(sealed)).toBe("secret");
  const resealed = await rotated.seal("secret");
  expect(readKeyId(resealed)).not.toBe(readKeyId(sealed));
  expect(await openSecrets([newKey]).open(resealed)).toBe("secret");
  expect(await openSecrets([oldKey]).open(resealed)).toBeUndefined();
});

test("does not open a secret whose content or key id was changed", async () => {
  const secrets = openSecrets([newKey, oldKey]);
  const sealed = await secrets.seal("secret");
  const damaged = `${sealed.slice(0, -4)}${sealed.endsWith("AAA=") ? "BBB=" : "AAA="}`;
  expect(await secrets.open(damaged)).toBeUndefined();
  const otherId = readKeyId(await openSecrets([oldKey]).seal("secret"));
  expect(await secrets.open(`${otherId}${sealed.slice(17)}`)).toBeUndefined();
  expect(await secrets.open(`${sealed.slice(0, 18)}not base64!`)).toBeUndefined();
});

test("stores plain text without a root key, and opens it under any", async () => {
  const sealed = await openSecrets([]).seal("secret");
  expect(sealed).toBe("none.secret");
  expect(await openSecrets([]).open(sealed)).toBe("secret");
  expect(await openSecrets([newKey]).open(sealed)).toBe("secret");
});

test("opens a secret of an earlier version, which has no key id", async () => {
  const secret = "0123456789abcdef".repeat(4);
  expect(await openSecrets([newKey]).open(secret)).toBe(secret);
});

test("lists the key ids of secrets to seal again", async () => {
  const oldId = readKeyId(await openSecrets([oldKey]).seal("secret"));
  expect(await openSecrets([newKey, oldKey]).listOutdatedKeyIds()).toEqual(["", "none", oldId]);
  expect(await openSecrets([newKey]).listOutdatedKeyIds()).toEqual(["", "none"]);
  expect(await openSecrets([]).listOutdatedKeyIds()).toEqual([]);
});
