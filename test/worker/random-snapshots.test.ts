import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { applyDelta } from "../../src/core/snapshot/apply-delta.ts";
import { encodeSnapshot } from "../../src/core/snapshot/encode-snapshot.ts";
import { parseChanges } from "../../src/core/snapshot/parse-changes.ts";
import { type Client, openWorkspace, readGeneration, readJson } from "../environments/worker.ts";
import { RandomWriter } from "./random-writer.ts";
import { createRandom, type Random } from "./random.ts";
import {
  deleteFromCacheApi,
  deleteFromKv,
  download,
  downloadUpTo,
  forgetCheckpoint,
} from "./snapshots.ts";

const writesMax = 16;

/** Returns the bytes of the newest snapshot, built from the rows in D1 alone. */
async function buildFromRows(client: Client): Promise<Uint8Array> {
  await deleteFromCacheApi(client);
  await deleteFromKv(client);
  await forgetCheckpoint(client);
  clearAllMemories();
  return new Uint8Array(encodeSnapshot(await download(client, await readGeneration(client))));
}

/** Returns the bytes of the newest snapshot as a client computes them from an earlier generation. */
async function computeFrom(client: Client, generation: number): Promise<Uint8Array> {
  const snapshot = await downloadUpTo(client, generation);
  expect(snapshot.generation).toBeLessThanOrEqual(generation);
  const body = await readJson(client.get(`/changes?since=${snapshot.generation}`));
  const { metadata, delta } = parseChanges(body);
  return new Uint8Array(encodeSnapshot(applyDelta(snapshot, metadata, delta)));
}

/** Changes the tiers from which the next request reads. */
async function disturb(client: Client, random: Random): Promise<void> {
  const disturbances = [
    () => client.environment.drain(),
    () => forgetCheckpoint(client),
    () => client.get("/snapshot"),
    async () => clearAllMemories(),
  ];
  await disturbances[random(10)]?.();
}

/** Computes the newest snapshot from random generations, with and without the caches. */
async function check(client: Client, random: Random): Promise<void> {
  const newest = await readGeneration(client);
  const generations = [newest, ...Array.from({ length: 4 }, () => random(newest + 1))];
  const computed: Uint8Array[] = [];
  for (const generation of generations) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    computed.push(await computeFrom(client, generation));
  }
  const expected = await buildFromRows(client);
  computed.push(await computeFrom(client, random(newest)));
  for (const bytes of computed) {
    expect(bytes).toEqual(expected);
  }
}

describe("a snapshot of a random generation with the changes since then", () => {
  test.each([1, 2])("equals the newest snapshot, byte for byte (seed %i)", async (seed) => {
    const client = await openWorkspace();
    const random = createRandom(seed);
    const writer = new RandomWriter(client, random);
    for (let count = 1; count <= writesMax; count += 1) {
      // oxlint-disable no-await-in-loop -- each write follows the previous one
      await writer.write();
      await disturb(client, random);
      if (count % 8 === 0) {
        await check(client, random);
      }
      // oxlint-enable no-await-in-loop
    }
    expect(await readGeneration(client)).toBeGreaterThan(writesMax / 2);
  });
});
