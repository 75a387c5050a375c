import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Operation } from "../../scripts/openapi/document.ts";
import { commonHeaders } from "../../scripts/openapi/headers.ts";
import { createApp } from "../../src/http/app.ts";
import { type ProblemCode, problemTypes } from "../../src/http/response/problem-types.ts";
import { type HttpEnvironment, openHttpEnvironment } from "../environments/unit-http.ts";

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

type Request = {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string;
};

const document: Document = JSON.parse(readFileSync("src/web/openapi.json", "utf8"));
const rootKey = "ord_root_key_of_this_test";
const path = "/v1/workspaces/{workspaceId}";
const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };

const operations = Object.entries(document.paths).flatMap(([template, item]) =>
  Object.entries(item).map(([method, operation]) => Object.assign({ template, method }, operation)),
);
const keyed = operations.filter(({ security }) => security?.length !== 0);
const writes = keyed.filter(({ method }) => method !== "get");

/** Opens the app over fakes, with one workspace. */
async function openServer() {
  const environment = openHttpEnvironment({
    rootKeys: [rootKey],
    openSocket: () => Promise.reject(new TypeError("a bug")),
  });
  const app = createApp(() => environment.scope);
  const send = async ({ method, path: template, body, headers, key }: Request) => {
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const init = {
      method: method.toUpperCase(),
      ...(text !== undefined && { body: text }),
      headers: {
        ...(key !== "" && { authorization: `Bearer ${key ?? workspaceKey}` }),
        ...(text !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
    };
    return app.request(fillPath(template, workspaceId), init, {}, context);
  };
  let [workspaceId, workspaceKey] = ["", ""];
  const created = await send({
    method: "post",
    path: "/v1/workspaces",
    body: { name: "Shop" },
    key: rootKey,
  });
  const workspace: { id: string; key: string } = await created.json();
  ({ id: workspaceId, key: workspaceKey } = workspace);
  return { environment, send };
}

/** Fills the parameters of a path with ids that are valid and unknown. */
function fillPath(template: string, workspaceId: string): string {
  const id = "01jd3wq2f8e5avb1j0yqk3n9ds";
  const values: Readonly<Record<string, string>> = {
    workspaceId,
    itemId: `itm_${id}`,
    personId: `per_${id}`,
    hierarchyId: `hie_${id}`,
    jobId: `job_${id}`,
    rankingId: `rnk_${id}`,
    modelId: "unknown-model",
    externalId: "SHOP-1",
    judge: "ana",
  };
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
}

/** Returns the request of an operation, with its documented example as the body. */
function buildRequest({ template, method, requestBody }: (typeof operations)[number]): Request {
  const [type = "application/json", media] =
    Object.entries(requestBody?.content ?? {}).find(([, { example }]) => example !== undefined) ??
    [];
  return {
    method,
    path: template,
    ...(media !== undefined && { body: media.example, headers: { "content-type": type } }),
    ...(/^\/v1\/(?:workspaces|cache\/\w+)$/.test(template) && { key: rootKey }),
  };
}

async function sendWithHeader(operation: (typeof operations)[number], name: string, value: string) {
  const { send } = await openServer();
  const request = buildRequest(operation);
  const response = await send({ ...request, headers: { ...request.headers, [name]: value } });
  const text = await response.text();
  return { status: response.status, isRejected: text.includes(`"header":"${name}"`) };
}

function hasParameter({ parameters = [] }: Operation, component: string): boolean {
  return JSON.stringify(parameters).includes(`#/components/parameters/${component}"`);
}

describe("a header is documented exactly where it is read", () => {
  test.each(writes)("If-Match of $operationId", async (operation) => {
    const { status, isRejected } = await sendWithHeader(operation, "If-Match", "*");
    expect(status === 400 && isRejected).toBe(!hasParameter(operation, "IfMatch"));
  });

  test.each(writes)(
    "If-Unmodified-Since of $operationId, which no route reads",
    async (operation) => {
      const date = "Sat, 29 Oct 1994 19:43:31 GMT";
      const { status, isRejected } = await sendWithHeader(operation, "If-Unmodified-Since", date);
      expect([status, isRejected]).toEqual([400, true]);
    },
  );

  test.each(keyed)("Accept of $operationId", async (operation) => {
    const { status } = await sendWithHeader(operation, "Accept", "image/png");
    const isDocumented = "406" in operation.responses;
    expect(status === 406).toBe(isDocumented);
  });

  test.each(keyed)("Idempotency-Key of $operationId", async (operation) => {
    const { isRejected } = await sendWithHeader(operation, "Idempotency-Key", "k".repeat(256));
    expect(isRejected).toBe(hasParameter(operation, "IdempotencyKey"));
  });

  test.each(keyed)("Ordinal-Min-Generation of $operationId", async (operation) => {
    const { isRejected } = await sendWithHeader(operation, "Ordinal-Min-Generation", "new");
    expect(isRejected).toBe(hasParameter(operation, "OrdinalMinGeneration"));
  });
});

const invalidItem = { title: "" };

/**
 * A request that provokes each problem; `undefined` for the types that no operation returns yet.
 */
const provocations: Readonly<
  Record<ProblemCode, ((environment: HttpEnvironment) => Request) | undefined>
> = {
  malformed: () => ({ method: "get", path: `${path}/items?unknown=1` }),
  unauthenticated: () => ({ method: "get", path: `${path}/items`, key: "" }),
  forbidden: () => ({ method: "post", path: "/v1/workspaces", body: { name: "Shop" } }),
  "not-found": () => ({ method: "get", path: `${path}/items/{itemId}` }),
  conflict: () => ({
    method: "post",
    path: `${path}/models`,
    body: { id: "rice", kind: "weighted", criteria: [{ key: "value" }] },
  }),
  "precondition-failed": () => ({
    method: "put",
    path: `${path}/items/external/{externalId}`,
    body: { title: "A" },
    headers: { "if-match": '"7"' },
  }),
  "too-large": () => ({
    method: "post",
    path: `${path}/items`,
    body: { title: "A", description: "a".repeat(1_100_000) },
  }),
  invalid: () => ({ method: "post", path: `${path}/items`, body: invalidItem }),
  "precondition-required": undefined,
  "rate-limited": (environment) => {
    environment.quotaPolicy = { key: 0, workspace: 0 };
    return { method: "get", path };
  },
  unavailable: (environment) => {
    environment.isDatabaseDown = true;
    environment.now += 3_600_000;
    return { method: "get", path };
  },
  "database-not-writable": undefined,
  misconfigured: undefined,
  "database-full": undefined,
  "method-not-allowed": () => ({ method: "put", path: `${path}/items` }),
  "not-acceptable": () => ({
    method: "get",
    path: `${path}/items`,
    headers: { accept: "text/html" },
  }),
  "uri-too-long": () => ({ method: "get", path: `${path}/items?q=${"a".repeat(8_200)}` }),
  "unsupported-media-type": () => ({
    method: "post",
    path: `${path}/items`,
    body: "title: A",
    headers: { "content-type": "text/plain" },
  }),
  "upgrade-required": () => ({ method: "get", path: `${path}/live` }),
  "headers-too-large": () => ({
    method: "get",
    path: `${path}/items`,
    headers: { "x-large": "a".repeat(17_000) },
  }),
  "internal-error": () => ({
    method: "get",
    path: `${path}/live`,
    headers: { upgrade: "websocket" },
  }),
};

const provoked = Object.entries(provocations).flatMap(([code, provoke]) =>
  provoke === undefined ? [] : [{ code, provoke }],
);

test.each(provoked)("the status of $code is documented where it occurs", async (provocation) => {
  const { code, provoke } = provocation;
  const { environment, send } = await openServer();
  const request = provoke(environment);
  const response = await send(request);
  const problem: { code: string } = await response.json();
  expect(problem.code).toBe(code);
  const item = document.paths[request.path.split("?")[0] ?? ""] ?? {};
  const documented = item[request.method] ?? item["get"];
  expect(Object.keys(documented?.responses ?? {})).toContain(String(response.status));
});

test.each(keyed)("$operationId returns the headers of every response", async (operation) => {
  const { send } = await openServer();
  const response = await send(buildRequest(operation));
  expect(commonHeaders.filter((name) => !response.headers.has(name))).toEqual([]);
});

test("an operation documents each problem status", () => {
  const documented = new Set(operations.flatMap(({ responses }) => Object.keys(responses)));
  const missing = Object.entries(problemTypes)
    .filter(([, { status }]) => !documented.has(String(status)))
    .map(([code]) => code);
  expect(missing).toEqual(["precondition-required"]);
});
