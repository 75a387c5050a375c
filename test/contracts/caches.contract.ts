import { describe, expect, test } from "vitest";
import { rank } from "../../src/core/ranking/rank.ts";
import { type Ranking } from "../../src/core/ranking/ranking.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { type Stability, analyseAcceptability } from "../../src/core/stability/stability.ts";
import { type Pointer } from "../../src/core/workspace.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import { type Caches, type RenderedPage } from "../../src/ports/caches.ts";
import { buildSnapshot, writeSnapshot } from "./write-snapshot.ts";

/** The caches of one implementation, and controls over them. */
export type CachesUnderTest = {
  readonly caches: Caches;
  readonly clear: () => Promise<void>;
  /** Waits for background writes. */
  readonly settle: () => Promise<void>;
  /** Empties the memory tier, like the start of a new isolate. */
  readonly clearMemory: () => void;
  /** Deletes one part of every value stored in parts. */
  readonly dropParts: () => Promise<void>;
  /** Overwrites one part of every value stored in parts. */
  readonly corruptParts: () => Promise<void>;
};

/** Small enough to store every value in parts: the smallest of them has 500 bytes. */
const partBytes = 256;

/** Tests the caches of every kind. */
export function testCachesContract(open: (partBytes?: number) => CachesUnderTest): void {
  describe("the cache of snapshots", () => {
    test("returns the written snapshot, and no other generation", async () => {
      const { caches, snapshot } = openWithValues(open);
      await writeSnapshot(caches, snapshot);
      expect(await caches.snapshots.read(snapshot.workspace, 7)).toEqual(snapshot);
      expect(await caches.snapshots.read(snapshot.workspace, 8)).toBeUndefined();
      expect(await caches.snapshots.read("another", 7)).toBeUndefined();
    });

    test("holds the newest snapshot of a workspace in memory", () => {
      const { caches, snapshot } = openWithValues(open);
      caches.snapshots.put(snapshot);
      caches.snapshots.put({ ...snapshot, generation: 6 });
      expect(caches.snapshots.peek(snapshot.workspace)?.generation).toBe(7);
      expect(caches.snapshots.peek("another")).toBeUndefined();
    });

    test("misses after it was cleared", async () => {
      const { caches, snapshot, clear } = openWithValues(open);
      await writeSnapshot(caches, snapshot);
      caches.snapshots.put(snapshot);
      await clear();
      expect(await caches.snapshots.read(snapshot.workspace, 7)).toBeUndefined();
      expect(caches.snapshots.peek(snapshot.workspace)).toBeUndefined();
    });
  });

  describe("the cache of rankings", () => {
    test("returns the written value, by its complete key only", async () => {
      const { caches, ranking } = openWithValues(open);
      await caches.rankings.write(ranking);
      const { workspace, generation, model, revision, orderRules, scope } = ranking;
      const key = { workspace, generation, model, revision, orderRules, scope };
      const others = [
        { ...key, workspace: "another" },
        { ...key, generation: 8 },
        { ...key, model: "wsjf" },
        { ...key, revision: 2 },
        { ...key, orderRules: 1 },
        { ...key, scope: "open" as const },
      ];
      expect((await caches.rankings.read(key, true))?.value).toEqual(ranking);
      expect(await Promise.all(others.map((other) => caches.rankings.read(other, true)))).toEqual(
        others.map(() => undefined),
      );
    });

    test("returns a ranking from memory", async () => {
      const { caches, ranking } = openWithValues(open);
      expect(caches.rankings.peek(ranking)).toBeUndefined();
      caches.rankings.put(ranking);
      expect(caches.rankings.peek(ranking)).toEqual(ranking);
      expect(await caches.rankings.read(ranking, false)).toEqual({
        value: ranking,
        tier: "memory",
      });
    });

    test("misses after it was cleared", async () => {
      const { caches, ranking, clear } = openWithValues(open);
      await caches.rankings.write(ranking);
      await clear();
      expect(await caches.rankings.read(ranking, true)).toBeUndefined();
    });
  });

  describe("the cache of stability analyses", () => {
    test("returns the written value, by its complete key only", async () => {
      const { caches, stability } = openWithValues(open);
      await caches.stability.write(stability);
      const { workspace, generation, model, revision, orderRules, scope } = stability;
      const { draws, top, seed, weights, intervals } = stability;
      const rankingKey = { workspace, generation, model, revision, orderRules, scope };
      const key = { ...rankingKey, draws, top, seed, weights, intervals };
      const others = [
        { ...key, workspace: "another" },
        { ...key, generation: 8 },
        { ...key, model: "wsjf" },
        { ...key, revision: 2 },
        { ...key, orderRules: 1 },
        { ...key, scope: "open" as const },
        { ...key, draws: 33 },
        { ...key, top: 2 },
        { ...key, seed: 8 },
        { ...key, intervals: "likely" as const },
        { ...key, weights: { kind: "around", spread: 21 } as const },
        { ...key, weights: { kind: "simplex" } as const },
        { ...key, weights: { kind: "ordered", order: [1, 0] } as const },
      ];
      expect(await caches.stability.read(key, true)).toEqual(stability);
      expect(await Promise.all(others.map((other) => caches.stability.read(other, true)))).toEqual(
        others.map(() => undefined),
      );
    });

    test("returns an analysis from memory, by its complete key only", async () => {
      const { caches, stability } = openWithValues(open);
      caches.stability.put(stability);
      expect(caches.stability.peek(stability)).toEqual(stability);
      expect(await caches.stability.read(stability, false)).toEqual(stability);
      expect(caches.stability.peek({ ...stability, generation: 8 })).toBeUndefined();
    });

    test("misses after it was cleared", async () => {
      const { caches, stability, clear } = openWithValues(open);
      await caches.stability.write(stability);
      await clear();
      expect(await caches.stability.read(stability, true)).toBeUndefined();
    });
  });

  describe("values in parts", () => {
    test("are returned as they were written", async () => {
      const { caches, clearMemory, read } = await openInParts(open);
      expect(await read()).toEqual(true);
      clearMemory();
      expect(await read()).toEqual(true);
      expect(await caches.snapshots.read("another", 7)).toBeUndefined();
    });

    test("are a miss without one of the parts, until they are written again", async () => {
      const { dropParts, clearMemory, read, write } = await openInParts(open);
      await dropParts();
      clearMemory();
      expect(await read()).toEqual(false);
      await write();
      clearMemory();
      expect(await read()).toEqual(true);
    });

    test("are a miss if a part has other bytes", async () => {
      const { corruptParts, clearMemory, read } = await openInParts(open);
      await corruptParts();
      clearMemory();
      expect(await read()).toEqual(false);
    });
  });

  describe("the cache of pages", () => {
    const page: RenderedPage = {
      body: new TextEncoder().encode('{"data":["ä🙂"]}'),
      link: '</v1/ä>; rel="first"',
      generation: 7,
      ranking: { at: 1.5e12, digest: "d" },
    };

    test("returns the written bytes, by their key", async () => {
      const { caches, snapshot, settle } = openWithValues(open);
      await caches.pages.write(`${snapshot.workspace}/page?limit=1`, page, {});
      await settle();
      const read = await caches.pages.read(`${snapshot.workspace}/page?limit=1`);
      expect(read?.value).toEqual(page);
      expect(await caches.pages.read(`${snapshot.workspace}/page?limit=2`)).toBeUndefined();
    });

    test("returns a page by its own key and by the requested key", async () => {
      const { caches, snapshot } = openWithValues(open);
      const [key, requestedKey] = [`${snapshot.workspace}/8`, `${snapshot.workspace}/7`];
      await caches.pages.write(key, page, { requestedKey });
      expect([caches.pages.peek(key), caches.pages.peek(requestedKey)]).toEqual([page, page]);
      expect((await caches.pages.read(requestedKey))?.value).toEqual(page);
      expect(caches.pages.peek(`${snapshot.workspace}/9`)).toBeUndefined();
    });

    test("misses after it was cleared", async () => {
      const { caches, snapshot, clear } = openWithValues(open);
      await caches.pages.write(`${snapshot.workspace}/page`, page, {});
      await clear();
      expect(await caches.pages.read(`${snapshot.workspace}/page`)).toBeUndefined();
    });
  });

  describe("the cache of pointers", () => {
    test("returns a pointer for one second", () => {
      const { caches, snapshot } = openWithValues(open);
      const at = 10_000;
      caches.pointers.write(snapshot.workspace, buildPointer(snapshot), at);
      expect(caches.pointers.read(snapshot.workspace, at + 999)).toEqual(buildPointer(snapshot));
      expect(caches.pointers.read(snapshot.workspace, at + 1_000)).toBeUndefined();
    });

    test("invalidates a pointer after a write through the isolate", () => {
      const { caches, snapshot } = openWithValues(open);
      caches.pointers.write(snapshot.workspace, buildPointer(snapshot), 10_000);
      caches.pointers.invalidateAfterWrite(snapshot.workspace, 10_000);
      expect(caches.pointers.read(snapshot.workspace, 10_000)).toBeUndefined();
      expect(caches.pointers.recent(snapshot.workspace, 10_000)).toEqual([]);
    });

    test("does not invalidate during a burst of writes, until a second passes without one", () => {
      const { caches, snapshot } = openWithValues(open);
      const isCachedAfterWrite = (at: number) => {
        caches.pointers.write(snapshot.workspace, buildPointer(snapshot), at);
        caches.pointers.invalidateAfterWrite(snapshot.workspace, at);
        return caches.pointers.read(snapshot.workspace, at) !== undefined;
      };
      const areCached = Array.from({ length: 40 }, (_, index) =>
        isCachedAfterWrite(10_000 + index * 999),
      );
      expect(areCached.indexOf(true)).toBe(32);
      expect(areCached.slice(32)).not.toContain(false);
      expect(isCachedAfterWrite(10_000 + 39 * 999 + 1_000)).toBe(false);
      caches.pointers.drop(snapshot.workspace);
      expect(caches.pointers.read(snapshot.workspace, 60_000)).toBeUndefined();
    });

    test("lists pointers of the last two seconds, newest first, and none from before a drop", () => {
      const { caches, snapshot } = openWithValues(open);
      const [before, now] = [buildPointer(snapshot), buildPointer(snapshot)];
      const { pointers } = caches;
      pointers.write(snapshot.workspace, before, 10_000);
      pointers.write(snapshot.workspace, now, 11_000);
      // A concurrent request stores the same pointer.
      pointers.write(snapshot.workspace, now, 11_001);
      const listRecent = (at: number) =>
        pointers.recent(snapshot.workspace, at).map((each) => (each === before ? "before" : "now"));
      expect([listRecent(11_999), listRecent(12_000), listRecent(13_001)]).toEqual([
        ["now", "before"],
        ["now"],
        [],
      ]);
      pointers.drop(snapshot.workspace);
      pointers.write(snapshot.workspace, now, 11_500);
      expect(listRecent(11_500)).toEqual(["now"]);
      expect(pointers.recent("another", 0)).toEqual([]);
    });

    test("lists at most eight pointers: the seven newest and the oldest", () => {
      const { caches, snapshot } = openWithValues(open);
      const all = Array.from({ length: 12 }, () => buildPointer(snapshot));
      for (const [index, pointer] of all.entries()) {
        caches.pointers.write(snapshot.workspace, pointer, 10_000 + index);
      }
      const recent = caches.pointers.recent(snapshot.workspace, 10_011);
      expect(recent.map((pointer) => all.indexOf(pointer))).toEqual([11, 10, 9, 8, 7, 6, 5, 0]);
      expect(caches.pointers.recent(snapshot.workspace, 12_000)).toHaveLength(7);
    });

    test("returns the last known pointer for ten minutes, even if dropped or unreachable", () => {
      const { caches, snapshot } = openWithValues(open);
      const at = 10_000;
      caches.pointers.write(snapshot.workspace, buildPointer(snapshot), at);
      caches.pointers.drop(snapshot.workspace);
      caches.pointers.markUnreachable(snapshot.workspace, at + 5);
      expect(caches.pointers.lastKnown(snapshot.workspace, at + 599_999)).toMatchObject({
        pointer: buildPointer(snapshot),
        at,
        unreachableAt: at + 5,
      });
      expect(caches.pointers.lastKnown(snapshot.workspace, at + 600_000)).toBeUndefined();
      expect(caches.pointers.lastKnown("another", at)).toBeUndefined();
    });

    test("clears the unreachable mark when a pointer is written", () => {
      const { caches, snapshot } = openWithValues(open);
      caches.pointers.write(snapshot.workspace, buildPointer(snapshot), 10_000);
      caches.pointers.markUnreachable(snapshot.workspace, 10_005);
      caches.pointers.write(snapshot.workspace, buildPointer(snapshot), 10_010);
      expect(caches.pointers.lastKnown(snapshot.workspace, 10_010)?.unreachableAt).toBeUndefined();
    });

    test("keeps the newer pointer when a lagging replica returns an older generation", () => {
      const { caches, snapshot } = openWithValues(open);
      const [at, now] = [10_000, buildPointer(snapshot)];
      caches.pointers.write(snapshot.workspace, now, at);
      const behind = { ...now, workspace: { ...now.workspace, generation: 6 } };
      caches.pointers.write(snapshot.workspace, behind, at + 5_000);
      expect(caches.pointers.read(snapshot.workspace, at + 5_000)).toEqual(now);
    });
  });

  test("the cache of definitions returns a definition by its key", () => {
    const { caches, snapshot } = openWithValues(open);
    const { definition } = getBuiltInModel("rice");
    caches.definitions.write(`${snapshot.workspace}/mine/1`, definition);
    expect(caches.definitions.read(`${snapshot.workspace}/mine/1`)).toEqual(definition);
    expect(caches.definitions.read(`${snapshot.workspace}/mine/2`)).toBeUndefined();
  });
}

function buildPointer({ workspace: id }: Snapshot): Pointer {
  return {
    workspace: {
      id,
      name: "W",
      generation: 7,
      changedAt: 1,
      statuses: {},
      lastNumber: 2,
      defaultModel: "rice",
      cursorKey: "key",
      snapshotGeneration: 0,
      snapshotAt: 0,
      createdAt: 0,
      allowedOrigins: [],
    },
    publications: [],
    models: new Map([["mine", 2]]),
  };
}

type CachesWithValues = CachesUnderTest & {
  snapshot: Snapshot;
  ranking: Ranking;
  stability: Stability;
};

function openWithValues(open: () => CachesUnderTest): CachesWithValues {
  const snapshot = buildSnapshot(`wsp_${crypto.randomUUID()}`);
  const resolvedModel = getBuiltInModel("rice");
  const ranking = { ...rank(snapshot, resolvedModel), id: "rnk_1", digest: "d" };
  const weights = { kind: "around", spread: 20 } as const;
  const plan = { draws: 32, top: 10, seed: 7, weights, intervals: "drawn" } as const;
  return {
    ...open(),
    snapshot,
    ranking,
    stability: analyseAcceptability({ snapshot, ranking, resolvedModel }, plan),
  };
}

/**
 * Writes a snapshot, a ranking and its stability in parts. `read` returns whether all of them are
 * cached, and fails if only some are.
 */
async function openInParts(open: (partBytes?: number) => CachesUnderTest) {
  const { snapshot, ranking, stability, ...controls } = openWithValues(() => open(partBytes));
  const { caches, settle } = controls;
  const write = async () => {
    await writeSnapshot(caches, snapshot);
    await caches.rankings.write(ranking);
    await caches.stability.write(stability);
    await settle();
  };
  const read = async () => {
    const values = [
      await caches.snapshots.read(snapshot.workspace, snapshot.generation),
      (await caches.rankings.read(ranking, true))?.value,
      await caches.stability.read(stability, true),
    ];
    expect([
      [snapshot, ranking, stability],
      [undefined, undefined, undefined],
    ]).toContainEqual(values);
    return values[0] !== undefined;
  };
  await write();
  return { ...controls, write, read };
}
