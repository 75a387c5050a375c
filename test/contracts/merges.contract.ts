import { describe, expect, test } from "vitest";
import { type Deps } from "../../src/ports/deps.ts";
import { openStoreUnderTest } from "./store-under-test.ts";

/** Tests merges of one item. */
export function testMergeContract(open: () => Deps): void {
  describe("a merge", () => {
    test("applies to the stored item, whatever its version", async () => {
      const workspace = await openStoreUnderTest(open);
      const ratings = { reach: 1, effort: { low: 1, likely: 2, high: 3 } };
      await workspace.create({ title: "A", size: 3, team: "core", priority: "high", ratings });
      const before = await workspace.readItem(1);
      const merge = { workspace: workspace.id, actor: "b", at: 7, id: before.id, number: 1 };
      const first = { title: "Ä", team: null, priority: null, ratings: { reach: null, zeal: 4 } };
      await workspace.store.items.merge({ ...merge, patch: first });
      const second = { type: "bug", labels: ["l"], ratings: { effort: 5 } } as const;
      const merged = await workspace.store.items.merge({ ...merge, patch: second });
      const { team: _team, priority: _priority, ...rest } = before;
      const expected = { ...rest, ...second, title: "Ä", version: 3, updatedAt: 7 };
      expect(merged).toEqual({
        generation: 3,
        item: { ...expected, ratings: { effort: 5, zeal: 4 } },
      });
      expect(await workspace.readItem(1)).toEqual(merged?.item);
      const log = await workspace.store.snapshots.readUndoLog(workspace.id, 1, { limit: 9 });
      expect(log.map((entry) => entry.before)).toEqual([
        { type: "story", labels: [], ratings: { effort: ratings.effort, zeal: 4 } },
        { title: "A", team: "core", priority: "high", ratings },
      ]);
    });

    test("deletes an item, and then changes nothing", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A" });
      const { id } = await workspace.readItem(1);
      const merge = { workspace: workspace.id, actor: "b", at: 7, id, number: 1, patch: {} };
      const deleted = await workspace.store.items.merge({ ...merge, deletedAt: 7 });
      expect(deleted).toMatchObject({ generation: 2, item: { deletedAt: 7, version: 2 } });
      expect(await workspace.store.items.merge({ ...merge, patch: { size: 1 } })).toBeUndefined();
      const [entry] = await workspace.store.snapshots.readUndoLog(workspace.id, 1, { limit: 9 });
      expect(entry).toMatchObject({ generation: 2, before: { deletedAt: null } });
    });

    test("changes nothing if the stored item cannot have the patch", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A", startDate: "2026-05-02" }, { title: "B" });
      const [a, b] = [await workspace.readItem(1), await workspace.readItem(2)];
      const merge = { workspace: workspace.id, actor: "b", at: 7, id: a.id, number: 1 };
      const ratings = Object.fromEntries(Array.from({ length: 201 }, (_, nth) => [`c${nth}`, 1]));
      const { items } = workspace.store;
      expect(await items.merge({ ...merge, patch: { dueDate: "2026-05-01" } })).toBeUndefined();
      expect(await items.merge({ ...merge, patch: { ratings } })).toBeUndefined();
      await items.merge({ ...merge, patch: { parent: b.id } });
      const closing = items.merge({ ...merge, id: b.id, number: 2, patch: { parent: a.id } });
      await expect(closing).rejects.toMatchObject({ kind: "conflict" });
      expect(await workspace.readItem(1)).toMatchObject({ version: 2, startDate: "2026-05-02" });
    });
  });

  describe("the criteria of a workspace", () => {
    const noNames = {
      ids: [],
      externalIds: [],
      titles: [],
      namesakesOf: [],
      parents: [],
      parentExternalIds: [],
      blockers: [],
    };

    test("contain those that writes and merges add, up to their maximum", async () => {
      const workspace = await openStoreUnderTest(open);
      const { items } = workspace.store;
      const readCriteria = async () =>
        [...(await items.readContext(workspace.id, noNames)).criteria].toSorted();
      const creates = [workspace.buildInsert({ title: "A" })];
      await workspace.write({ creates, criteria: { names: ["b", "a"], max: 3 } });
      expect(await readCriteria()).toEqual(["a", "b"]);
      const { id } = await workspace.readItem(1);
      const merge = { workspace: workspace.id, actor: "b", at: 7, id, number: 1 };
      const patch = { size: 1 };
      await items.merge({ ...merge, patch, criteria: { names: ["a", "c"], max: 3 } });
      expect(await readCriteria()).toEqual(["a", "b", "c"]);
      const excess = { names: ["d"], max: 3 };
      const beyond = [
        items.merge({ ...merge, patch: { size: 2 }, criteria: excess }),
        workspace.write({ creates: [workspace.buildInsert({ title: "B" })], criteria: excess }),
      ];
      for (const write of beyond) {
        // oxlint-disable-next-line no-await-in-loop -- both have started
        await expect(write).rejects.toMatchObject({ kind: "conflict" });
      }
      expect(await readCriteria()).toEqual(["a", "b", "c"]);
      expect((await workspace.readItem(1)).size).toBe(1);
    });

    test("are replaced by a checkpoint of the current generation only", async () => {
      const workspace = await openStoreUnderTest(open);
      const { items, workspaces } = workspace.store;
      const criteria = { names: ["a", "b"], max: 9 };
      await workspace.write({ creates: [workspace.buildInsert({ title: "A" })], criteria });
      await workspace.create({ title: "B" });
      const readCriteria = async () =>
        [...(await items.readContext(workspace.id, noNames)).criteria].toSorted();
      await workspaces.recordCheckpoint(workspace.id, { generation: 1, at: 5, criteria: [] });
      expect(await readCriteria()).toEqual(["a", "b"]);
      await workspaces.recordCheckpoint(workspace.id, { generation: 2, at: 6, criteria: ["b"] });
      expect(await readCriteria()).toEqual(["b"]);
    });
  });
}
