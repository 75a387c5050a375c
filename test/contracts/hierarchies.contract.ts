import { describe, expect, test } from "vitest";
import { type Hierarchy } from "../../src/core/ahp/hierarchy-document.ts";
import { type Judgement } from "../../src/core/ahp/judgements.ts";
import { ahp } from "../../src/core/models/ahp.ts";
import { type ModelRow } from "../../src/core/workspace.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { rootActor } from "../environments/actors.ts";

const judgements: Judgement[] = [{ a: "price", b: "speed", value: 3 }];

/** Tests hierarchies and their judgements. */
export function testHierarchiesContract(open: () => Deps): void {
  describe("hierarchies", () => {
    test("are stored as created, and listed newest first", async () => {
      const { hierarchies, id, buildHierarchy } = await openTwoWorkspaces(open);
      const [first, second] = [buildHierarchy("First"), buildHierarchy("Second")];
      expect(await hierarchies.create(id, first)).toBe(true);
      expect(await hierarchies.create(id, second)).toBe(true);
      expect(await hierarchies.read(id, first.id)).toEqual(first);
      const listed = await hierarchies.list(id);
      expect(listed.map(({ name }) => name)).toEqual(["Second", "First", "Created"]);
      expect(listed[0]).not.toHaveProperty("document");
    });

    test("replace the judgements of one judge and preserve those of the others", async () => {
      const { hierarchies, id, created } = await openTwoWorkspaces(open);
      const save = (judge: string, changed: readonly Judgement[] | undefined) =>
        hierarchies.saveJudgements(id, created.id, { judge, judgements: changed, at: 7 });
      await Promise.all([save("ana", judgements), save("constructor", []), save("b.o@x-y_z", [])]);
      await save("constructor", undefined);
      const row = await save("ana", judgements);
      expect(row?.document.judges).toEqual({ ana: judgements, "b.o@x-y_z": [] });
      expect(row).toMatchObject({ version: 6, updatedAt: 7, name: "Created" });
      expect(await hierarchies.read(id, created.id)).toEqual(row);
    });

    test("are updated and removed only at the expected version", async () => {
      const { hierarchies, id, created } = await openTwoWorkspaces(open);
      const change = { judge: "ana", judgements, at: 7 };
      expect(
        await hierarchies.saveJudgements(id, created.id, { ...change, version: 2 }),
      ).toBeUndefined();
      expect(
        await hierarchies.saveJudgements(id, created.id, { ...change, version: 1 }),
      ).toBeDefined();
      expect(await hierarchies.remove(id, created.id, [1])).toBe(false);
      expect(await hierarchies.remove(id, created.id, [1, 2])).toBe(true);
      expect(await hierarchies.remove(id, created.id)).toBe(false);
      expect(await hierarchies.saveJudgements(id, created.id, change)).toBeUndefined();
    });

    test("have at most fifty judges and a bounded number of characters", async () => {
      const { hierarchies, id, created } = await openTwoWorkspaces(open);
      const save = (judge: string, changed: readonly Judgement[] = []) =>
        hierarchies.saveJudgements(id, created.id, { judge, judgements: changed, at: 7 });
      await Promise.all(Array.from({ length: 50 }, (_, index) => save(`judge-${index}`)));
      expect(await save("judge-50")).toBeUndefined();
      expect(await save("judge-49")).toBeDefined();
      const long = { a: "x".repeat(1_000_000), b: "y", value: 1 };
      expect(await save("judge-49", [long])).toBeUndefined();
    });

    test("become a model once, and are final afterwards", async () => {
      const { store, hierarchies, id, created, buildModel } = await openTwoWorkspaces(open);
      const end = { id: created.id, version: 1, at: 9, model: buildModel("mine") };
      expect(await hierarchies.finalize(id, { ...end, version: 2 })).toBe(false);
      expect(await store.models.read(id, "mine")).toBeUndefined();
      expect(await hierarchies.finalize(id, end)).toBe(true);
      expect(await hierarchies.finalize(id, { ...end, version: 2 })).toBe(false);
      expect(await store.models.read(id, "mine")).toEqual(end.model);
      expect(await hierarchies.read(id, created.id)).toMatchObject({ model: "mine", version: 2 });
      const change = { judge: "ana", judgements, at: 10 };
      expect(await hierarchies.saveJudgements(id, created.id, change)).toBeUndefined();
      expect(await hierarchies.remove(id, created.id)).toBe(false);
    });

    test("do not become a model whose id is in use", async () => {
      const { store, hierarchies, id, created, buildModel } = await openTwoWorkspaces(open);
      await store.models.create(id, buildModel("mine"));
      const end = { id: created.id, version: 1, at: 9, model: buildModel("mine") };
      expect(await hierarchies.finalize(id, end)).toBe(false);
      expect(await hierarchies.read(id, created.id)).toEqual(created);
    });

    test("are invisible to other workspaces", async () => {
      const { hierarchies, other, created, buildModel } = await openTwoWorkspaces(open);
      const end = { id: created.id, version: 1, at: 9, model: buildModel("mine") };
      expect(await hierarchies.list(other)).toEqual([]);
      expect(await hierarchies.read(other, created.id)).toBeUndefined();
      const change = { judge: "ana", judgements, at: 7 };
      expect(await hierarchies.saveJudgements(other, created.id, change)).toBeUndefined();
      expect(await hierarchies.remove(other, created.id)).toBe(false);
      expect(await hierarchies.finalize(other, end)).toBe(false);
    });
  });
}

async function openTwoWorkspaces(open: () => Deps) {
  const deps = open();
  const { store, random } = deps;
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const other = await createWorkspace(deps, rootActor, { name: "V", defaultModel: "rice" });
  const buildHierarchy = (name: string): Hierarchy => ({
    id: random.typeId("hie"),
    version: 1,
    name,
    document: { table: "classic", criteria: [{ key: "price" }, { key: "speed" }], judges: {} },
    actor: "a",
    createdAt: 1,
    updatedAt: 1,
  });
  const created = buildHierarchy("Created");
  await store.hierarchies.create(workspace.id, created);
  const request = { criteria: created.document.criteria, judgements };
  const buildModel = (id: string): ModelRow => ({
    id,
    revision: 1,
    name: "Mine",
    kind: "ahp",
    request,
    definition: ahp.define(request),
    createdAt: 1,
    actor: "a",
  });
  return {
    store,
    hierarchies: store.hierarchies,
    id: workspace.id,
    other: other.workspace.id,
    buildHierarchy,
    created,
    buildModel,
  };
}
