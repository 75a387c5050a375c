import fc from "fast-check";
import { expect, test } from "vitest";
import { revertGeneration } from "../../../src/flows/changes/revert-generation.ts";
import { runRevert } from "../../../src/flows/changes/run-revert.ts";
import { type ItemOperation } from "../../../src/flows/items/item-operation.ts";
import { saveItems } from "../../../src/flows/items/save-items.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

const externalId = fc.constantFrom("A", "B", "C", "D", "E");

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

/** A change of any item, named by its external id, including renames, moves and deletions. */
const change = fc.record({
  target: externalId,
  isDeleted: fc.boolean(),
  externalId: optional(fc.oneof(externalId, fc.constant(null))),
  source: optional(fc.constantFrom("jira", null)),
  size: optional(fc.constantFrom(1, 2, null)),
  labels: optional(fc.uniqueArray(fc.constantFrom("x", "y"))),
  parent: optional(fc.oneof(externalId, fc.constant(null))),
  blockedBy: optional(fc.uniqueArray(externalId, { maxLength: 2 })),
  ratings: optional(fc.dictionary(fc.constantFrom("p", "q"), fc.constantFrom(1, 2, null))),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const writes = fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});

/** Opens a workspace with functions that write, revert and read its items. */
async function openBacklog() {
  const { deps, tables, queued } = openUnitEnvironment();
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const actor = actorOf(workspace.id);
  const tenant = tables.tenantOf(workspace.id);
  const listLive = () =>
    [...tenant.items.values()].filter(({ deletedAt }) => deletedAt === undefined);
  return {
    getGeneration: () => tenant.workspace.generation,
    readItems: () =>
      listLive().map(({ version: _version, updatedAt: _updatedAt, ...item }) => item),
    async write(changes: readonly Change[]) {
      const operations = changes.map(({ target, isDeleted, ...fields }): ItemOperation => {
        const item = listLive().find(({ externalId: name }) => name === target);
        if (item === undefined) {
          const created = { title: target, ...fields, externalId: target };
          return { kind: "upsert", changes: created };
        }
        const { id } = item;
        return isDeleted ? { kind: "delete", id } : { kind: "patch", id, changes: fields };
      });
      try {
        await saveItems(deps, actor, { operations });
      } catch {
        // The store applies the rows of a batch one by one, so a rename may conflict.
      }
    },
    async revert(generation: number) {
      const { id } = await revertGeneration(deps, actor, { generation });
      queued.splice(0);
      await runRevert(deps, { workspace: workspace.id, job: id });
      const job = await deps.store.jobs.read(workspace.id, id);
      return job?.errors;
    },
  };
}

test("reverting each generation, the newest first, restores every earlier state", async () => {
  await fc.assert(
    fc.asyncProperty(writes, async (batches) => {
      const backlog = await openBacklog();
      const states = [backlog.readItems()];
      for (const changes of batches) {
        // oxlint-disable-next-line no-await-in-loop -- each write changes the previous result
        await backlog.write(changes);
        states[backlog.getGeneration()] = backlog.readItems();
      }
      for (let generation = backlog.getGeneration(); generation > 0; generation -= 1) {
        // oxlint-disable-next-line no-await-in-loop -- the newest generation first
        expect(await backlog.revert(generation)).toEqual([]);
        expect(backlog.readItems()).toEqual(states[generation - 1]);
      }
    }),
    { numRuns: 200 },
  );
});

test("reverting any generation twice in a row restores the state before", async () => {
  await fc.assert(
    fc.asyncProperty(writes, fc.nat(), async (batches, seed) => {
      const backlog = await openBacklog();
      for (const changes of batches) {
        // oxlint-disable-next-line no-await-in-loop -- each write changes the previous result
        await backlog.write(changes);
      }
      const last = backlog.getGeneration();
      const before = backlog.readItems();
      try {
        await backlog.revert(1 + (seed % Math.max(last, 1)));
      } catch {
        // Later changes have followed to every item of the generation.
      }
      if (backlog.getGeneration() > last) {
        await backlog.revert(last + 1);
      }
      expect(backlog.readItems()).toEqual(before);
    }),
    { numRuns: 200 },
  );
});
