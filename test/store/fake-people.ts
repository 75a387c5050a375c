import { limits } from "../../src/contract/limits.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables } from "./fake-tables.ts";

/** People in memory: the store's promises and nothing else. */
export function openFakePeople(tables: FakeTables): Store["people"] {
  const peopleOf = (workspace: string) => tables.tenantOf(workspace).people;
  return {
    list: async (workspace, skill) =>
      [...peopleOf(workspace).values()]
        .filter(({ skills }) => skill === undefined || skills.includes(skill))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    read: async (workspace, id) => peopleOf(workspace).get(id),
    async create(workspace, person, answer) {
      const people = peopleOf(workspace);
      if (people.size >= limits.peopleMax) {
        return false;
      }
      people.set(person.id, person);
      if (answer !== undefined) {
        tables.keep(answer);
      }
      return true;
    },
    async update(workspace, person) {
      const isNext = peopleOf(workspace).get(person.id)?.version === person.version - 1;
      if (isNext) {
        peopleOf(workspace).set(person.id, person);
      }
      return isNext;
    },
    async remove(workspace, id, version) {
      const known = peopleOf(workspace).get(id)?.version;
      return known !== undefined && (version ?? known) === known
        ? peopleOf(workspace).delete(id)
        : false;
    },
  };
}
