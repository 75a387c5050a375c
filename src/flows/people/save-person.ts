import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { checkVersion, type ExpectedVersion, listVersions } from "../../core/expected-version.ts";
import { Failure } from "../../core/failure.ts";
import { type Person } from "../../core/person.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { retryConflicts } from "../retry-conflicts.ts";
import { requirePerson } from "./read-people.ts";

export type PersonFields = Pick<Person, "name" | "skills" | "capacity">;

export type PersonChanges = { readonly [K in keyof PersonFields]?: PersonFields[K] | undefined };

type NewPersonRequest = PersonFields & {
  readonly buildResponse?: ((person: Person) => IdempotentResponse | undefined) | undefined;
};

/** Creates a person. Throws a conflict if the workspace has the maximum number of people. */
export async function createPerson(
  deps: Pick<Deps, "store" | "clock" | "random">,
  actor: Actor,
  { buildResponse, ...fields }: NewPersonRequest,
): Promise<Person> {
  authorize(actor, "people:write");
  const at = deps.clock.now();
  const skills = [...new Set(fields.skills)];
  const times = { createdAt: at, updatedAt: at };
  const person = { ...fields, skills, id: deps.random.typeId("per"), version: 1, ...times };
  if (!(await deps.store.people.create(actor.workspace, person, buildResponse?.(person)))) {
    const detail = `A workspace has at most ${limits.peopleMax} people. Delete a person first.`;
    throw new Failure("conflict", detail);
  }
  return person;
}

/** A person, and the versions that a request expects. */
export type PersonRef = {
  readonly id: string;
  readonly version: ExpectedVersion | undefined;
};

/**
 * Changes a person. A change without effect creates no version. Without expected versions, the
 * database applies the change to any version, so that no race is lost.
 */
export async function changePerson(
  deps: Pick<Deps, "store" | "clock" | "sleep" | "random">,
  actor: Actor,
  { id, version, changes }: PersonRef & { readonly changes: PersonChanges },
): Promise<Person> {
  authorize(actor, "people:write");
  const { workspace } = actor;
  return retryConflicts(deps, async () => {
    const person = await requirePerson(deps, workspace, id);
    checkVersion(version, { noun: "person", version: person.version });
    const fields = findChangedFields(person, changes);
    if (Object.keys(fields).length === 0) {
      return person;
    }
    const versions = listVersions(version);
    return deps.store.people.update(workspace, id, { fields, at: deps.clock.now(), versions });
  });
}

/** Returns the requested fields if one of them differs; otherwise none. */
function findChangedFields(person: Person, changes: PersonChanges): Partial<PersonFields> {
  const { name, capacity } = changes;
  const skills = changes.skills && [...new Set(changes.skills)];
  const fields = {
    ...(name !== undefined && { name }),
    ...(capacity !== undefined && { capacity }),
    ...(skills !== undefined && { skills }),
  };
  const { name: before, capacity: previous, skills: earlier } = { ...person, ...fields };
  const isSame =
    before === person.name &&
    previous === person.capacity &&
    JSON.stringify(earlier) === JSON.stringify(person.skills);
  return isSame ? {} : fields;
}

/** Deletes a person. */
export async function deletePerson(
  deps: Pick<Deps, "store">,
  actor: Actor,
  { id, version }: PersonRef,
): Promise<void> {
  authorize(actor, "people:write");
  const { workspace } = actor;
  const isRemoved =
    version !== "none" && (await deps.store.people.remove(workspace, id, listVersions(version)));
  if (!isRemoved) {
    const person = await requirePerson(deps, workspace, id);
    checkVersion(version, { noun: "person", version: person.version });
  }
}
