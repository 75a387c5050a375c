import { describe, expect, test } from "vitest";
import { type Hierarchy } from "../../src/core/ahp/hierarchy-document.ts";
import { type Judgement } from "../../src/core/ahp/judgements.ts";
import { ahp } from "../../src/core/models/ahp.ts";
import { type ModelRow } from "../../src/core/workspace.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";

const judgements: Judgement[] = [{ a: "price", b: "speed", value: 3 }];

/** What every store promises of hierarchies. */
export function testHierarchiesContract(open: () => Deps): void {
  describe("hierarchies", () => {
    test("are kept as they were made, and listed with the newest first", async () => {
      const { hierarchies, id, make } = await openTruth(open);
      const [first, second] = [make("First"), make("Second")];
      expect(await hierarchies.create(id, first)).toBe(true);
      expect(await hierarchies.create(id, second)).toBe(true);
      expect(await hierarchies.read(id, first.id)).toEqual(first);
      const heads = await hierarchies.list(id);
      expect(heads.map(({ name }) => name)).toEqual(["Second", "First", "Made"]);
      expect(heads[0]).not.toHaveProperty("judged");
    });

    test("take each judge's word and leave the others' alone", async () => {
      const { hierarchies, id, made } = await openTruth(open);
      const say = (judge: string, said: readonly Judgement[] | undefined) =>
        hierarchies.saveJudgements(id, made.id, { judge, judgements: said, at: 7 });
      await Promise.all([say("ana", judgements), say("constructor", []), say("b.o@x-y_z", [])]);
      await say("constructor", undefined);
      const row = await say("ana", judgements);
      expect(row?.judged.judges).toEqual({ ana: judgements, "b.o@x-y_z": [] });
      expect(row).toMatchObject({ version: 6, updatedAt: 7, name: "Made" });
      expect(await hierarchies.read(id, made.id)).toEqual(row);
    });

    test("are changed and removed only at the version that is meant", async () => {
      const { hierarchies, id, made } = await openTruth(open);
      const change = { judge: "ana", judgements, at: 7 };
      expect(
        await hierarchies.saveJudgements(id, made.id, { ...change, version: 2 }),
      ).toBeUndefined();
      expect(
        await hierarchies.saveJudgements(id, made.id, { ...change, version: 1 }),
      ).toBeDefined();
      expect(await hierarchies.remove(id, made.id, 1)).toBe(false);
      expect(await hierarchies.remove(id, made.id, 2)).toBe(true);
      expect(await hierarchies.remove(id, made.id)).toBe(false);
      expect(await hierarchies.saveJudgements(id, made.id, change)).toBeUndefined();
    });

    test("have fifty judges at the most, and a bounded number of letters", async () => {
      const { hierarchies, id, made } = await openTruth(open);
      const say = (judge: string, said: readonly Judgement[] = []) =>
        hierarchies.saveJudgements(id, made.id, { judge, judgements: said, at: 7 });
      await Promise.all(Array.from({ length: 50 }, (_, at) => say(`judge-${at}`)));
      expect(await say("judge-50")).toBeUndefined();
      expect(await say("judge-49")).toBeDefined();
      const long = { a: "x".repeat(1_000_000), b: "y", value: 1 };
      expect(await say("judge-49", [long])).toBeUndefined();
    });

    test("become a model once, and are final from then on", async () => {
      const { store, hierarchies, id, made, modelOf } = await openTruth(open);
      const end = { id: made.id, version: 1, at: 9, model: modelOf("mine") };
      expect(await hierarchies.finalize(id, { ...end, version: 2 })).toBe(false);
      expect(await store.models.read(id, "mine")).toBeUndefined();
      expect(await hierarchies.finalize(id, end)).toBe(true);
      expect(await hierarchies.finalize(id, { ...end, version: 2 })).toBe(false);
      expect(await store.models.read(id, "mine")).toEqual(end.model);
      expect(await hierarchies.read(id, made.id)).toMatchObject({ model: "mine", version: 2 });
      const change = { judge: "ana", judgements, at: 10 };
      expect(await hierarchies.saveJudgements(id, made.id, change)).toBeUndefined();
      expect(await hierarchies.remove(id, made.id)).toBe(false);
    });

    test("do not become a model whose id is taken", async () => {
      const { store, hierarchies, id, made, modelOf } = await openTruth(open);
      await store.models.create(id, modelOf("mine"));
      const end = { id: made.id, version: 1, at: 9, model: modelOf("mine") };
      expect(await hierarchies.finalize(id, end)).toBe(false);
      expect(await hierarchies.read(id, made.id)).toEqual(made);
    });

    test("of another workspace are not there", async () => {
      const { hierarchies, other, made, modelOf } = await openTruth(open);
      const end = { id: made.id, version: 1, at: 9, model: modelOf("mine") };
      expect(await hierarchies.list(other)).toEqual([]);
      expect(await hierarchies.read(other, made.id)).toBeUndefined();
      const change = { judge: "ana", judgements, at: 7 };
      expect(await hierarchies.saveJudgements(other, made.id, change)).toBeUndefined();
      expect(await hierarchies.remove(other, made.id)).toBe(false);
      expect(await hierarchies.finalize(other, end)).toBe(false);
    });
  });
}

async function openTruth(open: () => Deps) {
  const deps = open();
  const { store, random } = deps;
  const { workspace } = await createWorkspace(deps, { name: "W", defaultModel: "rice" });
  const other = await createWorkspace(deps, { name: "V", defaultModel: "rice" });
  const make = (name: string): Hierarchy => ({
    id: random.typeId("hie"),
    version: 1,
    name,
    judged: { table: "classic", criteria: [{ key: "price" }, { key: "speed" }], judges: {} },
    actor: "a",
    createdAt: 1,
    updatedAt: 1,
  });
  const made = make("Made");
  await store.hierarchies.create(workspace.id, made);
  const request = { criteria: made.judged.criteria, judgements };
  const modelOf = (id: string): ModelRow => ({
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
    make,
    made,
    modelOf,
  };
}
