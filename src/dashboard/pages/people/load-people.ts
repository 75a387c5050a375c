import { api, requireData, type Schemas } from "../../data/api.ts";
import { model } from "../../data/chosen-model.ts";
import { loadFit } from "../../data/load-fit.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";

export type Person = Schemas["Person"];

type Chosen = Schemas["Fit"]["chosen"][number];

/** A person, and the work that the plan of all people gives to the person. */
export type Member = {
  readonly person: Person;
  readonly used: number;
  readonly tasks: readonly Chosen[];
};

/** The people, and the plan that assigns the work. */
export type TeamPlan = {
  readonly members: readonly Member[];
  /** Undefined if there is no plan. */
  readonly ranking: Schemas["Ranking"] | undefined;
};

/** The fields of a person that a reader enters. */
export type PersonFields = Pick<Person, "name" | "skills" | "capacity">;

/** Loads the people, and what each of them would do. */
export async function loadTeam(): Promise<TeamPlan> {
  const params = { path: { workspaceId: workspaceId.value } };
  const { data } = requireData(await api.GET("/v1/workspaces/{workspaceId}/people", { params }));
  const hasPlan = data.length > 0 && mayPerform("analyses:run");
  const fit = hasPlan ? await loadFit({ model: model.value?.id, hasPeople: true }) : undefined;
  const members = data.map((person) => {
    const tasks = fit?.chosen.filter((chosen) => chosen.person?.id === person.id) ?? [];
    return { person, tasks, used: tasks.reduce((sum, { size }) => sum + size, 0) };
  });
  return { members, ranking: fit?.ranking };
}

/** Adds a person, or changes the fields of one. The server rejects a change of an old version. */
export async function savePerson(fields: PersonFields, person: Person | undefined): Promise<void> {
  const path = { workspaceId: workspaceId.value };
  const body = { ...fields, skills: [...fields.skills] };
  if (person === undefined) {
    requireData(await api.POST("/v1/workspaces/{workspaceId}/people", { params: { path }, body }));
    return;
  }
  const result = await api.PATCH("/v1/workspaces/{workspaceId}/people/{personId}", {
    params: { path: { ...path, personId: person.id } },
    headers: { "if-match": `"${person.version}"`, "content-type": "application/merge-patch+json" },
    body,
  });
  requireData(result);
}

/** Removes a person from the team. */
export async function deletePerson({ id }: Person): Promise<void> {
  const result = await api.DELETE("/v1/workspaces/{workspaceId}/people/{personId}", {
    params: { path: { workspaceId: workspaceId.value, personId: id } },
  });
  if (!result.response.ok) {
    requireData(result);
  }
}
