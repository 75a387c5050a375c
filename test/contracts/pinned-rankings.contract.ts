import { describe, expect, test } from "vitest";
import { cacheKinds } from "../../src/contract/cache.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { type Ranking } from "../../src/core/ranking/ranking.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import { type Caches } from "../../src/ports/caches.ts";
import { buildSnapshot } from "./write-snapshot.ts";

/** Small enough to store every copy in parts. */
const partBytes = 256;

/** Tests the copies of rankings that baselines name. */
export function testPinnedRankingsContract(open: (partBytes?: number) => Caches): void {
  describe.each([undefined, partBytes])("a copy of a ranking, in parts of %s bytes", (size) => {
    test("is read by its complete key only", async () => {
      const { pinnedRankings } = open(size);
      const ranking = buildRanking();
      await pinnedRankings.write(ranking);
      expect(await pinnedRankings.read(ranking)).toEqual(ranking);
      const others = [{ workspace: "other" }, { generation: 8 }, { model: "r" }, { revision: 2 }];
      for (const other of others) {
        // oxlint-disable-next-line no-await-in-loop -- four keys
        expect(await pinnedRankings.read({ ...ranking, ...other })).toBeUndefined();
      }
    });

    test("stays when the caches are cleared", async () => {
      const caches = open(size);
      const ranking = buildRanking();
      await caches.pinnedRankings.write(ranking);
      await caches.clear({ workspace: ranking.workspace, kinds: cacheKinds });
      expect(await caches.pinnedRankings.read(ranking)).toEqual(ranking);
    });

    test("is replaced by a later one", async () => {
      const { pinnedRankings } = open(size);
      const ranking = buildRanking();
      await pinnedRankings.write(ranking);
      await pinnedRankings.write({ ...ranking, digest: "e" });
      expect(await pinnedRankings.read(ranking)).toEqual({ ...ranking, digest: "e" });
    });

    test("is removed alone", async () => {
      const { pinnedRankings } = open(size);
      const ranking = buildRanking();
      const other = { ...ranking, revision: 11 };
      await pinnedRankings.write(ranking);
      await pinnedRankings.write(other);
      await pinnedRankings.remove(ranking);
      expect(await pinnedRankings.read(ranking)).toBeUndefined();
      expect(await pinnedRankings.read(other)).toEqual(other);
    });

    test("is removed with the others of its workspace, unless it is kept", async () => {
      const { pinnedRankings } = open(size);
      const [ranking, foreign] = [buildRanking(), buildRanking()];
      const other = { ...ranking, revision: 11 };
      await pinnedRankings.write(ranking);
      await pinnedRankings.write(other);
      await pinnedRankings.write(foreign);
      expect(await pinnedRankings.clear(ranking.workspace, [ranking])).toBe(false);
      expect(await pinnedRankings.read(ranking)).toEqual(ranking);
      expect(await pinnedRankings.read(other)).toBeUndefined();
      expect(await pinnedRankings.clear(ranking.workspace)).toBe(false);
      expect(await pinnedRankings.read(ranking)).toBeUndefined();
      expect(await pinnedRankings.read(foreign)).toEqual(foreign);
    });
  });
}

function buildRanking(): Ranking {
  const snapshot = buildSnapshot(`wsp_${crypto.randomUUID()}`);
  return { ...rank(snapshot, getBuiltInModel("rice")), id: "rnk_1", digest: "d" };
}
