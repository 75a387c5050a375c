import { describe, expect, test } from "vitest";
import { rollBackItem } from "../../src/core/backup/roll-back-item.ts";
import { type Item } from "../../src/core/item/item.ts";
import { type RankingRow } from "../../src/core/workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { buildUpdate, type Fields, openStoreUnderTest } from "./store-under-test.ts";

/** Later than the creation of every workspace, because the instants of a workspace never go back. */
const start = 9_000_000_000_000;

/** An id that no item has. */
const unknownId = "itm_01jd3wq2f8e5avb1j0yqk3n9ds";

/** Opens a workspace, and a function that changes its first item at an instant. */
async function openHistory(open: () => Deps) {
  const deps = open();
  const workspace = await openStoreUnderTest(() => deps);
  const { store, id } = workspace;
  /** Opens another workspace of the same store, and returns its id. */
  const openOther = async () => (await openStoreUnderTest(() => deps)).id;
  const create = (at: number, fields: Fields) =>
    workspace.write({ at: start + at, creates: [workspace.buildInsert(fields)] });
  const change = async (at: number, fields: Fields, before: Record<string, unknown>) => {
    const update = buildUpdate(await workspace.readItem(1), fields, before);
    await workspace.write({ at: start + at, actor: `key_${at}`, changes: [update] });
  };
  const readAt = async (item: string, generation: number): Promise<Item | undefined> => {
    const found = await store.items.readWithLaterChanges(id, item, generation);
    return found && rollBackItem(found.item, found.changes);
  };
  return { ...workspace, openOther, create, change, readAt };
}

/** Opens an item with a creation, three changes and a deletion, at the generations 1, 2, 4, 5, 6. */
async function openChangedItem(open: () => Deps) {
  const workspace = await openHistory(open);
  const { create, change, readItem, write } = workspace;
  const states: Item[] = [];
  await create(10, { title: "A", ratings: { reach: 1 } });
  states.push(await readItem(1));
  await change(20, { title: "B", labels: ["x"] }, { title: "A", labels: [] });
  states.push(await readItem(1));
  await create(30, { title: "Other" });
  states.push(await readItem(1));
  await change(40, { ratings: { reach: 0.1 } }, { ratings: { reach: 1 } });
  states.push(await readItem(1));
  await change(50, { title: "C", size: 2 }, { title: "B", size: null });
  states.push(await readItem(1));
  const item = await readItem(1);
  const deletion = { ...buildUpdate(item, {}, { deletedAt: null }), deletedAt: start + 60 };
  await write({ at: start + 60, actor: "key_60", changes: [deletion] });
  return { ...workspace, states, item };
}

/** Publishes a ranking without items. */
async function publish(
  { store, id }: Pick<Awaited<ReturnType<typeof openStoreUnderTest>>, "store" | "id">,
  { generation, model }: Pick<RankingRow, "generation" | "model">,
): Promise<void> {
  const rules = { revision: 1, orderRules: 2, scope: "open" as const };
  const counts = { at: 1, count: 0, unscored: 0, digest: "d" };
  const row = { workspace: id, id: `rnk_${model}_${generation}`, generation, model };
  await store.rankings.publish({ ...row, ...rules, ...counts }, 1);
}

/** Tests reads of earlier states: of an item, of its changes, of generations and of rankings. */
export function testHistoryContract(open: () => Deps): void {
  describe("an item with its later changes", () => {
    test("is rolled back to its state at each generation", async () => {
      const { readAt, states, item } = await openChangedItem(open);
      for (const [index, state] of states.entries()) {
        // oxlint-disable-next-line no-await-in-loop -- one generation after another
        expect(await readAt(item.id, index + 1)).toEqual(state);
      }
      expect(await readAt(item.id, 6)).toMatchObject({ version: 5, deletedAt: start + 60 });
    });

    test("did not exist before its creation, although the clock of its writer was behind", async () => {
      const { write, buildInsert, readItem, readAt, create } = await openHistory(open);
      await create(10, { title: "A" });
      await create(20, { title: "B" });
      await write({ at: 1, creates: [buildInsert({ title: "Late" })] });
      const { id } = await readItem(3);
      expect(await readAt(id, 2)).toBeUndefined();
      expect(await readAt(id, 3)).toMatchObject({ id, title: "Late" });
    });

    test("counts the changes, and has the instant of the last earlier one", async () => {
      const { store, id, item } = await openChangedItem(open);
      const found = await store.items.readWithLaterChanges(id, item.id, 3);
      expect(found?.changes).toEqual({
        count: 3,
        isCreation: false,
        before: { ratings: { reach: 1 }, title: "B", size: null, deletedAt: null },
        earlierAt: start + 20,
      });
    });

    test("is found in its own workspace only", async () => {
      const { store, id, item, openOther } = await openChangedItem(open);
      const other = await openOther();
      expect(await store.items.readWithLaterChanges(id, unknownId, 1)).toBeUndefined();
      expect(await store.items.readWithLaterChanges(other, item.id, 1)).toBeUndefined();
    });
  });

  describe("the changes of an item", () => {
    const whole = { before: Number.MAX_SAFE_INTEGER, limit: 10, bytesMax: 10_000 };

    test("are listed newest first, with the item and the creation last", async () => {
      const { store, id, item } = await openChangedItem(open);
      const log = await store.changes.listByItem(id, item.id, whole);
      expect(log?.entries).toEqual([
        { generation: 6, at: start + 60, actor: "key_60", before: { deletedAt: null } },
        { generation: 5, at: start + 50, actor: "key_50", before: { title: "B", size: null } },
        { generation: 4, at: start + 40, actor: "key_40", before: { ratings: { reach: 1 } } },
        { generation: 2, at: start + 20, actor: "key_20", before: { title: "A", labels: [] } },
        { generation: 1, at: start + 10, actor: "a", before: undefined },
      ]);
      expect(log).toMatchObject({
        hasMore: false,
        item: { id: item.id, deletedAt: start + 60 },
        changes: { count: 0, isCreation: false, earlierAt: start + 60 },
      });
    });

    test("continue below a generation, with the item as it was then", async () => {
      const { store, id, item, states } = await openChangedItem(open);
      const list = (before: number, limit: number) =>
        store.changes.listByItem(id, item.id, { ...whole, before, limit });
      const generations = async (before: number, limit: number) => {
        const log = await list(before, limit);
        return [log?.hasMore, ...(log?.entries ?? []).map(({ generation }) => generation)];
      };
      expect(await generations(6, 2)).toEqual([true, 5, 4]);
      expect(await generations(4, 1)).toEqual([true, 2]);
      expect(await generations(4, 2)).toEqual([false, 2, 1]);
      expect(await generations(2, 2)).toEqual([false, 1]);
      expect(await generations(1, 2)).toEqual([false]);
      const log = await list(4, 1);
      expect(log && rollBackItem(log.item, log.changes)).toEqual(states[2]);
    });

    test("have a bounded size, but at least one change", async () => {
      const { store, id, create, change, readItem } = await openHistory(open);
      await create(10, { title: "A" });
      const texts = ["x".repeat(600), "y".repeat(600), "z"];
      await change(20, { description: texts[0] }, { description: null });
      await change(30, { description: texts[1] }, { description: texts[0] });
      await change(40, { description: texts[2] }, { description: texts[1] });
      const item = await readItem(1);
      const list = async (before: number, bytesMax: number) => {
        const log = await store.changes.listByItem(id, item.id, { before, limit: 9, bytesMax });
        return [log?.hasMore, ...(log?.entries ?? []).map(({ generation }) => generation)];
      };
      expect(await list(9, 100)).toEqual([true, 4]);
      expect(await list(9, 1_000)).toEqual([true, 4]);
      expect(await list(9, 1_300)).toEqual([false, 4, 3, 2, 1]);
      expect(await list(4, 100)).toEqual([true, 3]);
      expect(await list(3, 100)).toEqual([false, 2, 1]);
    });

    test("are found in the workspace of the item only", async () => {
      const { store, id, item, openOther } = await openChangedItem(open);
      const other = await openOther();
      expect(await store.changes.listByItem(id, unknownId, whole)).toBeUndefined();
      expect(await store.changes.listByItem(other, item.id, whole)).toBeUndefined();
    });
  });

  describe("the generation at an instant", () => {
    test("is the newest one at or before it, of items and of statuses", async () => {
      const { store, id, create } = await openHistory(open);
      const find = (at: number) => store.snapshots.findGeneration(id, start + at);
      expect(await find(99)).toBe(0);
      await create(10, { title: "A" });
      await create(20, { title: "B" });
      await store.statuses.save({
        workspace: id,
        categories: { open: "doing" },
        actor: "a",
        at: start + 30,
      });
      await create(30, { title: "C" });
      await create(40, { title: "D" });
      const found = await Promise.all([0, 9, 10, 19, 20, 29, 30, 39, 40, 99].map(find));
      expect(found).toEqual([0, 0, 1, 1, 2, 2, 4, 4, 5, 5]);
    });

    test("never decreases, although the clock of a writer was behind", async () => {
      const { store, id, create } = await openHistory(open);
      const find = (at: number) => store.snapshots.findGeneration(id, start + at);
      await create(20, { title: "A" });
      await create(10, { title: "B" });
      await create(30, { title: "C" });
      expect(await Promise.all([10, 19, 20, 29, 30].map(find))).toEqual([0, 0, 2, 2, 3]);
    });
  });

  describe("the rankings by a model", () => {
    test("are listed at equal distances, with the first and the last one", async () => {
      const workspace = await openStoreUnderTest(open);
      for (let generation = 1; generation <= 9; generation += 1) {
        // oxlint-disable-next-line no-await-in-loop -- a later ranking replaces an earlier one
        await publish(workspace, { generation, model: "rice" });
      }
      await publish(workspace, { generation: 5, model: "wsjf" });
      const list = async (count: number) => {
        const rows = await workspace.store.rankings.listSpread(workspace.id, "rice", count);
        return rows.map(({ generation }) => generation);
      };
      expect(await list(30)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await list(9)).toHaveLength(9);
      expect(await list(5)).toEqual([1, 3, 5, 7, 9]);
      expect(await list(2)).toEqual([1, 9]);
      const uneven = await list(4); // the places 0, 3, 6 and 8 of 0 to 8
      expect(uneven).toEqual([1, 4, 7, 9]);
    });

    test("are complete rows of one model and workspace", async () => {
      const workspace = await openHistory(open);
      const { store, id, openOther } = workspace;
      await publish(workspace, { generation: 1, model: "rice" });
      const expected = await store.rankings.read(id, "rnk_rice_1");
      expect(await store.rankings.listSpread(id, "rice", 2)).toEqual([expected]);
      expect(await store.rankings.listSpread(id, "wsjf", 2)).toEqual([]);
      const other = await openOther();
      expect(await store.rankings.listSpread(other, "rice", 2)).toEqual([]);
    });
  });
}
