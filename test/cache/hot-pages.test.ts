import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { openHotPageCache, formatHotPagesKey } from "../../src/cache/hot-pages.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";

/** Opens hot pages over a map, and counts its writes. */
function openHotPages() {
  const map = new Map<string, string>();
  let puts = 0;
  const kv = {
    get: async (name: string) => map.get(name) ?? null,
    put: async (name: string, text: string) => {
      puts += 1;
      map.set(name, text);
    },
    list: async ({ prefix, limit }: { prefix: string; limit: number }) => ({
      keys: [...map.keys()]
        .filter((name) => name.startsWith(prefix))
        .slice(0, limit)
        .map((name) => ({ name })),
    }),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the code under test calls no more of it
  const hot = openHotPageCache({ kv } as unknown as Parameters<typeof openHotPageCache>[0]);
  /** Reads a page several times at an instant, and waits for the flushes. */
  const read = async (query: string, { times = 16, at = 0, workspace = "wsp_1" } = {}) => {
    for (let time = 0; time < times; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in sequence
      await hot.countRead(workspace, () => query, at);
    }
  };
  return { hot, map, read, puts: () => puts };
}

const flushMs = 30_000;

beforeEach(clearAllMemories);

test("counts about one read in eight, at any interval between reads", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), (period) => {
      const { hot } = openHotPages();
      let counted = 0;
      // Every period-th read is of the watched page.
      for (let readNumber = 0; readNumber < period * 800; readNumber += 1) {
        const isWatched = readNumber % period === 0;
        void hot.countRead(
          "wsp_1",
          () => ((counted += isWatched ? 1 : 0), "limit=50&model=rice"),
          0,
        );
      }
      // 800 reads / 8 = 100; a period of 55 nearly coincides with the step, so its count differs.
      expect(counted).toBeGreaterThan(50);
      expect(counted).toBeLessThan(200);
    }),
    { numRuns: 64 },
  );
});

describe("a flush of the counts", () => {
  test("happens after thirty seconds, and lists the most-read page first", async () => {
    const { hot, read, puts } = openHotPages();
    await read("a", { times: 80 });
    await read("b", { times: 160 });
    await read("a", { at: flushMs - 1 });
    expect([await hot.read("wsp_1"), puts()]).toEqual([[], 0]);
    await read("a", { at: flushMs });
    expect([await hot.read("wsp_1"), puts()]).toEqual([["b", "a"], 1]);
  });

  test("is separate for each workspace", async () => {
    const { hot, read } = openHotPages();
    await read("a", { workspace: "wsp_2" });
    await read("a", { workspace: "wsp_2", at: flushMs });
    await read("b");
    expect(await hot.read("wsp_1")).toEqual([]);
    expect(await hot.listWorkspaces(10)).toEqual(["wsp_2"]);
    expect(await hot.listWorkspaces(0)).toEqual([]);
  });

  test("adds half of the stored counts, so that old pages lose their rank", async () => {
    const { hot, read } = openHotPages();
    await read("old", { times: 320 });
    await read("old", { at: flushMs }); // about 40
    expect(await hot.read("wsp_1")).toEqual(["old"]);
    await read("new", { times: 240, at: flushMs + 1 });
    await read("new", { at: 2 * flushMs }); // about 30, against about 40 / 2
    expect(await hot.read("wsp_1")).toEqual(["new", "old"]);
  });

  test("writes an unchanged list once in ten minutes", async () => {
    const { read, puts } = openHotPages();
    for (let round = 0; round <= 20; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in sequence
      await read("a", { at: round * flushMs });
    }
    // The first write is at 30 s; the next is due ten minutes (twenty rounds) flushMs.
    expect(puts()).toBe(1);
    await read("a", { at: 21 * flushMs });
    expect(puts()).toBe(2);
  });

  test("stores at most twenty pages, and no query of more than 300 characters", async () => {
    const { hot, read } = openHotPages();
    for (let page = 0; page < 100; page += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in sequence
      await read(`page=${page}`);
    }
    await read("x".repeat(301), { times: 400 });
    await read("page=0", { at: flushMs });
    const pages = await hot.read("wsp_1");
    expect(pages).toHaveLength(20);
    expect(pages.every((page) => page.startsWith("page="))).toBe(true);
  });
});

test.each(["", "no JSON", "{}", '{"at":0,"pages":[["a"]]}', '{"at":0,"pages":[[7,7]]}'])(
  "ignores and overwrites a stored value that does not parse: %j",
  async (text) => {
    const { hot, read, map } = openHotPages();
    map.set(formatHotPagesKey("wsp_1"), text);
    expect(await hot.read("wsp_1")).toEqual([]);
    await read("a");
    await read("a", { at: flushMs });
    expect(await hot.read("wsp_1")).toEqual(["a"]);
  },
);
