import { limits } from "../../src/contract/limits.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

/** Opens a store of people in memory. */
export function openFakePeople(tables: FakeTables): Store["people"] {
  const getPeople = (workspace: string) => tables.tenantOf(workspace).people;
  const find = (workspace: string, id: string, versions?: readonly number[]) => {
    const person = getPeople(workspace).get(id);
    return person !== undefined && versions?.includes(person.version) !== false
      ? person
      : undefined;
  };
  return {
    list: async (workspace, skill) =>
      [...getPeople(workspace).values()]
        .filter(({ skills }) => skill === undefined || skills.includes(skill))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    read: async (workspace, id) => getPeople(workspace).get(id),
    async create(workspace, person, response) {
      tables.requireOpenClaim(response);
      const people = getPeople(workspace);
      if (people.size >= limits.peopleMax) {
        return false;
      }
      people.set(person.id, person);
      tables.storeResponse(response);
      return true;
    },
    async update(workspace, id, { fields, at, versions }) {
      const person = find(workspace, id, versions);
      const next = person && { ...person, ...fields, version: person.version + 1, updatedAt: at };
      if (next !== undefined) {
        getPeople(workspace).set(id, next);
      }
      return next;
    },
    remove: async (workspace, id, versions) =>
      find(workspace, id, versions) !== undefined && getPeople(workspace).delete(id),
  };
}
