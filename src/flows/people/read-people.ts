import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type Person } from "../../core/person.ts";
import { type Deps } from "../../ports/deps.ts";

/** Lists the people of a workspace, or those with a skill. */
export function listPeople(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  skill?: string,
): Promise<readonly Person[]> {
  authorize(actor, "people:read");
  return store.people.list(actor.workspace, skill);
}

/** Reads a person for a client. */
export function readPerson(deps: Pick<Deps, "store">, actor: Actor, id: string): Promise<Person> {
  authorize(actor, "people:read");
  return requirePerson(deps, actor.workspace, id);
}

/** Reads a person. Throws if no person has the id. */
export async function requirePerson(
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
