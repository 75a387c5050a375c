import { describe, expect, test } from "vitest";
import { openCaches } from "../../src/cache/caches.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  dropRemote,
  type Remote,
  readRemote,
  readTier,
  writeRemote,
  writeColo,
} from "../../src/cache/tiers/remote.ts";
import { toLazyBytes } from "../../src/core/columns/lazy-bytes.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { SnapshotBuilder } from "../../src/core/snapshot/snapshot-builder.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";

/** The remote tiers of one implementation, and controls over them. */
export type TiersUnderTest = {
  readonly remote: Remote;
  /** Waits for background writes. */
  readonly settle: () => Promise<unknown>;
  readonly clearColo: () => Promise<void>;
  readonly clearKv: () => Promise<void>;
};

/** Tests the remote tiers, each alone and all together. */
export function testTiersContract(open: () => TiersUnderTest): void {
  describe("the remote tiers", () => {
    test.each(["cache-api", "kv"] as const)("%s returns the written bytes", async (tier) => {
      const { remote, key, bytes } = await openWithValue(open);
      expect(new Uint8Array((await readTier(remote, key, tier))?.bytes ?? [])).toEqual(bytes);
      expect(await readTier(remote, `${key}/more`, tier)).toBeUndefined();
      expect(await readTier(remote, key.slice(0, -1), tier)).toBeUndefined();
    });

    test("read the Cache API first, and KV if it has no entry", async () => {
      const { remote, key, clearColo } = await openWithValue(open);
      expect((await readRemote(remote, key, true))?.tier).toBe("cache-api");
      await clearColo();
      expect((await readRemote(remote, key, true))?.tier).toBe("kv");
    });

    test("do not read KV for a key that it is not known to have", async () => {
      const { remote, key, clearColo } = await openWithValue(open);
      await clearColo();
      expect(await readRemote(remote, key, false)).toBeUndefined();
    });

    test("backfill the Cache API from KV", async () => {
      const { remote, key, bytes, settle, clearColo, clearKv } = await openWithValue(open);
      await clearColo();
      (await readRemote(remote, key, true))?.backfill();
      await settle();
      await clearKv();
      const entry = await readRemote(remote, key, true);
      expect([entry?.tier, new Uint8Array(entry?.bytes ?? [])]).toEqual(["cache-api", bytes]);
    });

    test("do not write a value of the data centre to KV", async () => {
      const { remote, key } = openWithKey(open);
      await writeColo(remote, key, { bytes: buildBytes(9) });
      expect((await readTier(remote, key, "cache-api"))?.tier).toBe("cache-api");
      expect(await readTier(remote, key, "kv")).toBeUndefined();
    });

    test("delete an entry from both tiers", async () => {
      const { remote, key } = await openWithValue(open);
      expect(await dropRemote(remote, { colo: [key], kv: [key] })).toEqual({ colo: 1, kv: 1 });
      expect(await readRemote(remote, key, true)).toBeUndefined();
    });

    test("read the next tier if one fails", async () => {
      const { remote, key } = await openWithValue(open);
      const unavailable = Object.assign(Object.create(null), {
        match: async () => Promise.reject(new Error("unavailable")),
      });
      expect((await readRemote({ ...remote, cache: unavailable }, key, true))?.tier).toBe("kv");
    });
  });

  test("a ranking moves from KV to the Cache API to memory", async () => {
    const { remote, settle, clearColo, clearKv } = openWithKey(open);
    const { rankings } = openCaches(remote);
    const ranking = buildRanking(`wsp_${crypto.randomUUID()}`);
    await rankings.write(ranking);
    await settle();
    const readTierOf = async () => {
      const entry = await rankings.read(ranking, true);
      await settle();
      expect(entry === undefined || entry.value).toEqual(entry === undefined || ranking);
      return entry?.tier;
    };
    expect(await readTierOf()).toBe("memory");
    clearAllMemories();
    expect([await readTierOf(), await readTierOf()]).toEqual(["cache-api", "memory"]);
    clearAllMemories();
    await clearColo();
    expect([await readTierOf(), await readTierOf()]).toEqual(["kv", "memory"]);
    clearAllMemories();
    expect(await readTierOf()).toBe("cache-api");
    clearAllMemories();
    await clearColo();
    await clearKv();
    expect(await readTierOf()).toBeUndefined();
  });
}

function openWithKey(open: () => TiersUnderTest) {
  return { ...open(), key: `wsp_${crypto.randomUUID()}/7/snapshot` };
}

async function openWithValue(open: () => TiersUnderTest) {
  const tiers = openWithKey(open);
  const bytes = buildBytes(300);
  await writeRemote(tiers.remote, tiers.key, toLazyBytes(bytes));
  await tiers.settle();
  return { ...tiers, bytes };
}

function buildBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
}

function buildRanking(workspace: string) {
  const snapshot = new SnapshotBuilder(0).build({
    workspace,
    generation: 7,
    at: 1_000,
    statuses: {},
  });
  return { ...rank(snapshot, getBuiltInModel("rice")), id: "rnk_1", digest: "d" };
}
