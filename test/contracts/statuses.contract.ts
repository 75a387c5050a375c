import { describe, expect, test } from "vitest";
import { type Deps } from "../../src/ports/deps.ts";
import { type StatusChange } from "../../src/ports/store.ts";
import { openStoreUnderTest } from "./store-under-test.ts";

/** Tests the categories of statuses. */
export function testStatusesContract(open: () => Deps): void {
  describe("the categories of statuses", () => {
    test("apply from the generation of their change", async () => {
      const { save, readAt, readCurrent, create } = await openStatuses(open);
      await create({ title: "A" });
      expect(await save({ Parked: "backlog" }, { at: 5 })).toBe(2);
      await create({ title: "B" });
      expect(await save({ Shipped: "done" }, { at: 7 })).toBe(4);
      expect(await readCurrent()).toEqual({ Parked: "backlog", Shipped: "done" });
      expect(await Promise.all([0, 1, 2, 3, 4, 5].map(readAt))).toEqual([
        {},
        {},
        { Parked: "backlog" },
        { Parked: "backlog" },
        { Parked: "backlog", Shipped: "done" },
        { Parked: "backlog", Shipped: "done" },
      ]);
    });

    test("raise no generation if nothing changes", async () => {
      const { save, readCurrent } = await openStatuses(open);
      expect(await save({ Parked: "backlog" })).toBe(1);
      expect(await save({ Parked: "backlog", Other: null })).toBeUndefined();
      expect(await save({})).toBeUndefined();
      expect(await readCurrent()).toEqual({ Parked: "backlog" });
    });

    test("are removed by null", async () => {
      const { save, readCurrent } = await openStatuses(open);
      await save({ Parked: "backlog", Shipped: "done" });
      expect(await save({ Parked: null })).toBe(2);
      expect(await readCurrent()).toEqual({ Shipped: "done" });
    });

    test("are not replaced by a proposal", async () => {
      const { save, readCurrent } = await openStatuses(open);
      await save({ Parked: "backlog" });
      expect(await save({ Parked: "done", New: "doing" }, { isProposal: true })).toBe(2);
      expect(await save({ Parked: "done", New: "done" }, { isProposal: true })).toBeUndefined();
      expect(await readCurrent()).toEqual({ Parked: "backlog", New: "doing" });
    });

    test("change only at the expected generation", async () => {
      const { save, create, readCurrent } = await openStatuses(open);
      await create({ title: "A" });
      expect(await save({ Parked: "backlog" }, { ifGeneration: 0 })).toBeUndefined();
      expect(await save({ Parked: "backlog" }, { ifGeneration: 1 })).toBe(2);
      expect(await readCurrent()).toEqual({ Parked: "backlog" });
    });

    test("have the instant of their generation, which never goes back", async () => {
      const { save, store, id } = await openStatuses(open);
      await save({ Parked: "backlog" }, { at: 9_000_000_000_000 });
      await save({ Parked: "todo" }, { at: 5_000_000_000_000 });
      const instants = [1, 2].map(async (generation) => {
        const { at } = await store.snapshots.readGeneration(id, generation);
        return at;
      });
      expect(await Promise.all(instants)).toEqual([9_000_000_000_000, 9_000_000_000_000]);
      expect((await store.workspaces.readPointer(id))?.workspace.changedAt).toBe(9_000_000_000_000);
    });

    test("are invisible to other workspaces", async () => {
      const first = await openStatuses(open);
      const other = await openStatuses(open);
      await first.save({ Parked: "done" });
      expect(await other.readCurrent()).toEqual({});
      expect(await other.readAt(1)).toEqual({});
    });
  });
}

async function openStatuses(open: () => Deps) {
  const { store, id, create } = await openStoreUnderTest(open);
  return {
    store,
    id,
    create,
    save: (
      categories: StatusChange["categories"],
      { at = 1, ...options }: Partial<StatusChange> = {},
    ) => store.statuses.save({ workspace: id, actor: "key", at, categories, ...options }),
    readCurrent: async () => (await store.workspaces.readPointer(id))?.workspace.statuses,
    readAt: async (generation: number) =>
      (await store.snapshots.readGeneration(id, generation)).statuses,
  };
}
