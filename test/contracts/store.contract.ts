import { describe, expect, test } from "vitest";
import { buildItemFields } from "../../src/core/item/change-item.ts";
import { type Item } from "../../src/core/item/item.ts";
import { type Job } from "../../src/core/job.ts";
import { votes } from "../../src/core/models/votes.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";
import {
  type ItemUpdate,
  type ItemFilter,
  type Store,
  type WriteBatch,
} from "../../src/ports/store.ts";

/** What every store of the truth promises. */
export function testStoreContract(open: () => Deps): void {
  describe("a write", () => {
    test("numbers its items in order and raises the generation by one", async () => {
      const truth = await openTruth(open);
      const first = await truth.make({ title: "A" }, { title: "B" });
      const second = await truth.make({ title: "C" });
      const { items } = await truth.store.items.list(truth.id, {}, { limit: 10 });
      expect([first.generation, second.generation]).toEqual([1, 2]);
      expect(items.map(({ number, title }) => [number, title])).toEqual([
        [1, "A"],
        [2, "B"],
        [3, "C"],
      ]);
    });

    test("of nothing leaves the generation where it is", async () => {
      const truth = await openTruth(open);
      const written = await truth.write({});
      expect([written.generation, written.created.size]).toEqual([0, 0]);
    });

    test("leaves a row alone whose version has moved on", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A" });
      const item = await truth.itemAt(1);
      const won = await truth.write({ changes: [changeOf(item, { title: "First" })] });
      const lost = await truth.write({ changes: [changeOf(item, { title: "Second" })] });
      expect([won.changed, lost.changed]).toEqual([new Set([1]), new Set()]);
      expect(await truth.itemAt(1)).toMatchObject({ title: "First", version: 2 });
      expect(lost.generation).toBe(2);
    });

    test("leaves an item out whose external id is taken", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A", externalId: "X" });
      const written = await truth.make({ title: "B", externalId: "X" }, { title: "C" });
      expect(written.created.size).toBe(1);
      expect(await countOf(truth, {})).toBe(2);
    });

    test("frees the external id of what it deletes", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A", externalId: "X" });
      const item = await truth.itemAt(1);
      const deletion = { ...changeOf(item, {}), before: { deletedAt: null }, deletedAt: 5 };
      await truth.write({ changes: [deletion] });
      const again = await truth.make({ title: "B", externalId: "X" });
      expect(again.created.size).toBe(1);
      expect(await truth.store.items.read(truth.id, item.id)).toBeUndefined();
      expect(await truth.store.items.readNumber(truth.id, item.id)).toBe(1);
    });

    test("never stores a cycle, whatever was planned", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A" }, { title: "B" });
      const [a, b] = [await truth.itemAt(1), await truth.itemAt(2)];
      await truth.write({ changes: [changeOf(a, { parent: b.id })] });
      const closing = truth.write({ changes: [changeOf(b, { parent: a.id })] });
      await expect(closing).rejects.toMatchObject({ kind: "conflict" });
      expect((await truth.itemAt(2)).parent).toBeUndefined();
    });

    test("of a chunk happens once", async () => {
      const truth = await openTruth(open);
      const job = await truth.stageOne();
      const write = () =>
        truth.write({ creates: [truth.rowOf({ title: "A" })], receipt: receiptOf(job) });
      const first = await write();
      const second = await write();
      expect([first.isRepeat, second.isRepeat]).toEqual([false, true]);
      expect(await countOf(truth, {})).toBe(1);
      expect(await truth.store.jobs.read(truth.id, job)).toMatchObject({
        state: "running",
        done: 1,
        created: 1,
      });
    });
  });

  describe("links", () => {
    test("are kept with the item, found by either name, and read from both sides", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A", externalId: "X" }, { title: "B" }, { title: "C" });
      const [a, b, c] = [await truth.itemAt(1), await truth.itemAt(2), await truth.itemAt(3)];
      const linked = changeOf(c, { blockedBy: [b.id, a.id] }, { blockedBy: null });
      await truth.write({ changes: [linked, changeOf(b, { title: "B2" })] });
      const { blockers } = await truth.store.items.readContext(truth.id, {
        ids: [],
        externalIds: [],
        parents: [],
        parentExternalIds: [],
        blockers: ["X", b.id, "nobody"],
      });
      const first = { ...briefOf(a), externalId: "X" };
      const second = { ...briefOf(b), title: "B2" };
      expect([blockers.size, blockers.get("X"), blockers.get(b.id)]).toEqual([2, a.id, b.id]);
      expect((await truth.store.items.read(truth.id, c.id))?.blockedBy).toEqual([b.id, a.id]);
      expect((await truth.itemAt(3)).blockedBy).toEqual([b.id, "X"]);
      expect(await truth.store.items.listLinks(truth.id, 9)).toEqual([
        [3, 2],
        [3, 1],
      ]);
      expect(await truth.store.items.listLinks(truth.id, 1)).toHaveLength(1);
      expect(await truth.store.items.readLinks(truth.id, c.id, 9)).toEqual({
        blockedBy: [second, first],
        blocks: [],
      });
      expect(await truth.store.items.readLinks(truth.id, a.id, 9)).toMatchObject({
        blockedBy: [],
        blocks: [briefOf(c)],
      });
      expect(await truth.store.items.readSummaries(truth.id, [1, 7])).toEqual(
        new Map([[1, first]]),
      );
    });

    test("to and from what is deleted are not there", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A" }, { title: "B" });
      const [a, b] = [await truth.itemAt(1), await truth.itemAt(2)];
      await truth.write({ changes: [changeOf(b, { blockedBy: [a.id] })] });
      await truth.write({ changes: [{ ...changeOf(a, {}), deletedAt: 5 }] });
      expect(await truth.store.items.listLinks(truth.id, 9)).toEqual([]);
      expect(await truth.store.items.readLinks(truth.id, b.id, 9)).toMatchObject({ blockedBy: [] });
      expect(await truth.store.items.readLinks(truth.id, a.id, 9)).toBeUndefined();
      expect(await truth.itemAt(2)).not.toHaveProperty("blockedBy");
    });
  });

  test("cards come with those above them if they are asked for, and are not deleted", async () => {
    const truth = await openTruth(open);
    await truth.make({ title: "Above" }, { title: "Gone" });
    const [above, gone] = [await truth.itemAt(1), await truth.itemAt(2)];
    const children = [above, above, gone].map(({ id }, at) => ({ title: `${at}`, parent: id }));
    await truth.make(...children, { title: "Nobody's" });
    await truth.write({ changes: [{ ...changeOf(gone, {}), deletedAt: 5 }] });
    const { readByNumbers } = truth.store.items;
    const asked = await readByNumbers(truth.id, [3, 4, 5, 6], { hasParents: true });
    expect(new Set(asked.items.map(({ number }) => number))).toEqual(new Set([3, 4, 5, 6]));
    expect(asked.parents).toEqual([{ id: above.id, title: "Above", type: "story" }]);
    expect(await readByNumbers(truth.id, [3])).not.toHaveProperty("parents");
  });

  test("cards have all that an item has but its description, however many are asked for", async () => {
    const truth = await openTruth(open);
    await truth.make({ title: "Above" }, { title: "Before" });
    const [above, before] = [await truth.itemAt(1), await truth.itemAt(2)];
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
    await truth.make(...Array.from({ length: 85 }, () => full), { title: "Bare" });
    const last = await truth.itemAt(87);
    await truth.write({ changes: [{ ...changeOf(last, {}), deletedAt: 5 }] });
    const numbers = Array.from({ length: 90 }, (_, at) => 90 - at);
    const asked = await truth.store.items.readByNumbers(truth.id, [...numbers, 3], {
      hasParents: true,
    });
    const listed = (await truth.store.items.list(truth.id, {}, { limit: 100 })).items;
    const byNumber = asked.items.toSorted((a, b) => a.number - b.number);
    expect(byNumber.filter(({ deletedAt }) => deletedAt === undefined)).toEqual(listed);
    expect(byNumber).toHaveLength(88);
    expect(byNumber[86]).toMatchObject({ ...full, deletedAt: 5 });
    expect(asked.parents).toEqual([{ id: above.id, title: "Above", type: "story" }]);
    expect(asked.generation).toBe(3);
    expect(await truth.store.items.readByNumbers(truth.id, [])).toEqual({
      generation: 3,
      items: [],
    });
  });

  describe("the log", () => {
    test("tells what changed since, and how it was before", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A", size: 3 }, { title: "B" });
      await truth.write({ changes: [changeOf(await truth.itemAt(1), { size: 5 }, { size: 3 })] });
      const delta = await truth.store.snapshots.readDelta(truth.id, 1, 10);
      const undone = await truth.store.snapshots.readUndoLog(truth.id, 0, { limit: 10 });
      expect(delta?.workspace.generation).toBe(2);
      expect(delta?.rows).toMatchObject([{ number: 1, size: 5, isDeleted: false }]);
      expect(undone.map(({ generation, number, before }) => [generation, number, before])).toEqual([
        [2, 1, { size: 3 }],
        [1, 2, undefined],
        [1, 1, undefined],
      ]);
      expect(await truth.store.snapshots.countChanges(truth.id, 0, 10)).toBe(3);
      expect(await truth.store.snapshots.countChanges(truth.id, 0, 2)).toBe(2);
    });

    test("is read page by page, without a gap", async () => {
      const truth = await openTruth(open);
      await truth.make({ title: "A" }, { title: "B" });
      await truth.make({ title: "C" });
      const [first] = await truth.store.snapshots.readUndoLog(truth.id, 0, { limit: 1 });
      const rest = await truth.store.snapshots.readUndoLog(truth.id, 0, {
        limit: 5,
        ...(first && { before: first }),
      });
      expect([first, ...rest].map((one) => one?.number)).toEqual([3, 2, 1]);
    });

    test("of a workspace that is not there is undefined", async () => {
      const { store } = await openTruth(open);
      const pointer = await store.workspaces.readPointer("wsp_00000000000000000000000000");
      expect(pointer).toBeUndefined();
    });
  });

  describe("a model", () => {
    test("is listed at its newest revision, without votes and what they come to", async () => {
      const { store, id: workspace } = await openTruth(open);
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

  describe("what is published", () => {
    test("is never replaced by what is older", async () => {
      const { store, id } = await openTruth(open);
      const row = (generation: number) => ({
        workspace: id,
        id: `rnk_${generation}`,
        generation,
        model: "rice",
        revision: 1,
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
          generation: 3,
          at: 1,
          digest: "d",
          publishedAt: 10,
          readAt: 10,
        },
      ]);
      expect(await store.rankings.read(id, "rnk_2")).toEqual(row(2));
      await store.rankings.updateDigest({ ...row(3), digest: "e", count: 1, unscored: 1, at: 2 });
      const amended = { ...row(3), digest: "e", count: 1, unscored: 1, at: 2 };
      expect(await store.rankings.listNewest(id)).toEqual([amended]);
      const { publications } = (await store.workspaces.readPointer(id)) ?? {};
      expect(publications).toMatchObject([{ generation: 3, digest: "e", at: 2 }]);
      await store.rankings.updateDigest(row(3));
      expect(await store.rankings.listNewest(id)).toEqual([row(3)]);
    });
  });

  describe("a job that has ended", () => {
    test("is not failed by what comes late", async () => {
      const truth = await openTruth(open);
      const job = await truth.stageOne();
      await truth.store.jobs.finish(truth.id, job, { generation: 1, at: 9 });
      await truth.store.jobs.fail(truth.id, job, { reason: "Too late.", at: 10 });
      expect((await truth.store.jobs.read(truth.id, job))?.state).toBe("done");
    });
  });

  describe("a key of a request", () => {
    test("is claimed once, kept with its answer, and given back when there is none", async () => {
      const { store, id } = await openTruth(open);
      const key = { scope: id, route: "POST /x", key: "k" };
      const answer = { ...key, status: 201, headers: { etag: '"1"' }, body: "{}" };
      expect(await store.idempotency.claim(key, "request", 1)).toBeUndefined();
      expect(await store.idempotency.claim(key, "other", 1)).toEqual({
        request: "request",
        answer: undefined,
      });
      await store.idempotency.release(key);
      expect(await store.idempotency.claim(key, "request", 1)).toBeUndefined();
      await store.idempotency.complete(answer);
      await store.idempotency.release(key);
      expect(await store.idempotency.claim(key, "request", 1)).toEqual({
        request: "request",
        answer,
      });
    });
  });
}

function briefOf({ id, title, status }: Item) {
  return { id, title, status };
}

type Fields = Parameters<typeof buildItemFields>[0];

export async function openTruth(open: () => Deps) {
  const deps = open();
  const { store, random } = deps;
  const { workspace } = await createWorkspace(deps, { name: "W", defaultModel: "rice" });
  const { id } = workspace;
  const rowOf = (fields: Fields) => ({ id: random.typeId("itm"), fields: buildItemFields(fields) });
  const write = (batch: Partial<WriteBatch>) =>
    store.items.write({ workspace: id, actor: "a", at: 1, creates: [], changes: [], ...batch });
  return {
    id,
    store,
    rowOf,
    write,
    make: (...items: readonly Fields[]) => write({ creates: items.map(rowOf) }),
    itemAt: (number: number) => itemAt(store, id, number),
    stageOne: () => stageOne(store, id, random.typeId("job")),
  };
}

async function itemAt(store: Store, workspace: string, number: number): Promise<Item> {
  const [item] = (await store.items.listAfter(workspace, number - 1, 1)).values();
  if (item === undefined) {
    throw new Error(`There is no item ${number}.`);
  }
  return item;
}

async function stageOne(store: Store, workspace: string, id: string): Promise<string> {
  const counts = { done: 0, total: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
  const job: Job = {
    workspace,
    id,
    kind: "import",
    state: "staging",
    ...counts,
    generation: 0,
    errorCount: 0,
    errors: [],
    unmapped: [],
    actor: "a",
    createdAt: 1,
    updatedAt: 1,
  };
  await store.jobs.create(job);
  await store.jobs.stageChunk(workspace, id, { sequence: 0, rows: "[]", count: 1, at: 1 });
  const staged = { total: 1, faults: [], failed: 0, unmapped: [], at: 2 };
  await store.jobs.submit(workspace, id, staged);
  return id;
}

function receiptOf(job: string) {
  const counts = { done: 1, created: 1, updated: 0, unchanged: 0, failed: 0 };
  return { job, sequence: 0, ...counts, faults: [] };
}

export function changeOf(
  item: Item,
  change: Fields,
  before: Record<string, unknown> = {},
): ItemUpdate {
  const { id, number, version, createdAt } = item;
  const fields = buildItemFields({ ...item, ...change });
  return { id, number, version, createdAt, fields, before };
}

/** How many items there are, as a numbered page asks for it. */
export async function countOf(
  truth: { readonly store: Store; readonly id: string },
  filter: ItemFilter,
): Promise<number | undefined> {
  const { total } = await truth.store.items.list(truth.id, filter, { limit: 1, isCounted: true });
  return total;
}
