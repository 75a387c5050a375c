import { describe, expect, test } from "vitest";
import {
  type BackupKey,
  type BackupKind,
  backupKinds,
  type BackupRowList,
} from "../../src/core/backup/backup-row.ts";
import { type Job } from "../../src/core/job.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { type BackupMoment, type Store } from "../../src/ports/store.ts";
import { buildUpdate, openStoreUnderTest } from "./store-under-test.ts";

/** Tests the rows of backups, and their restore. */
export function testBackupsContract(open: () => Deps): void {
  describe("the rows of a backup", () => {
    test("are equal after a restore", async () => {
      const original = await openFilled(open);
      const lists = await readLists(original);
      expect(lists.map(({ kind }) => kind)).toEqual(
        backupKinds.filter((kind) => kind !== "hierarchy"),
      );
      const copy = await openStoreUnderTest(open);
      const restored = await restore(copy, original, lists);
      expect(omitJobs(await readLists(copy))).toEqual(omitJobs(lists));
      expect(restored).toMatchObject({ state: "running", created: 5 });
      const { workspace } = (await copy.store.workspaces.readPointer(copy.id)) ?? {};
      expect(workspace).toMatchObject({ generation: 3, lastNumber: 5 });
      expect(workspace?.statuses).toEqual({ Parked: "backlog" });
      const [baseline] = await copy.store.baselines.list(copy.id);
      expect(baseline).toMatchObject({ note: "Ü", ranking: { digest: "abc" } });
    });

    test("are those of the moment, whatever changes later", async () => {
      const workspace = await openFilled(open);
      const moment = await readMoment(workspace);
      const expected = await readLists(workspace, moment);
      const item = await workspace.readItem(2);
      const changed = buildUpdate(item, { title: "Later", size: 3 }, { title: "B", size: null });
      await workspace.write({ at: 90, changes: [changed] });
      const deletion = buildUpdate(await workspace.readItem(3), {}, { deletedAt: null });
      await workspace.write({ at: 91, changes: [{ ...deletion, deletedAt: 91 }] });
      await workspace.create({ title: "New" });
      const later = await readLists(workspace, moment);
      expect(later).toEqual(expected);
    });

    test("belong to one workspace", async () => {
      await openFilled(open);
      const other = await openStoreUnderTest(open);
      expect(await readLists(other)).toEqual([]);
    });
  });

  describe("a restore", () => {
    test("consumes a chunk once", async () => {
      const { store, id, lists, job } = await openRestore(open);
      const [first] = lists;
      const step = { job, sequences: [0], at: 3 };
      await store.backups.restoreRows(id, step, first);
      await store.backups.restoreRows(id, step, first);
      expect(await store.jobs.read(id, job)).toMatchObject({ done: 5, created: 5 });
    });

    test("locks the workspace until it ends", async () => {
      const { store, id, create, job } = await openRestore(open);
      const save = () =>
        store.statuses.save({ workspace: id, actor: "a", at: 1, categories: { Parked: "done" } });
      await expect(create({ title: "Early" })).rejects.toMatchObject({ kind: "conflict" });
      await expect(save()).rejects.toMatchObject({ kind: "conflict" });
      expect(await store.backups.readHead(id)).toMatchObject({ isBeingRestored: true });
      await store.backups.discard(id, { job, reason: "stopped", at: 3 });
      expect(await store.backups.readHead(id)).toMatchObject({ isBeingRestored: false });
      expect((await create({ title: "Later" })).generation).toBe(1);
    });

    test("conflicts with a workspace that is not empty", async () => {
      const { store, id, lists, job } = await openRestore(open);
      const times = { version: 1, createdAt: 1, updatedAt: 1 };
      expect(await store.backups.isEmpty(id)).toBe(true);
      await store.people.create(id, { id: "per_1", name: "A", skills: [], capacity: 1, ...times });
      expect(await store.backups.isEmpty(id)).toBe(false);
      const step = { job, sequences: [0], at: 3 };
      const restoring = store.backups.restoreRows(id, step, lists[0]);
      await expect(restoring).rejects.toMatchObject({ kind: "conflict" });
    });

    test("leaves no row if it is discarded", async () => {
      const { store, id, lists, job } = await openRestore(open);
      const step = { job, sequences: [0], at: 3 };
      await store.backups.restoreRows(id, step, lists[0]);
      expect(await store.backups.isEmpty(id)).toBe(false);
      await store.backups.discard(id, { job, reason: "The rows exclude each other.", at: 4 });
      expect(await store.backups.isEmpty(id)).toBe(true);
      expect(await store.jobs.read(id, job)).toMatchObject({ state: "failed" });
    });
  });
}

/** Omits jobs: a restored workspace also has the job of the restore. */
function omitJobs(lists: readonly BackupRowList[]): BackupRowList[] {
  return lists.filter(({ kind }) => kind !== "job");
}

type Opened = Awaited<ReturnType<typeof openStoreUnderTest>>;

/** Opens a workspace with rows of every kind but hierarchies. */
async function openFilled(open: () => Deps): Promise<Opened> {
  const workspace = await openStoreUnderTest(open);
  const { store, id } = workspace;
  await workspace.create(
    ...["A", "B", "C", "D"].map((title) => ({ title, labels: ["x"], ratings: { reach: 1 / 3 } })),
  );
  await store.statuses.save({
    workspace: id,
    actor: "a",
    at: 2,
    categories: { Parked: "backlog" },
  });
  await workspace.create({ title: "Ünïcode 😀", size: 0.1 });
  for (const revision of [1, 2]) {
    const definition = { kind: "weighted", criteria: [] };
    const row = { id: "mine", revision, name: "Mine", kind: "weighted", createdAt: 1, actor: "a" };
    // oxlint-disable-next-line no-await-in-loop -- two revisions
    await store.models.create(id, { ...row, request: { criteria: [] }, definition });
  }
  const times = { version: 1, createdAt: 1, updatedAt: 1 };
  const person = { id: "per_1", name: "Ana", skills: ["x"], capacity: 1 / 3, ...times };
  await store.people.create(id, person);
  const key = { workspace: id, generation: 3, model: "rice", revision: 1, orderRules: 2 };
  const ranking = { ...key, id: "rnk_1", scope: "open" as const, at: 2, count: 5, unscored: 5 };
  await store.rankings.publish({ ...ranking, digest: "abc" }, 7);
  const baseline = { id: "bsl_1", name: "Plan", note: "Ü", actor: "a", ...times };
  await store.baselines.create(id, { ...baseline, ranking: { ...ranking, digest: "abc" } });
  const job = await workspace.stageChunk({ createdAt: 1 });
  await store.jobs.finish(id, job, { generation: 3, at: 8 });
  return workspace;
}

async function readMoment({ store, id }: Opened): Promise<BackupMoment> {
  const head = await store.backups.readHead(id);
  expect(head).toMatchObject({ runningErasures: 0 });
  return { at: 50, lastNumber: 0, generation: 0, ...head?.workspace };
}

/** Reads the rows of each kind that has some. */
async function readLists(workspace: Opened, moment?: BackupMoment): Promise<BackupRowList[]> {
  const at = moment ?? (await readMoment(workspace));
  const lists: BackupRowList[] = [];
  for (const kind of backupKinds) {
    // oxlint-disable-next-line no-await-in-loop -- ten kinds
    const list = await readList(workspace, kind, at);
    lists.push(...(list.rows.length > 0 ? [list] : []));
  }
  return lists;
}

/** Reads all pages of a kind into one list. */
async function readList(
  { store, id }: Opened,
  kind: BackupKind,
  moment: BackupMoment,
): Promise<BackupRowList> {
  const pages: BackupRowList[] = [];
  let after: BackupKey | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the previous one ended
    const { list, next } = await store.backups.readPage(id, kind, { moment, after });
    pages.push(list);
    after = next;
  } while (after !== undefined);
  const rows = pages.flatMap((page): readonly unknown[] => page.rows);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all pages have the kind
  return { kind, rows } as BackupRowList;
}

/** Opens a queued restore of the items of another workspace into an empty one. */
async function openRestore(open: () => Deps) {
  const lists = await readLists(await openFilled(open));
  const workspace = await openStoreUnderTest(open);
  const job = await workspace.stageChunk({ kind: "restore" });
  const [first, ...rest] = lists;
  if (first === undefined) {
    throw new Error("The workspace has no rows.");
  }
  return { ...workspace, job, lists: [first, ...rest] as const };
}

async function restore(
  copy: Opened,
  original: Opened,
  lists: readonly BackupRowList[],
): Promise<Job | undefined> {
  const { store, id } = copy;
  const job = await copy.stageChunk({ kind: "restore" });
  const stage = (sequence: number) => stageEmptyChunk(store, { workspace: id, job, sequence });
  for (const [index, list] of lists.entries()) {
    // oxlint-disable no-await-in-loop -- chunk by chunk
    await stage(index + 1);
    await store.backups.restoreRows(id, { job, sequences: [index + 1], at: 3 }, list);
    // oxlint-enable no-await-in-loop
  }
  const head = await original.store.backups.readHead(original.id);
  if (head !== undefined) {
    await store.backups.completeRestore(id, { job, sequences: [0], at: 3 }, head.workspace);
  }
  return store.jobs.read(id, job);
}

async function stageEmptyChunk(
  store: Store,
  { workspace, job, sequence }: { workspace: string; job: string; sequence: number },
): Promise<void> {
  await store.jobs.stageChunk(workspace, job, { sequence, rows: "=", count: 1, at: 1 });
}
