import { describe, expect, test } from "vitest";
import { openCaches } from "../../src/cache/caches.ts";
import { toLazyBytes } from "../../src/cache/format/lazy-bytes.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  dropRemote,
  type Remote,
  readRemote,
  readTier,
  writeRemote,
  writeColo,
} from "../../src/cache/tiers/remote.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { SnapshotBuilder } from "../../src/core/snapshot/snapshot-builder.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";

/** A data centre's copies and KV, and the power to lose either. */
export type TiersUnderTest = {
  readonly far: Remote;
  /** Waits for what is written behind the answer. */
  readonly settle: () => Promise<unknown>;
  readonly clearColo: () => Promise<void>;
  readonly clearKv: () => Promise<void>;
};

const kept = { kind: "snapshot", rows: 10, at: 0 } as const;

/** What each tier beyond the isolate promises, and all of them together. */
export function testTiersContract(open: () => TiersUnderTest): void {
  describe("the tiers beyond an isolate", () => {
    test.each(["cache-api", "kv"] as const)("%s gives the bytes it was given", async (tier) => {
      const { far, name, bytes } = await written(open);
      expect(new Uint8Array((await readTier(far, name, tier))?.bytes ?? [])).toEqual(bytes);
      expect(await readTier(far, `${name}/more`, tier)).toBeUndefined();
      expect(await readTier(far, name.slice(0, -1), tier)).toBeUndefined();
    });

    test("the nearest answers first, and KV where nothing is near", async () => {
      const { far, name, clearColo } = await written(open);
      expect((await readRemote(far, name, true))?.tier).toBe("cache-api");
      await clearColo();
      expect((await readRemote(far, name, true))?.tier).toBe("kv");
    });

    test("KV is not asked for what nobody says it has", async () => {
      const { far, name, clearColo } = await written(open);
      await clearColo();
      expect(await readRemote(far, name, false)).toBeUndefined();
    });

    test("what came from KV is near from then on, though KV is lost", async () => {
      const { far, name, bytes, settle, clearColo, clearKv } = await written(open);
      await clearColo();
      (await readRemote(far, name, true))?.backfill(kept);
      await settle();
      await clearKv();
      const near = await readRemote(far, name, true);
      expect([near?.tier, new Uint8Array(near?.bytes ?? [])]).toEqual(["cache-api", bytes]);
    });

    test("what is only for a data centre is not in KV", async () => {
      const { far, name } = opened(open);
      await writeColo(far, name, { ...kept, bytes: bytesOf(9) });
      expect((await readTier(far, name, "cache-api"))?.tier).toBe("cache-api");
      expect(await readTier(far, name, "kv")).toBeUndefined();
    });

    test("what is dropped is in neither", async () => {
      const { far, name } = await written(open);
      expect(await dropRemote(far, { colo: [name], kv: [name] })).toEqual({ near: 1, inKv: 1 });
      expect(await readRemote(far, name, true)).toBeUndefined();
    });

    test("a tier that fails has nothing, and the next is asked", async () => {
      const { far, name } = await written(open);
      const away = Object.assign(Object.create(null), {
        match: async () => Promise.reject(new Error("away")),
      });
      expect((await readRemote({ ...far, cache: away }, name, true))?.tier).toBe("kv");
    });
  });

  test("a ranking goes up from KV to the data centre to the isolate, and is made of none", async () => {
    const { far, settle, clearColo, clearKv } = opened(open);
    const { rankings } = openCaches(far);
    const ranking = rankingOf(`wsp_${crypto.randomUUID()}`);
    await rankings.write(ranking);
    await settle();
    const tierOf = async () => {
      const copy = await rankings.read(ranking, true);
      await settle();
      expect(copy === undefined || copy.value).toEqual(copy === undefined || ranking);
      return copy?.tier;
    };
    expect(await tierOf()).toBe("memory");
    clearAllMemories();
    expect([await tierOf(), await tierOf()]).toEqual(["cache-api", "memory"]);
    clearAllMemories();
    await clearColo();
    expect([await tierOf(), await tierOf()]).toEqual(["kv", "memory"]);
    clearAllMemories();
    expect(await tierOf()).toBe("cache-api");
    clearAllMemories();
    await clearColo();
    await clearKv();
    expect(await tierOf()).toBeUndefined();
  });
}

function opened(open: () => TiersUnderTest) {
  return { ...open(), name: `wsp_${crypto.randomUUID()}/7/board` };
}

async function written(open: () => TiersUnderTest) {
  const place = opened(open);
  const bytes = bytesOf(300);
  await writeRemote(place.far, place.name, { ...kept, laid: toLazyBytes(bytes) });
  await place.settle();
  return { ...place, bytes };
}

function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7) % 251);
}

function rankingOf(workspace: string) {
  const board = new SnapshotBuilder(0).build({ workspace, generation: 7, at: 1_000 });
  return { ...rank(board, getBuiltInModel("rice")), id: "rnk_1", digest: "d" };
}
