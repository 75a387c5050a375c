import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { openHotPageCache, formatHotPagesKey } from "../../src/cache/hot-pages.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";

/** A KV of a map, and how often it was written to. */
function openHot() {
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
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no more of it is called
  const hot = openHotPageCache({ kv } as unknown as Parameters<typeof openHotPageCache>[0]);
  /** So many readings at an instant, and everything that is written down for them. */
  const read = async (address: string, { times = 16, at = 0, workspace = "wsp_1" } = {}) => {
    for (let time = 0; time < times; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await hot.countRead(workspace, () => address, at);
    }
  };
  return { hot, map, read, puts: () => puts };
}

const later = 30_000;

beforeEach(clearAllMemories);

test("counts about one reading in eight, whatever the rhythm of its readers", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), (period) => {
      const { hot } = openHot();
      let counted = 0;
      // Every period-th reading is of the page that is watched; the others do not matter.
      for (let reading = 0; reading < period * 800; reading += 1) {
        const isWatched = reading % period === 0;
        void hot.countRead(
          "wsp_1",
          () => ((counted += isWatched ? 1 : 0), "limit=50&model=rice"),
          0,
        );
      }
      // 800 readings / 8; a rhythm of 55 steps nearly meets itself, and is counted unevenly.
      expect(counted).toBeGreaterThan(50);
      expect(counted).toBeLessThan(200);
    }),
    { numRuns: 64 },
  );
});

describe("what was counted is written down", () => {
  test("after thirty seconds, the most read first", async () => {
    const { hot, read, puts } = openHot();
    await read("a", { times: 80 });
    await read("b", { times: 160 });
    await read("a", { at: later - 1 });
    expect([await hot.read("wsp_1"), puts()]).toEqual([[], 0]);
    await read("a", { at: later });
    expect([await hot.read("wsp_1"), puts()]).toEqual([["b", "a"], 1]);
  });

  test("of each workspace by itself", async () => {
    const { hot, read } = openHot();
    await read("a", { workspace: "wsp_2" });
    await read("a", { workspace: "wsp_2", at: later });
    await read("b");
    expect(await hot.read("wsp_1")).toEqual([]);
    expect(await hot.listWorkspaces(10)).toEqual(["wsp_2"]);
    expect(await hot.listWorkspaces(0)).toEqual([]);
  });

  test("beside half of what was there: yesterday's favourite gives way", async () => {
    const { hot, read } = openHot();
    await read("old", { times: 320 });
    await read("old", { at: later }); // about 40
    expect(await hot.read("wsp_1")).toEqual(["old"]);
    await read("new", { times: 240, at: later + 1 });
    await read("new", { at: 2 * later }); // about 30, beside about 20
    expect(await hot.read("wsp_1")).toEqual(["new", "old"]);
  });

  test("not again while it says the same, for ten minutes", async () => {
    const { read, puts } = openHot();
    for (let round = 0; round <= 20; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await read("a", { at: round * later });
    }
    // At 30 s, and ten minutes (twenty rounds) after nothing else has come.
    expect(puts()).toBe(1);
    await read("a", { at: 21 * later });
    expect(puts()).toBe(2);
  });

  test("twenty pages at the most, none of them longer than it may be", async () => {
    const { hot, read } = openHot();
    for (let page = 0; page < 100; page += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await read(`page=${page}`);
    }
    await read("x".repeat(301), { times: 400 });
    await read("page=0", { at: later });
    const pages = await hot.read("wsp_1");
    expect(pages).toHaveLength(20);
    expect(pages.every((page) => page.startsWith("page="))).toBe(true);
  });
});

test.each(["", "no JSON", "{}", '{"at":0,"pages":[["a"]]}', '{"at":0,"pages":[[7,7]]}'])(
  "what is no such list (%j) is none, and is written over",
  async (text) => {
    const { hot, read, map } = openHot();
    map.set(formatHotPagesKey("wsp_1"), text);
    expect(await hot.read("wsp_1")).toEqual([]);
    await read("a");
    await read("a", { at: later });
    expect(await hot.read("wsp_1")).toEqual(["a"]);
  },
);
