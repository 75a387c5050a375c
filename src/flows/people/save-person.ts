import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
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

/** A person, and the version that a request expects: "*" accepts any. */
export type PersonRef = {
  readonly id: string;
  readonly version: number | "*" | undefined;
};

/** Changes a person. A change without effect creates no version. */
export async function changePerson(
  deps: Pick<Deps, "store" | "clock" | "sleep" | "random">,
  actor: Actor,
  { id, version, changes }: PersonRef & { readonly changes: PersonChanges },
): Promise<Person> {
  authorize(actor, "people:write");
  const { workspace } = actor;
  return retryConflicts(deps, async () => {
    const person = await requirePerson(deps, workspace, id);
    checkPersonVersion(person, version);
    const changed = applyChanges(person, changes);
    if (changed === undefined) {
      return person;
    }
    const next = { ...changed, updatedAt: deps.clock.now() };
    return (await deps.store.people.update(workspace, next)) ? next : undefined;
  });
}

/** Returns the next version of a person, or undefined if nothing changes. */
function applyChanges(person: Person, changes: PersonChanges): Person | undefined {
  const { name = person.name, capacity = person.capacity } = changes;
  const skills = changes.skills === undefined ? person.skills : [...new Set(changes.skills)];
  const isSame =
    name === person.name &&
    capacity === person.capacity &&
    JSON.stringify(skills) === JSON.stringify(person.skills);
  return isSame ? undefined : { ...person, name, capacity, skills, version: person.version + 1 };
}

/** Deletes a person. */
export async function deletePerson(
  deps: Pick<Deps, "store">,
  actor: Actor,
  { id, version }: PersonRef,
): Promise<void> {
  authorize(actor, "people:write");
  const { workspace } = actor;
  const expectedVersion = typeof version === "number" ? version : undefined;
  if (!(await deps.store.people.remove(workspace, id, expectedVersion))) {
    checkPersonVersion(await requirePerson(deps, workspace, id), version);
  }
}

function checkPersonVersion(person: Person, version: PersonRef["version"]): void {
  if (typeof version === "number" && version !== person.version) {
    const detail = `The person is at version ${person.version}, not ${version}. Read the person again and retry.`;
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}
