import { notFound } from "../../core/failure.ts";
import { type Person } from "../../core/person.ts";
import { type Deps } from "../../ports/deps.ts";

/** Everybody of a workspace, or those with a skill. */
export function listPeople(
  { store }: Pick<Deps, "store">,
  workspace: string,
  skill?: string,
): Promise<readonly Person[]> {
  return store.people.list(workspace, skill);
}

export async function readPerson(
  { store }: Pick<Deps, "store">,
  workspace: string,
  id: string,
): Promise<Person> {
  const person = await store.people.read(workspace, id);
  if (person === undefined) {
    throw notFound("person", id);
  }
  return person;
}
