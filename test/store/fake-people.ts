import { limits } from "../../src/contract/limits.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

/** Opens a store of people in memory. */
export function openFakePeople(tables: FakeTables): Store["people"] {
  const getPeople = (workspace: string) => tables.tenantOf(workspace).people;
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
    async update(workspace, person) {
      const isNext = getPeople(workspace).get(person.id)?.version === person.version - 1;
      if (isNext) {
        getPeople(workspace).set(person.id, person);
      }
      return isNext;
    },
    async remove(workspace, id, version) {
      const storedVersion = getPeople(workspace).get(id)?.version;
      return storedVersion !== undefined && (version ?? storedVersion) === storedVersion
        ? getPeople(workspace).delete(id)
        : false;
    },
  };
}
