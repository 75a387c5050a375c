import { findPermission } from "../../src/contract/operation-permissions.ts";
import { type Action } from "../../src/core/access.ts";
import { type ProblemStatus } from "../../src/http/response/problem-types.ts";
import { notModified } from "../../src/http/responses.ts";
import { type Operation, type ResponseEntry } from "./document.ts";
import { addExamples } from "./examples.ts";
import {
  commonHeaders,
  commonParameters,
  type HeaderName,
  type ParameterName,
  withHeaders,
  withParameters,
} from "./headers.ts";
import { keyOnlyOperations, security } from "./info.ts";
import { operationHeaders } from "./operation-headers.ts";
import { isProblemStatus, referToProblem } from "./problem-responses.ts";

/**
 * Adds everything to an operation that follows from rules rather than from its route: the problems
 * of all routes, header parameters, response headers and examples.
 */
export function completeOperation(place: Place, operation: Operation): Operation {
  const statuses = listProblemStatuses(place, operation);
  const entries = Object.entries({
    ...operation.responses,
    ...(hasEntityTag(place, operation) && { 304: notModified }),
  }).filter(([status]) => !isProblemStatus(Number(status)));
  const successes = entries.map(([status, entry]): [string, ResponseEntry] => [
    status,
    withHeaders(entry, listResponseHeaders(place, operation, Number(status))),
  ]);
  const responses = {
    ...Object.fromEntries(successes),
    ...Object.fromEntries(statuses.map((status) => [status, referToProblem(status)])),
  };
  const permission = findPermission(operation.operationId ?? "");
  const completed = { ...withPermission(operation, permission), responses };
  return addExamples(withParameters(completed, listParameters(place, operation)));
}

/** Adds the permission of an operation. A public operation stays as its route declares it. */
function withPermission(operation: Operation, permission: Action | undefined): Operation {
  if (permission === undefined) {
    return operation;
  }
  const { description = "" } = operation;
  return {
    ...operation,
    description: `${description} Requires the permission \`${permission}\`.`,
    security: keyOnlyOperations.has(operation.operationId ?? "") ? [{ key: [] }] : security,
    "x-required-permission": permission,
  };
}

/** The path and the method of an operation. */
type Place = { readonly path: string; readonly method: string };

/** Lists the statuses of the problems that an operation can return. */
function listProblemStatuses(place: Place, operation: Operation): ProblemStatus[] {
  const specific = Object.keys(operation.responses).map(Number).filter(isProblemStatus);
  const idempotent: ProblemStatus[] = hasIdempotencyKey(operation) ? [409, 422] : [];
  const body: ProblemStatus[] = operation.requestBody === undefined ? [] : [413, 415, 422];
  const authenticated: ProblemStatus[] = isPublic(operation) ? [] : [401, 403, 429];
  const tenant: ProblemStatus[] = isOfWorkspace(place) ? [404, 412] : [];
  const negotiated: ProblemStatus[] = hasContent(operation) ? [406] : [];
  const byMethod: ProblemStatus[] = place.method === "get" ? [412] : [507];
  const common: ProblemStatus[] = [400, 405, 414, 431, 500, 503];
  const byRequest = [...body, ...idempotent, ...negotiated, ...byMethod];
  return [...new Set([...common, ...authenticated, ...tenant, ...byRequest, ...specific])];
}

function listParameters(place: Place, operation: Operation): ParameterName[] {
  const tenant: ParameterName[] = isOfWorkspace(place)
    ? ["OrdinalMinGeneration", "OrdinalBookmark"]
    : [];
  const conditional: ParameterName[] = hasEntityTag(place, operation) ? ["IfNoneMatch"] : [];
  const own = operationHeaders[operation.operationId ?? ""]?.request ?? [];
  return [...own, ...conditional, ...tenant, ...commonParameters];
}

function listResponseHeaders(place: Place, operation: Operation, status: number): HeaderName[] {
  if (status === 101) {
    return [];
  }
  const common: HeaderName[] = isPublic(operation)
    ? [...commonHeaders]
    : [...commonHeaders, "RateLimit-Policy", "RateLimit"];
  const { response = [], byStatus } = operationHeaders[operation.operationId ?? ""] ?? {};
  const tag: HeaderName[] = hasEntityTag(place, operation) ? ["ETag"] : [];
  return [...common, ...tag, ...response, ...(byStatus?.[status] ?? [])];
}

/** The responses that must not be stored have no ETag. */
const unstored: ReadonlySet<string> = new Set(["getHealth", "getCacheStats", "getSession"]);

function hasEntityTag({ method }: Place, { operationId = "", responses }: Operation): boolean {
  const isJson = "application/json" in (responses["200"]?.content ?? {});
  return method === "get" && isJson && !unstored.has(operationId);
}

function hasContent({ responses }: Operation): boolean {
  return Object.entries(responses).some(
    ([status, { content }]) => status.startsWith("2") && content !== undefined,
  );
}

function hasIdempotencyKey({ operationId = "" }: Operation): boolean {
  return operationHeaders[operationId]?.request?.includes("IdempotencyKey") === true;
}

function isOfWorkspace({ path }: Place): boolean {
  return path.includes("{workspaceId}");
}

function isPublic(operation: Operation): boolean {
  return operation.security?.length === 0;
}
