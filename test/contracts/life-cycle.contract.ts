import { describe, expect, test } from "vitest";
import { type Deps } from "../../src/ports/deps.ts";
import { openStoreUnderTest } from "./store-under-test.ts";

/** Tests the settings, the deletion and the purge of workspaces. */
export function testLifeCycleContract(open: () => Deps): void {
  describe("the settings of a workspace", () => {
    test("change in a new generation with an instant", async () => {
      const { store, id, create } = await openStoreUnderTest(open);
      await create({ title: "A" });
      const at = 9_000_000_000_000;
      const change = { workspace: id, actor: "key", at };
      expect(await store.workspaces.update({ ...change, name: "New" })).toBe(2);
      const origins = ["https://a.example"];
      expect(await store.workspaces.update({ ...change, allowedOrigins: origins })).toBe(3);
      expect(await store.workspaces.readState(id)).toMatchObject({
        name: "New",
        generation: 3,
        changedAt: at,
        defaultModel: "rice",
        allowedOrigins: origins,
      });
      expect(await store.snapshots.readGeneration(id, 2)).toEqual({ at, statuses: {} });
    });

    test("keep the categories of statuses", async () => {
      const { store, id } = await openStoreUnderTest(open);
      const change = { workspace: id, actor: "key", at: 1 };
      await store.statuses.save({ ...change, categories: { Parked: "backlog" } });
      expect(await store.workspaces.update({ ...change, name: "New" })).toBe(2);
      expect((await store.workspaces.readPointer(id))?.workspace.statuses).toEqual({
        Parked: "backlog",
      });
    });

    test("change nothing without an effect or at another generation", async () => {
      const { store, id } = await openStoreUnderTest(open);
      const change = { workspace: id, actor: "key", at: 1 };
      expect(await store.workspaces.update(change)).toBeUndefined();
      expect(await store.workspaces.update({ ...change, name: "W" })).toBeUndefined();
      const late = { ...change, name: "New", ifGeneration: 1 };
      expect(await store.workspaces.update(late)).toBeUndefined();
      expect(await store.workspaces.update({ ...late, ifGeneration: 0 })).toBe(1);
    });
  });

  describe("a deleted workspace", () => {
    test("has no pointer until it is restored", async () => {
      const { store, id } = await openStoreUnderTest(open);
      await store.workspaces.remove(id, { at: 5, purgeAt: 9 });
      await store.workspaces.remove(id, { at: 6, purgeAt: 10 });
      expect(await store.workspaces.readPointer(id)).toBeUndefined();
      expect(await store.workspaces.readState(id)).toMatchObject({ deletedAt: 5, purgeAt: 9 });
      expect(await store.workspaces.restore(id)).toBe(true);
      expect((await store.workspaces.readPointer(id))?.workspace.id).toBe(id);
      expect((await store.workspaces.readState(id))?.deletedAt).toBeUndefined();
      expect(await store.workspaces.restore(id)).toBe(true);
    });

    test("is in the list of its state only", async () => {
      const { store, id } = await openStoreUnderTest(open);
      const other = await openStoreUnderTest(open);
      await store.workspaces.remove(id, { at: 5, purgeAt: 9_000_000_000_000 });
      const list = async (state: "active" | "deleted" | "all") => {
        const found = await store.workspaces.list({ state, after: "", limit: 10_000 });
        return found.map((workspace) => workspace.id);
      };
      expect(await list("deleted")).toContain(id);
      expect(await list("active")).not.toContain(id);
      const all = await list("all");
      expect(all).toContain(id);
      expect(all).toEqual(all.toSorted());
      expect(await other.store.workspaces.readState("wsp_unknown")).toBeUndefined();
      expect(await store.workspaces.restore("wsp_unknown")).toBe(false);
    });

    test("suspends its jobs and is not published", async () => {
      const { store, id, create, stageChunk } = await openStoreUnderTest(open);
      await create({ title: "A" });
      const job = await stageChunk();
      await store.workspaces.remove(id, { at: 5, purgeAt: 9_000_000_000_000 });
      const now = 9_000_000_000_000;
      const stalled = await store.jobs.listStalled(now, 10_000);
      expect(stalled.map((each) => each.id)).not.toContain(job);
      expect(await store.jobs.read(id, job)).toBeUndefined();
      await store.workspaces.restore(id);
      expect((await store.jobs.read(id, job))?.state).toBe("queued");
    });
  });

  describe("a purge", () => {
    test("starts when it is due, and then prevents a restoration", async () => {
      const { store, id, create } = await openStoreUnderTest(open);
      await create({ title: "A" });
      expect(await store.purges.start(id, 1)).toBe(false);
      await store.workspaces.remove(id, { at: 5, purgeAt: 9 });
      expect(await store.purges.listDue(8, 10_000)).not.toContain(id);
      expect(await store.purges.start(id, 8)).toBe(false);
      expect(await store.purges.listDue(9, 10_000)).toContain(id);
      expect(await store.purges.start(id, 9)).toBe(true);
      expect(await store.purges.start(id, 10)).toBe(true);
      expect(await store.workspaces.restore(id)).toBe(false);
      expect(await store.purges.removeRows(id, 100)).toBeGreaterThan(2);
      expect(await store.purges.removeRows(id, 100)).toBe(0);
      await store.purges.finish(id);
      expect(await store.workspaces.readState(id)).toBeUndefined();
      expect(await store.purges.start(id, 10)).toBe(false);
    });
  });
}
