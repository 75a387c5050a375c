import { describe, expect, test } from "vitest";
import { votes } from "../../src/core/models/votes.ts";
import { type Deps } from "../../src/ports/deps.ts";
import {
  type Fields,
  buildReceipt,
  buildUpdate,
  countItems,
  openStoreUnderTest,
  toSummary,
} from "./store-under-test.ts";

/**
 * Tests the store: writes, links, item batches, the undo log, models, rankings and jobs.
 */
export function testStoreContract(open: () => Deps): void {
  describe("a write", () => {
    test("numbers items in order and increments the generation", async () => {
      const workspace = await openStoreUnderTest(open);
      const first = await workspace.create({ title: "A" }, { title: "B" });
      const second = await workspace.create({ title: "C" });
      const { items } = await workspace.store.items.list(workspace.id, {}, { limit: 10 });
      expect([first.generation, second.generation]).toEqual([1, 2]);
      expect(items.map(({ number, title }) => [number, title])).toEqual([
        [1, "A"],
        [2, "B"],
        [3, "C"],
      ]);
    });

    test("without rows does not change the generation", async () => {
      const workspace = await openStoreUnderTest(open);
      const written = await workspace.write({});
      expect([written.generation, written.created.size]).toEqual([0, 0]);
    });

    test("skips an update whose version differs", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A" });
      const item = await workspace.readItem(1);
      const won = await workspace.write({ changes: [buildUpdate(item, { title: "First" })] });
      const lost = await workspace.write({ changes: [buildUpdate(item, { title: "Second" })] });
      expect([won.changed, lost.changed]).toEqual([new Set([1]), new Set()]);
      expect(await workspace.readItem(1)).toMatchObject({ title: "First", version: 2 });
      expect(lost.generation).toBe(2);
    });

    test("skips an insert whose external id is in use", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A", externalId: "X" });
      const written = await workspace.create({ title: "B", externalId: "X" }, { title: "C" });
      expect(written.created.size).toBe(1);
      expect(await countItems(workspace, {})).toBe(2);
    });

    test("frees the external id of a deleted item", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A", externalId: "X" });
      const item = await workspace.readItem(1);
      const deletion = { ...buildUpdate(item, {}), before: { deletedAt: null }, deletedAt: 5 };
      await workspace.write({ changes: [deletion] });
      const again = await workspace.create({ title: "B", externalId: "X" });
      expect(again.created.size).toBe(1);
      expect(await workspace.store.items.read(workspace.id, item.id)).toBeUndefined();
      expect(await workspace.store.items.readNumber(workspace.id, item.id)).toBe(1);
    });

    test("rejects an update that closes a cycle of parents", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A" }, { title: "B" });
      const [a, b] = [await workspace.readItem(1), await workspace.readItem(2)];
      await workspace.write({ changes: [buildUpdate(a, { parent: b.id })] });
      const closing = workspace.write({ changes: [buildUpdate(b, { parent: a.id })] });
      await expect(closing).rejects.toMatchObject({ kind: "conflict" });
      expect((await workspace.readItem(2)).parent).toBeUndefined();
    });

    test("consumes a chunk once", async () => {
      const workspace = await openStoreUnderTest(open);
      const job = await workspace.stageChunk();
      const write = () =>
        workspace.write({
          creates: [workspace.buildInsert({ title: "A" })],
          receipt: buildReceipt(job),
        });
      const first = await write();
      const second = await write();
      expect([first.isRepeat, second.isRepeat]).toEqual([false, true]);
      expect(await countItems(workspace, {})).toBe(1);
      expect(await workspace.store.jobs.read(workspace.id, job)).toMatchObject({
        state: "running",
        done: 1,
        created: 1,
      });
    });
  });

  describe("links", () => {
    test("are stored with the item, resolved by id and external id, and read from both sides", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A", externalId: "X" }, { title: "B" }, { title: "C" });
      const [a, b, c] = [
        await workspace.readItem(1),
        await workspace.readItem(2),
        await workspace.readItem(3),
      ];
      const linked = buildUpdate(c, { blockedBy: [b.id, a.id] }, { blockedBy: null });
      await workspace.write({ changes: [linked, buildUpdate(b, { title: "B2" })] });
      const { blockers } = await workspace.store.items.readContext(workspace.id, {
        ids: [],
        externalIds: [],
        titles: [],
        namesakesOf: [],
        parents: [],
        parentExternalIds: [],
        blockers: ["X", b.id, "unknown"],
      });
      const first = { ...toSummary(a), externalId: "X" };
      const second = { ...toSummary(b), title: "B2" };
      expect(blockers).toEqual(
        new Map([
          ["X", [{ id: a.id, source: "" }]],
          [b.id, [{ id: b.id, source: "" }]],
        ]),
      );
      expect((await workspace.store.items.read(workspace.id, c.id))?.blockedBy).toEqual([
        b.id,
        a.id,
      ]);
      expect((await workspace.readItem(3)).blockedBy).toEqual([b.id, "X"]);
      expect(await workspace.store.items.listLinks(workspace.id, 9)).toEqual([
        [3, 2],
        [3, 1],
      ]);
      expect(await workspace.store.items.listLinks(workspace.id, 1)).toHaveLength(1);
      expect(await workspace.store.items.readLinks(workspace.id, c.id, 9)).toEqual({
        blockedBy: [second, first],
        blocks: [],
      });
      expect(await workspace.store.items.readLinks(workspace.id, a.id, 9)).toMatchObject({
        blockedBy: [],
        blocks: [toSummary(c)],
      });
      expect(await workspace.store.items.readSummaries(workspace.id, [1, 7])).toEqual(
        new Map([[1, first]]),
      );
    });

    test("to and from deleted items are omitted", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A" }, { title: "B" });
      const [a, b] = [await workspace.readItem(1), await workspace.readItem(2)];
      await workspace.write({ changes: [buildUpdate(b, { blockedBy: [a.id] })] });
      await workspace.write({ changes: [{ ...buildUpdate(a, {}), deletedAt: 5 }] });
      expect(await workspace.store.items.listLinks(workspace.id, 9)).toEqual([]);
      expect(await workspace.store.items.readLinks(workspace.id, b.id, 9)).toMatchObject({
        blockedBy: [],
      });
      expect(await workspace.store.items.readLinks(workspace.id, a.id, 9)).toBeUndefined();
      expect(await workspace.readItem(2)).not.toHaveProperty("blockedBy");
    });
  });

  test("a batch of items includes parents on request, except deleted ones", async () => {
    const workspace = await openStoreUnderTest(open);
    await workspace.create({ title: "Above" }, { title: "Gone" });
    const [above, gone] = [await workspace.readItem(1), await workspace.readItem(2)];
    const children = [above, above, gone].map(({ id }, index) => ({
      title: `${index}`,
      parent: id,
    }));
    await workspace.create(...children, { title: "Without parent" });
    await workspace.write({ changes: [{ ...buildUpdate(gone, {}), deletedAt: 5 }] });
    const { readByNumbers } = workspace.store.items;
    const batch = await readByNumbers(workspace.id, [3, 4, 5, 6], { hasParents: true });
    expect(new Set(batch.items.map(({ number }) => number))).toEqual(new Set([3, 4, 5, 6]));
    expect(batch.parents).toEqual([{ id: above.id, title: "Above", type: "story" }]);
    expect(await readByNumbers(workspace.id, [3])).not.toHaveProperty("parents");
  });

  test("a batch of 90 items has every field except the description", async () => {
    const workspace = await openStoreUnderTest(open);
    await workspace.create({ title: "Above" }, { title: "Before" });
    const [above, before] = [await workspace.readItem(1), await workspace.readItem(2)];
    const full: Fields = {
      type: "bug",
      parent: above.id,
      blockedBy: [before.id, above.id],
      title: `"ä🙂\\ ' {"a":[1]}`,
      status: "done",
      priority: "critical",
      assignee: "ana",
      labels: ["b", 'a"'],
      team: "red",
      size: 0.1 + 0.2,
      startDate: "2026-01-05",
      dueDate: "2026-03-31",
      ratings: { zeal: -1e-7, "r\u00e9ach": 1e12, effort: { low: 1 / 3, likely: 2, high: 3.5 } },
    };
    await workspace.create(...Array.from({ length: 85 }, () => full), { title: "Bare" });
    const last = await workspace.readItem(87);
    await workspace.write({ changes: [{ ...buildUpdate(last, {}), deletedAt: 5 }] });
    const numbers = Array.from({ length: 90 }, (_, index) => 90 - index);
    const batch = await workspace.store.items.readByNumbers(workspace.id, [...numbers, 3], {
      hasParents: true,
    });
    const listed = (await workspace.store.items.list(workspace.id, {}, { limit: 100 })).items;
    const byNumber = batch.items.toSorted((a, b) => a.number - b.number);
    expect(byNumber.filter(({ deletedAt }) => deletedAt === undefined)).toEqual(listed);
    expect(byNumber).toHaveLength(88);
    expect(byNumber[86]).toMatchObject({ ...full, deletedAt: 5 });
    expect(batch.parents).toEqual([{ id: above.id, title: "Above", type: "story" }]);
    expect(batch.generation).toBe(3);
    expect(await workspace.store.items.readByNumbers(workspace.id, [])).toEqual({
      generation: 3,
      items: [],
    });
  });

  describe("the undo log", () => {
    test("lists changed rows, and the previous values of their fields", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A", size: 3 }, { title: "B" });
      await workspace.write({
        changes: [buildUpdate(await workspace.readItem(1), { size: 5 }, { size: 3 })],
      });
      const delta = await workspace.store.snapshots.readDelta(workspace.id, 1, 10);
      const entries = await workspace.store.snapshots.readUndoLog(workspace.id, 0, { limit: 10 });
      expect(delta?.workspace.generation).toBe(2);
      expect(delta?.rows).toMatchObject([{ number: 1, size: 5, isDeleted: false }]);
      expect(entries.map(({ generation, number, before }) => [generation, number, before])).toEqual(
        [
          [2, 1, { size: 3 }],
          [1, 2, undefined],
          [1, 1, undefined],
        ],
      );
      expect(await workspace.store.snapshots.countChanges(workspace.id, 0, 10)).toBe(3);
      expect(await workspace.store.snapshots.countChanges(workspace.id, 0, 2)).toBe(2);
    });

    test("is read page by page", async () => {
      const workspace = await openStoreUnderTest(open);
      await workspace.create({ title: "A" }, { title: "B" });
      await workspace.create({ title: "C" });
      const [first] = await workspace.store.snapshots.readUndoLog(workspace.id, 0, { limit: 1 });
      const rest = await workspace.store.snapshots.readUndoLog(workspace.id, 0, {
        limit: 5,
        ...(first && { before: first }),
      });
      expect([first, ...rest].map((entry) => entry?.number)).toEqual([3, 2, 1]);
    });

    test("an unknown workspace has no pointer", async () => {
      const { store } = await openStoreUnderTest(open);
      const pointer = await store.workspaces.readPointer("wsp_00000000000000000000000000");
      expect(pointer).toBeUndefined();
    });
  });

  describe("a model", () => {
    test("is listed at its newest revision, without votes and their results", async () => {
      const { store, id: workspace } = await openStoreUnderTest(open);
      const request = { votes: [{ winner: 1, loser: 2, count: 3 }] };
      const row = {
        id: "liked",
        name: "Liked",
        kind: "votes",
        request,
        definition: votes.define(request),
        createdAt: 5,
        actor: "key",
      };
      await store.models.create(workspace, { ...row, revision: 1 });
      await store.models.create(workspace, { ...row, revision: 2 });
      expect(await store.models.read(workspace, "liked")).toEqual({ ...row, revision: 2 });
      const { strengths: _, tallies: _tallies, ...definition } = row.definition;
      const listed = [{ ...row, revision: 2, request: {}, definition }];
      expect(await store.models.list(workspace)).toEqual(listed);
    });
  });

  describe("a published ranking", () => {
    test("is never replaced by an older generation", async () => {
      const { store, id } = await openStoreUnderTest(open);
      const row = (generation: number) => ({
        workspace: id,
        id: `rnk_${generation}`,
        generation,
        model: "rice",
        revision: 1,
        orderRules: 2,
        scope: "open" as const,
        at: 1,
        count: 0,
        unscored: 0,
        digest: "d",
      });
      await store.rankings.publish(row(3), 10);
      await store.rankings.publish(row(2), 20);
      await store.rankings.publish(row(3), 30);
      const pointer = await store.workspaces.readPointer(id);
      expect(pointer?.publications).toEqual([
        {
          model: "rice",
          revision: 1,
          orderRules: 2,
          generation: 3,
          at: 1,
          digest: "d",
          publishedAt: 10,
          readAt: 10,
        },
      ]);
      expect(await store.rankings.read(id, "rnk_2")).toEqual(row(2));
      await store.rankings.updateDigest({ ...row(3), digest: "e", count: 1, unscored: 1, at: 2 });
      const updated = { ...row(3), digest: "e", count: 1, unscored: 1, at: 2 };
      expect(await store.rankings.listNewest(id)).toEqual([updated]);
      const { publications } = (await store.workspaces.readPointer(id)) ?? {};
      expect(publications).toMatchObject([{ generation: 3, digest: "e", at: 2 }]);
      await store.rankings.updateDigest(row(3));
      expect(await store.rankings.listNewest(id)).toEqual([row(3)]);
    });
  });

  describe("stored rankings", () => {
    test("are listed across workspaces in order, and removed unless published", async () => {
      const deps = open();
      const { store, id: first } = await openStoreUnderTest(() => deps);
      const { id: second } = await openStoreUnderTest(() => deps);
      const publish = (workspace: string, generation: number, model = "rice") => {
        const id = `rnk_${workspace.slice(-4)}_${generation}_${model}`;
        const row = { workspace, id, generation, model, revision: 1, at: generation };
        const rules = { orderRules: 2, scope: "open" } as const;
        return store.rankings.publish({ ...row, ...rules, count: 0, unscored: 0, digest: "d" }, 1);
      };
      for (const workspace of [first, second]) {
        // oxlint-disable-next-line no-await-in-loop -- a later ranking replaces an earlier one
        await publish(workspace, 1, "wsjf");
        // oxlint-disable-next-line no-await-in-loop -- see above
        await publish(workspace, 1);
        // oxlint-disable-next-line no-await-in-loop -- see above
        await publish(workspace, 2);
      }
      const [low = "", high = ""] = [first, second].toSorted();
      const listed = await store.rankings.listAfter({ workspace: low, generation: 0 }, 4);
      expect(listed.map(({ workspace, generation, model }) => [workspace, generation, model])) //
        .toEqual([
          [low, 1, "rice"],
          [low, 1, "wsjf"],
          [low, 2, "rice"],
          [high, 1, "rice"],
        ]);
      const rest = await store.rankings.listAfter({ workspace: high, generation: 1 }, 9);
      expect(rest.filter(({ workspace }) => workspace === high)).toHaveLength(1);
      await store.rankings.remove(listed);
      const kept = await Promise.all(
        [low, high].map((workspace) => store.rankings.list(workspace, { limit: 9 })),
      );
      // The newest ranking of each model is published.
      expect(kept.map((rows) => rows.map(({ generation, model }) => [generation, model]))).toEqual([
        [
          [2, "rice"],
          [1, "wsjf"],
        ],
        [
          [2, "rice"],
          [1, "wsjf"],
        ],
      ]);
      expect(listed[0]).toEqual({
        workspace: low,
        generation: 1,
        id: `rnk_${low.slice(-4)}_1_rice`,
        model: "rice",
        revision: 1,
        orderRules: 2,
        at: 1,
      });
    });
  });

  describe("a finished job", () => {
    test("is not failed by a late call", async () => {
      const workspace = await openStoreUnderTest(open);
      const job = await workspace.stageChunk();
      await workspace.store.jobs.finish(workspace.id, job, { generation: 1, at: 9 });
      await workspace.store.jobs.fail(workspace.id, job, { reason: "The call is late.", at: 10 });
      expect((await workspace.store.jobs.read(workspace.id, job))?.state).toBe("done");
    });
  });
}
