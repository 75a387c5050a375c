import { describe, expect, test } from "vitest";
import { type Deps } from "../../src/ports/deps.ts";
import { openStoreUnderTest } from "./store-under-test.ts";

/** Tests the keys that sign cursors: lists by key id, rewraps and replacements. */
export function testCursorKeysContract(open: () => Deps): void {
  describe("the cursor key of a workspace", () => {
    test("is listed by its key id, also if it has none", async () => {
      const { workspaces, id, readKey, list } = await openCursorKey(open);
      const stored = await readKey();
      for (const [keyId, cursorKey] of [
        ["k0123456789abcdef", "k0123456789abcdef.c2VhbGVk"],
        ["none", "none.plain"],
        ["", "f".repeat(64)],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop -- each step changes the same row
        await workspaces.replaceCursorKey(id, { cursorKey, at: 1 });
        // oxlint-disable-next-line no-await-in-loop -- see above
        expect(await list([keyId, "k1111111111111111"])).toEqual([{ workspace: id, cursorKey }]);
        // oxlint-disable-next-line no-await-in-loop -- see above
        expect(await list(["k1111111111111111"])).toEqual([]);
      }
      expect(await readKey()).not.toBe(stored);
    });

    test("is rewrapped, unless it has changed in the meantime", async () => {
      const { workspaces, id, readKey } = await openCursorKey(open);
      const cursorKey = (await readKey()) ?? "";
      const rewrap = { workspace: id, cursorKey, rewrapped: "none.new" };
      await workspaces.rewrapCursorKeys([rewrap]);
      expect(await readKey()).toBe("none.new");
      await workspaces.rewrapCursorKeys([{ ...rewrap, rewrapped: "none.late" }]);
      expect(await readKey()).toBe("none.new");
    });

    test("is replaced with a new generation", async () => {
      const { workspaces, id, store } = await openCursorKey(open);
      const change = { cursorKey: "none.new", at: 5 };
      expect(await workspaces.replaceCursorKey(id, change)).toBe(1);
      expect((await store.workspaces.readPointer(id))?.workspace).toMatchObject({
        cursorKey: "none.new",
        generation: 1,
      });
      expect(await workspaces.replaceCursorKey("wsp_none", change)).toBeUndefined();
    });
  });
}

async function openCursorKey(open: () => Deps) {
  const { id, store } = await openStoreUnderTest(open);
  const { workspaces } = store;
  return {
    id,
    store,
    workspaces,
    readKey: async () => (await workspaces.readPointer(id))?.workspace.cursorKey,
    /** Lists this workspace and no later one, because tests share a database. */
    list: async (keyIds: readonly string[]) => {
      const before = `${id.slice(0, -1)}${String.fromCharCode(id.charCodeAt(id.length - 1) - 1)}`;
      const rows = await workspaces.listCursorKeys(keyIds, { after: before, limit: 100 });
      return rows.filter(({ workspace }) => workspace === id);
    },
  };
}
