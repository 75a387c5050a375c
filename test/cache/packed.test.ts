import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { packing } from "../../src/cache/packed.ts";
import { type Page } from "../../src/deps.ts";

function pageOf(body: Uint8Array): Page {
  return { body, link: "", generation: 1, ranking: { at: 0, digest: "" } };
}

const wordy = new TextEncoder().encode("so it goes, ".repeat(300));

/** Reads it so often, and gives what was kept of it, each time. */
async function keptAfter(page: Page, times: number): Promise<Uint8Array[]> {
  const kept: Uint8Array[] = [];
  for (let reading = 0; reading < times; reading += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one reading after another
    await packing(page, (packed) => void kept.push(packed));
  }
  return kept;
}

test("a page is packed when it was read sixty-four times, and once", async () => {
  const page = pageOf(wordy);
  expect(await keptAfter(page, 63)).toEqual([]);
  const [packed, ...more] = await keptAfter(page, 100);
  expect(new Uint8Array(gunzipSync(packed ?? ""))).toEqual(wordy);
  expect(more).toEqual([]);
});

test("what fits into one packet is not packed", async () => {
  expect(await keptAfter(pageOf(wordy.slice(0, 1_399)), 100)).toEqual([]);
  expect(await keptAfter(pageOf(wordy.slice(0, 1_400)), 100)).toHaveLength(1);
});

test("what hardly gets smaller is not kept", async () => {
  // A sequence in which nothing comes again for long.
  const dense = Uint8Array.from({ length: 5_000 }, (_, at) => (Math.sin(at) * 1e6) & 255);
  expect(await keptAfter(pageOf(dense), 100)).toEqual([]);
});
