import { type ProblemStatus } from "../../src/http/response/problem-types.ts";
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
import { operationHeaders } from "./operation-headers.ts";
import { isProblemStatus, referToProblem } from "./problem-responses.ts";

/**
 * Adds everything to an operation that follows from rules rather than from its route: the problems
 * of all routes, header parameters, response headers and examples.
 */
export function completeOperation(path: string, method: string, operation: Operation): Operation {
  const writing: ProblemStatus[] = method === "get" ? [] : [507];
  const statuses = [...listProblemStatuses(path, operation), ...writing];
  const entries = Object.entries(operation.responses).filter(
    ([status]) => !isProblemStatus(Number(status)),
  );
  const successes = entries.map(([status, entry]): [string, ResponseEntry] => [
    status,
    withHeaders(entry, listResponseHeaders(operation, Number(status))),
  ]);
  const responses = {
    ...Object.fromEntries(successes),
    ...Object.fromEntries(statuses.map((status) => [status, referToProblem(status)])),
  };
  return addExamples(withParameters({ ...operation, responses }, listParameters(path, operation)));
}

/** Lists the statuses of the problems that an operation can return. */
function listProblemStatuses(path: string, operation: Operation): ProblemStatus[] {
  const specific = Object.keys(operation.responses).map(Number).filter(isProblemStatus);
  const idempotent: ProblemStatus[] = hasIdempotencyKey(operation) ? [409, 422] : [];
  const body: ProblemStatus[] = operation.requestBody === undefined ? [] : [413, 415, 422];
  const authenticated: ProblemStatus[] = isPublic(operation) ? [] : [401, 429];
  const tenant: ProblemStatus[] = isOfWorkspace(path) ? [403, 404, 412] : [];
  const common: ProblemStatus[] = [400, 405, 414, 431, 500, 503];
  const all = [...common, ...authenticated, ...tenant, ...body, ...idempotent, ...specific];
  return [...new Set(all)];
}

function listParameters(path: string, { operationId = "" }: Operation): ParameterName[] {
  const tenant: ParameterName[] = isOfWorkspace(path)
    ? ["OrdinalMinGeneration", "OrdinalBookmark"]
    : [];
  return [...(operationHeaders[operationId]?.request ?? []), ...tenant, ...commonParameters];
}

function listResponseHeaders(operation: Operation, status: number): HeaderName[] {
  if (status === 101) {
    return [];
  }
  const common: HeaderName[] = isPublic(operation)
    ? [...commonHeaders]
    : [...commonHeaders, "RateLimit-Policy", "RateLimit"];
  const { response = [], byStatus } = operationHeaders[operation.operationId ?? ""] ?? {};
  return [...common, ...response, ...(byStatus?.[status] ?? [])];
}

function hasIdempotencyKey({ operationId = "" }: Operation): boolean {
  return operationHeaders[operationId]?.request?.includes("IdempotencyKey") === true;
}

function isOfWorkspace(path: string): boolean {
  return path.includes("{workspaceId}");
}

function isPublic({ security }: Operation): boolean {
  return security?.length === 0;
}
