import { describe, expect, test } from "vitest";
import { limits } from "../../../src/contract/limits.ts";
import { revertGeneration } from "../../../src/flows/changes/revert-generation.ts";
import { parseRevertRows } from "../../../src/flows/changes/revert-rows.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

/** Opens a workspace, and creates items in one generation. */
async function openBacklog(titles: readonly string[], description?: string) {
  const environment = openUnitEnvironment();
  const { deps, tables } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const actor = actorOf(workspace.id);
  await saveItems(deps, actor, {
    operations: titles.map((title) => ({ kind: "create", changes: { title, description } })),
  });
  const tenant = tables.tenantOf(workspace.id);
  return {
    ...environment,
    actor,
    tenant,
    readChunks: () =>
      [...tenant.chunks.values()].flat().map(({ rows }) => parseRevertRows(rows).length),
  };
}

describe("a revert", () => {
  test("is staged in chunks of a limited number of items", async () => {
    const titles = Array.from({ length: 2_500 }, (_, index) => `${index}`);
    const { deps, actor, readChunks, queued } = await openBacklog(titles);
    const job = await revertGeneration(deps, actor, { generation: 1 });
    expect(job).toMatchObject({ kind: "revert", state: "queued", total: 2_500, done: 0 });
    expect(readChunks()).toEqual([2_000, 500]);
    expect(queued).toContainEqual({ kind: "revert", workspace: actor.workspace, job: job.id });
  });

  test("is staged in chunks of a limited number of bytes", async () => {
    const titles = Array.from({ length: 100 }, (_, index) => `${index}`);
    const { deps, actor, readChunks } = await openBacklog(titles, "x".repeat(60_000));
    await revertGeneration(deps, actor, { generation: 1 });
    expect(readChunks()).toEqual([67, 33]); // 4,000,000 bytes / 60,000
  });

  test("is staged in chunks of a limited number of log entries", async () => {
    const { deps, actor, readChunks, tenant } = await openBacklog(["A", "B"]);
    const job = await revertGeneration(deps, actor, { generation: 1 });
    const last = 25_000;
    for (let generation = 2; generation <= last; generation += 1) {
      const entry = { number: 1, before: {}, at: 1, parentNumber: 0 };
      tenant.changes.push({ ...entry, generation });
    }
    tenant.chunks.clear();
    tenant.jobs.set(job.id, { ...job, kind: "import", state: "done", generations: [[1, last]] });
    await revertGeneration(deps, actor, { generation: 1 });
    expect(readChunks()).toEqual([1, 1]);
  });

  test("is refused if too many changes have followed", async () => {
    const { deps, actor } = await openBacklog(["A"]);
    const numbers = Array.from({ length: 20_000 }, () => 9);
    let pages = 0;
    const list = async () => {
      pages += 1;
      return [{ generation: pages, numbers }];
    };
    const store = { ...deps.store, changes: { ...deps.store.changes, list } };
    await expect(
      revertGeneration({ ...deps, store }, actor, { generation: 1 }),
    ).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("1000000") });
    expect(pages).toBe(limits.revertEntriesMax / 20_000 + 1);
  });
});
