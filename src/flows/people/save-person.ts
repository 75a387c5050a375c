import { limits } from "../../contract/limits.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { type Person } from "../../core/person.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { readPerson } from "./read-people.ts";

export type PersonFields = Pick<Person, "name" | "skills" | "capacity">;

export type PersonChanges = { readonly [K in keyof PersonFields]?: PersonFields[K] | undefined };

/** How often somebody else may be first before we say so. */
const attemptsMax = 8;

/** Makes a person. A workspace has a bounded number of them. */
export async function createPerson(
  deps: Pick<Deps, "store" | "clock" | "random">,
  { workspace, ...fields }: PersonFields & { readonly workspace: string },
  buildResponse?: (person: Person) => IdempotentResponse | undefined,
): Promise<Person> {
  const at = deps.clock.now();
  const skills = [...new Set(fields.skills)];
  const times = { createdAt: at, updatedAt: at };
  const person = { ...fields, skills, id: deps.random.typeId("per"), version: 1, ...times };
  if (!(await deps.store.people.create(workspace, person, buildResponse?.(person)))) {
    throw new Failure("conflict", `A workspace has at most ${limits.peopleMax} people.`);
  }
  return person;
}

/** Which person, and of which version if that is said; "*" is any. */
export type PersonRef = {
  readonly workspace: string;
  readonly id: string;
  readonly version: number | "*" | undefined;
};

/** Changes a person; what says nothing new makes no version. */
export async function changePerson(
  deps: Pick<Deps, "store" | "clock" | "sleep">,
  request: PersonRef & { readonly changes: PersonChanges },
  tried = 1,
): Promise<Person> {
  const { workspace, id, version, changes } = request;
  const person = await readPerson(deps, workspace, id);
  checkPersonVersion(person, version);
  const { name = person.name, capacity = person.capacity } = changes;
  const skills = changes.skills === undefined ? person.skills : [...new Set(changes.skills)];
  const isSame =
    name === person.name &&
    capacity === person.capacity &&
    JSON.stringify(skills) === JSON.stringify(person.skills);
  if (isSame) {
    return person;
  }
  const changed = { ...person, name, capacity, skills, version: person.version + 1 };
  const next = { ...changed, updatedAt: deps.clock.now() };
  if (await deps.store.people.update(workspace, next)) {
    return next;
  }
  if (tried >= attemptsMax) {
    throw new Failure("conflict", "Other writers were first, several times. Try again.");
  }
  // Those who were beaten together come again apart.
  await deps.sleep(Math.random() * 8 * 2 ** tried);
  return changePerson(deps, request, tried + 1);
}

/** Takes a person away. */
export async function deletePerson(
  deps: Pick<Deps, "store">,
  { workspace, id, version }: PersonRef,
): Promise<void> {
  const isVersion = typeof version === "number" ? version : undefined;
  if (!(await deps.store.people.remove(workspace, id, isVersion))) {
    checkPersonVersion(await readPerson(deps, workspace, id), version);
  }
}

function checkPersonVersion(person: Person, version: PersonRef["version"]): void {
  if (typeof version === "number" && version !== person.version) {
    const detail = `The person is at version ${person.version}, not ${version}.`;
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}
