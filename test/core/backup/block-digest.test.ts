import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BlockDigest, blockBytes } from "../../../src/core/backup/block-digest.ts";

async function sha256(bytes: Uint8Array | string): Promise<string> {
  return createHash("sha256").update(bytes).digest("hex");
}

async function computeDigest(parts: readonly Uint8Array[]): Promise<string> {
  const digest = new BlockDigest(sha256);
  for (const part of parts) {
    // oxlint-disable-next-line no-await-in-loop -- the order of the parts matters
    await digest.add(part);
  }
  return digest.finish();
}

/** Returns bytes that differ from block to block. */
function buildBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 12)) & 255);
}

test.each([0, 1, blockBytes - 1, blockBytes, blockBytes + 1, 3 * blockBytes + 7])(
  "equals the digest that split and sha256sum compute of %i bytes",
  async (length) => {
    const bytes = buildBytes(length);
    const script = `split -b 1M --filter='sha256sum | cut -d" " -f1' | sha256sum | cut -d" " -f1`;
    const expected = execFileSync("sh", ["-c", script], { input: bytes, encoding: "utf8" });
    expect(await computeDigest([bytes])).toBe(expected.trim());
  },
);

test("does not depend on the parts in which the bytes arrive", async () => {
  const bytes = buildBytes(2 * blockBytes + 5);
  const expected = await computeDigest([bytes]);
  const cut = fc.integer({ min: 0, max: bytes.length });
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { maxLength: 5 }), async (cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
      const parts = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
      expect(await computeDigest(parts)).toBe(expected);
    }),
    { numRuns: 20 },
  );
});
