import { describe, expect, test } from "vitest";
import { type Deps } from "../../src/ports/deps.ts";
import { buildReceipt, buildUpdate, openStoreUnderTest } from "./store-under-test.ts";

/** Tests the undo log as reverts read it, atomic batches, and the generations of jobs. */
export function testChangesContract(open: () => Deps): void {
  describe("the changes of a workspace", () => {
    test("are listed by generation after a position", async () => {
      const { id, store, create } = await openStoreUnderTest(open);
      await create({ title: "A" }, { title: "B" });
      await create({ title: "C" });
      const list = (generation: number, number: number, limit = 9) =>
        store.changes.list(id, { generation, number }, limit);
      expect(await list(1, 0)).toEqual([
        { generation: 1, numbers: [1, 2] },
        { generation: 2, numbers: [3] },
      ]);
      expect(await list(1, 1)).toEqual([
        { generation: 1, numbers: [2] },
        { generation: 2, numbers: [3] },
      ]);
      expect(await list(1, 0, 1)).toEqual([{ generation: 1, numbers: [1] }]);
      expect(await list(2, 3)).toEqual([]);
    });

    test("have the versions and the sizes of their items", async () => {
      const workspace = await openStoreUnderTest(open);
      const { id, store } = workspace;
      await workspace.create({ title: "A", description: "x".repeat(2_000) }, { title: "B" });
      const item = await workspace.readItem(1);
      await workspace.write({ changes: [buildUpdate(item, { title: "C" }, { title: "A" })] });
      const rows = await store.changes.readVersions(id, [
        { generation: 1, number: 1 },
        { generation: 1, number: 2 },
        { generation: 2, number: 1 },
        { generation: 2, number: 2 },
      ]);
      const versions = rows.map(({ number, version }) => [number, version]);
      expect(versions.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
        [1, 2],
        [1, 2],
        [2, 1],
      ]);
      const [large, small] = [1, 2].map((number) => rows.find((row) => row.number === number));
      expect(large?.bytes).toBeGreaterThan(2_000);
      expect(small?.bytes).toBeLessThan(1_000);
    });

    test("have their items, entries, holders of external ids and earlier ancestors", async () => {
      const workspace = await openStoreUnderTest(open);
      const { id, store } = workspace;
      await workspace.create({ title: "Top" }, { title: "Parent" });
      const [top, parent] = [await workspace.readItem(1), await workspace.readItem(2)];
      await workspace.write({ changes: [buildUpdate(parent, { parent: top.id })] });
      await workspace.create({ title: "A", externalId: "X", parent: parent.id });
      const item = await workspace.readItem(3);
      const moved = buildUpdate(
        item,
        { externalId: "Y", parent: null },
        { externalId: "X", parent: parent.id },
      );
      await workspace.write({ changes: [moved] });
      await workspace.create({ title: "Holder", externalId: "X" });
      const changed = await workspace.readItem(3);
      const deletion = { ...buildUpdate(changed, {}, { deletedAt: null }), deletedAt: 7 };
      await workspace.write({ changes: [deletion] });
      const context = await store.changes.readRevertContext(id, [
        { generation: 4, number: 3 },
        { generation: 6, number: 3 },
      ]);
      expect(context.items).toMatchObject([{ number: 3, externalId: "Y", deletedAt: 7 }]);
      expect(context.entries).toEqual([
        { number: 3, before: { externalId: "X", parent: parent.id } },
        { number: 3, before: { deletedAt: null } },
      ]);
      expect(context.holders).toEqual([{ number: 3, holder: 4, externalId: "X", source: "" }]);
      expect(context.parents.get(parent.id)).toBe(top.id);
      expect(context.parents.get(top.id)).toBeUndefined();
      const created = await store.changes.readRevertContext(id, [{ generation: 3, number: 3 }]);
      expect(created.entries).toEqual([{ number: 3, before: undefined }]);
    });
  });

  describe("a batch with a receipt", () => {
    test("fails as a whole if one of its items has another version", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A" }, { title: "B" });
      const [a, b] = [await workspace.readItem(1), await workspace.readItem(2)];
      const job = await workspace.stageChunk();
      const changes = [
        buildUpdate(a, { title: "C" }),
        buildUpdate({ ...b, version: 9 }, { title: "D" }),
      ];
      const write = () =>
        workspace.write({ changes, receipt: { ...buildReceipt(job), created: 0 } });
      await expect(write()).rejects.toMatchObject({ kind: "conflict" });
      expect((await workspace.readItem(1)).title).toBe("A");
      expect(await workspace.store.jobs.readChunks(workspace.id, job, { limit: 2 })).toHaveLength(
        1,
      );
      expect(await workspace.store.jobs.read(workspace.id, job)).toMatchObject({
        done: 0,
        generations: [],
      });
    });

    test("lets two items exchange their external ids", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A", externalId: "X" }, { title: "B", externalId: "Y" });
      const [a, b] = [await workspace.readItem(1), await workspace.readItem(2)];
      const changes = [
        buildUpdate(a, { externalId: "Y" }, { externalId: "X" }),
        buildUpdate(b, { externalId: "X" }, { externalId: "Y" }),
      ];
      const receipt = buildReceipt(await workspace.stageChunk());
      const { changed } = await workspace.write({ changes, receipt });
      expect(changed).toEqual(new Set([1, 2]));
      expect((await workspace.readItem(1)).externalId).toBe("Y");
      expect((await workspace.readItem(2)).externalId).toBe("X");
    });

    test("restores a deleted item if the batch deletes the item with its external id", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A", externalId: "X" });
      const a = await workspace.readItem(1);
      await workspace.write({ changes: [{ ...buildUpdate(a, {}), deletedAt: 5 }] });
      await workspace.create({ title: "B", externalId: "X" });
      const b = await workspace.readItem(2);
      const restored = buildUpdate({ ...a, version: 2 }, {}, { deletedAt: 5 });
      const deleted = { ...buildUpdate(b, {}, { deletedAt: null }), deletedAt: 6 };
      const receipt = buildReceipt(await workspace.stageChunk());
      await workspace.write({ changes: [restored, deleted], receipt });
      expect(await workspace.readItem(1)).toMatchObject({ title: "A", externalId: "X" });
      expect(await workspace.store.items.read(workspace.id, b.id)).toBeUndefined();
      const [stored] = (await workspace.store.items.readByNumbers(workspace.id, [2])).items;
      expect(stored).toMatchObject({ externalId: "X", deletedAt: 6 });
    });
  });

  describe("the generations of a job", () => {
    test("are those of its batches, in ranges", async () => {
      const workspace = await openStoreUnderTest(open);
      const job = await workspace.stageChunk();
      const consume = async (sequence: number, title?: string) => {
        const chunk = { sequence: sequence + 1, rows: "[]", count: 1, at: 1 };
        await workspace.store.jobs.stageChunk(workspace.id, job, chunk);
        const creates = title === undefined ? [] : [workspace.buildInsert({ title })];
        await workspace.write({ creates, receipt: { ...buildReceipt(job), sequence } });
      };
      await consume(0, "A");
      await consume(1, "B");
      await workspace.create({ title: "Other" });
      await consume(2);
      await consume(3, "C");
      const stored = await workspace.store.jobs.read(workspace.id, job);
      expect(stored?.generations).toEqual([
        [1, 2],
        [4, 4],
      ]);
      const { listByGeneration } = workspace.store.jobs;
      const ids = async (generation: number) =>
        (await listByGeneration(workspace.id, generation)).map(({ id }) => id);
      expect(await ids(2)).toEqual([job]);
      expect(await ids(3)).toEqual([]);
      expect(await ids(4)).toEqual([job]);
    });

    test("include those of unfinished and later reverts", async () => {
      const workspace = await openStoreUnderTest(open);
      const { id, store } = workspace;
      const job = await workspace.stageChunk({ kind: "revert", plan: "[[1,1]]" });
      const list = async (generation: number) =>
        (await store.jobs.listByGeneration(id, generation)).map(({ plan }) => plan);
      expect(await list(1)).toEqual(["[[1,1]]"]);
      await workspace.create({ title: "A" });
      await workspace.write({
        creates: [workspace.buildInsert({ title: "B" })],
        receipt: buildReceipt(job),
      });
      await store.jobs.finish(id, job, { generation: 2, at: 9 });
      expect(await list(1)).toEqual(["[[1,1]]"]);
      expect(await list(3)).toEqual([]);
    });
  });
}
