import { describe, expect, test } from "vitest";
import { type Person } from "../../src/core/person.ts";
import { createWorkspace } from "../../src/flows/workspaces/create-workspace.ts";
import { type Deps } from "../../src/ports/deps.ts";
import { rootActor } from "../environments/actors.ts";

/** Tests people. */
export function testPeopleContract(open: () => Deps): void {
  describe("people", () => {
    test("are listed in the order of creation, and by skill", async () => {
      const { people, id, buildPerson } = await openTwoWorkspaces(open);
      const [ana, bo] = [buildPerson("Ana", ["ui", "edge"]), buildPerson("Bo", ["edge"])];
      expect(await people.create(id, ana)).toBe(true);
      expect(await people.create(id, bo)).toBe(true);
      expect(await people.list(id)).toEqual([ana, bo]);
      expect(await people.list(id, "ui")).toEqual([ana]);
      expect(await people.list(id, "u")).toEqual([]);
      expect(await people.read(id, bo.id)).toEqual(bo);
    });

    test("are updated and removed only at the expected version", async () => {
      const { people, id, buildPerson } = await openTwoWorkspaces(open);
      const ana = buildPerson("Ana", ["ui"]);
      const fields = { capacity: 0.5, skills: [] };
      const next = { ...ana, ...fields, version: 2, updatedAt: 9 };
      await people.create(id, ana);
      expect(await people.update(id, ana.id, { fields, at: 9, versions: [1, 5] })).toEqual(next);
      const lost = { fields: { name: "Lost" }, at: 9, versions: [1, 3] };
      expect(await people.update(id, ana.id, lost)).toBeUndefined();
      expect(await people.read(id, ana.id)).toEqual(next);
      expect(await people.remove(id, ana.id, [1])).toBe(false);
      expect(await people.remove(id, ana.id, [1, 2])).toBe(true);
      expect(await people.remove(id, ana.id)).toBe(false);
      expect(await people.read(id, ana.id)).toBeUndefined();
    });

    test("keep the fields that a change does not contain, at any version", async () => {
      const { people, id, buildPerson } = await openTwoWorkspaces(open);
      const ana = buildPerson("Ana", ["ui"]);
      await people.create(id, ana);
      await people.update(id, ana.id, { fields: { name: "Anna" }, at: 2 });
      const updated = await people.update(id, ana.id, { fields: { capacity: 7 }, at: 3 });
      expect(updated).toEqual({ ...ana, name: "Anna", capacity: 7, version: 3, updatedAt: 3 });
    });

    test("are invisible to other workspaces", async () => {
      const { people, id, buildPerson, other } = await openTwoWorkspaces(open);
      const ana = buildPerson("Ana", []);
      await people.create(id, ana);
      expect(await people.list(other)).toEqual([]);
      expect(await people.read(other, ana.id)).toBeUndefined();
      expect(await people.update(other, ana.id, { fields: {}, at: 1 })).toBeUndefined();
      expect(await people.remove(other, ana.id)).toBe(false);
    });
  });
}

async function openTwoWorkspaces(open: () => Deps) {
  const deps = open();
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "rice" });
  const other = await createWorkspace(deps, rootActor, { name: "V", defaultModel: "rice" });
  const buildPerson = (name: string, skills: readonly string[]): Person => ({
    id: deps.random.typeId("per"),
    name,
    skills,
    capacity: 3,
    version: 1,
    createdAt: 1,
    updatedAt: 1,
  });
  return { people: deps.store.people, id: workspace.id, other: other.workspace.id, buildPerson };
}
