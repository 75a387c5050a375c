import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { PersonParams, WorkspaceParams } from "../../contract/ids.ts";
import {
  NewPerson,
  PersonList,
  PeopleQuery,
  PersonPatch,
  PersonView,
} from "../../contract/people.ts";
import { toPersonView } from "../../contract/person-view.ts";
import { type Person } from "../../core/person.ts";
import { listPeople, readPerson } from "../../flows/people/read-people.ts";
import { changePerson, createPerson, deletePerson } from "../../flows/people/save-person.ts";
import { mergePatch } from "../request-bodies.ts";
import { checkBody } from "../request/body.ts";
import {
  acceptCreateOnly,
  readExpectedVersion,
  readPreconditions,
} from "../request/conditional.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { type JsonResponse, buildIdempotentResponse, sendJson } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/people";

const postPerson = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "createPerson",
    tags: ["people"],
    summary: "Create person",
    description: "Adds a person to the team. A workspace has at most 1,000 people.",
  })),
  middleware: [
    acceptCreateOnly,
    checkBody(),
    ensureIdempotent("people:write", `/v1${path}`),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: NewPerson } } },
  },
  responses: {
    201: json(PersonView, "The person."),
    ...problems(404, 409, 422),
  },
});

const getPeople = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "listPeople",
    tags: ["people"],
    summary: "List people",
    description: "Lists people in the order in which they were added. `skill` filters by skill.",
  })),
  request: { params: WorkspaceParams, query: PeopleQuery },
  responses: { 200: json(PersonList, "The people."), ...problems(404) },
});

const getPerson = createRoute({
  method: "get",
  path: `${path}/{personId}`,
  ...docsOnly(() => ({
    operationId: "getPerson",
    tags: ["people"],
    summary: "Get person",
    description: "Returns a person. The ETag is the version.",
  })),
  request: { params: PersonParams },
  responses: {
    200: json(PersonView, "The person."),
    ...problems(404),
  },
});

const patchPerson = createRoute({
  method: "patch",
  path: `${path}/{personId}`,
  ...docsOnly(() => ({
    operationId: "updatePerson",
    tags: ["people"],
    summary: "Update person",
    description:
      "Applies a merge patch: omitted fields keep their values. Send If-Match to prevent lost " +
      "updates.",
  })),
  middleware: [readPreconditions, checkBody()] as const,
  request: {
    params: PersonParams,
    body: mergePatch(PersonPatch),
  },
  responses: {
    200: json(PersonView, "The updated person."),
    ...problems(404, 409, 412, 422),
  },
});

const deleteRoute = createRoute({
  method: "delete",
  path: `${path}/{personId}`,
  ...docsOnly(() => ({
    operationId: "deletePerson",
    tags: ["people"],
    summary: "Delete person",
    description: "Removes a person from the team.",
  })),
  middleware: [readPreconditions] as const,
  request: { params: PersonParams },
  responses: { 204: { description: "The person is deleted." }, ...problems(404, 412) },
});

export const peopleRoutes = router()
  .openapi(postPerson, async (c) => {
    const buildResponse = buildCreatedPerson(c.get("actor").workspace);
    const person = await createPerson(c.get("deps"), c.get("actor"), {
      ...c.req.valid("json"),
      buildResponse: buildIdempotentResponse(c, buildResponse),
    });
    return sendJson(buildResponse(person));
  })
  .openapi(getPeople, async (c) => {
    const { skill } = c.req.valid("query");
    const persons = await listPeople(c.get("deps"), c.get("actor"), skill);
    return c.json({ data: persons.map(toPersonView) }, 200);
  })
  .openapi(getPerson, async (c) => {
    const { personId } = c.req.valid("param");
    const person = await readPerson(c.get("deps"), c.get("actor"), personId);
    return c.json(toPersonView(person), 200, { etag: `"${person.version}"` });
  })
  .openapi(patchPerson, async (c) => {
    const { personId: id } = c.req.valid("param");
    const { expected_version: expected, ...changes } = c.req.valid("json");
    const version = readExpectedVersion(c, expected);
    const person = await changePerson(c.get("deps"), c.get("actor"), { id, version, changes });
    return c.json(toPersonView(person), 200, { etag: `"${person.version}"` });
  })
  .openapi(deleteRoute, async (c) => {
    const { personId: id } = c.req.valid("param");
    const version = readExpectedVersion(c);
    await deletePerson(c.get("deps"), c.get("actor"), { id, version });
    return c.body(null, 204);
  });

function buildCreatedPerson(workspace: string): (person: Person) => JsonResponse {
  return (person) => ({
    status: 201,
    headers: {
      location: `/v1/workspaces/${workspace}/people/${person.id}`,
      etag: `"${person.version}"`,
    },
    body: toPersonView(person),
  });
}
