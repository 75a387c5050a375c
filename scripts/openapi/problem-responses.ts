import {
  type ProblemCode,
  problemTypes,
  type ProblemStatus,
} from "../../src/http/response/problem-types.ts";
import { type ResponseEntry } from "./document.ts";
import { commonHeaders, type HeaderName, referToHeaders } from "./headers.ts";

const codes: readonly ProblemCode[] = Object.keys(problemTypes).filter(isCode);

const headersByCode: Readonly<Partial<Record<ProblemCode, readonly HeaderName[]>>> = {
  unauthenticated: ["WWW-Authenticate"],
  "method-not-allowed": ["Allow"],
  "unsupported-media-type": ["Accept-Post", "Accept-Patch", "Accept-Encoding"],
  "upgrade-required": ["Upgrade"],
  "rate-limited": ["Retry-After", "RateLimit-Policy", "RateLimit"],
  unavailable: ["Retry-After"],
  "database-full": ["Retry-After"],
  "database-not-writable": ["Retry-After"],
  misconfigured: ["Retry-After"],
};

/** Returns the response component of each problem type, by component name. */
export function buildProblemResponses(): Readonly<Record<string, ResponseEntry>> {
  return Object.fromEntries(codes.map((code) => [toComponentName(code), buildResponse(code)]));
}

/** Returns a reference to the response component of a status. */
export function referToProblem(status: ProblemStatus): ResponseEntry {
  const code = codes.find((candidate) => problemTypes[candidate].status === status);
  return { $ref: `#/components/responses/${toComponentName(code ?? "internal-error")}` };
}

/** Returns whether a problem type has a status. */
export function isProblemStatus(status: number): status is ProblemStatus {
  return codes.some((code) => problemTypes[code].status === status);
}

function buildResponse(code: ProblemCode): ResponseEntry {
  const { status, title, description } = problemTypes[code];
  const example = {
    type: `/problems/${code}`,
    title,
    status,
    detail: description,
    code,
    request_id: "8f14e45fceea167a",
  };
  const schema = { $ref: "#/components/schemas/Problem" };
  return {
    description: `${title}. ${description}`,
    headers: referToHeaders([...commonHeaders, ...(headersByCode[code] ?? [])]),
    content: { "application/problem+json": { schema, example } },
  };
}

function isCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemTypes, text);
}

/** Converts a code such as "not-found" to a component name such as "NotFound". */
function toComponentName(code: ProblemCode): string {
  return code.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
