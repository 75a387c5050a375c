import { type z } from "@hono/zod-openapi";
import { Failure, type Fault, formatJsonPointer } from "../../core/failure.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One error at one path. `isUnknown` marks a field that the schema does not have. */
type SchemaFinding = { readonly path: Path; readonly detail: string; readonly isUnknown: boolean };

const faultsMax = 20;

/** The failure of a request that its schema rejects: no flow has begun. */
export class SchemaFailure extends Failure {}

/**
 * Converts the errors of a schema to a failure. An invalid value in the body is "invalid". Any
 * other error (an unknown field, a parameter, a header) is "malformed".
 */
export function toSchemaFailure(
  target: string,
  error: { readonly issues: readonly Issue[] },
): SchemaFailure {
  const findings = error.issues.flatMap((issue) => collectFindings(issue, []));
  const isWellFormed = target === "json" && !findings.some(({ isUnknown }) => isUnknown);
  const faults = findings.slice(0, faultsMax).map((finding) => toFault(target, finding));
  return new SchemaFailure(
    isWellFormed ? "invalid" : "malformed",
    summarizeFaults(faults, findings.length),
    {
      faults,
    },
  );
}

function collectFindings(issue: Issue, above: Path): readonly SchemaFinding[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownField([...path, key]));
  }
  if (issue.code === "invalid_key") {
    return [{ path, detail: issue.issues[0]?.message ?? issue.message, isUnknown: false }];
  }
  if (issue.code === "invalid_union") {
    return collectUnionFindings(issue, path);
  }
  return [{ path, detail: formatDetail(issue), isUnknown: false }];
}

function unknownField(path: Path): SchemaFinding {
  return {
    path,
    detail: `There is no "${String(path.at(-1))}" here. Remove it or correct its name.`,
    isUnknown: true,
  };
}

/** Reports the errors of the best-matching branch, or of the union if no branch has its type. */
function collectUnionFindings(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: Path,
): readonly SchemaFinding[] {
  const branches = issue.errors.filter((issues) => !issues.some(isRootIssue));
  const best = branches.toSorted((a, b) => a.length - b.length)[0];
  if (best !== undefined && best.length > 0) {
    return best.flatMap((inner) => collectFindings(inner, path));
  }
  const messages = issue.errors.flat().map(formatDetail);
  const detail = issue.message === "Invalid input" ? joinMessages(messages) : issue.message;
  return [{ path, detail, isUnknown: false }];
}

function isRootIssue(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code !== "unrecognized_keys";
}

function joinMessages(messages: readonly string[]): string {
  return messages.length === 0 ? "Invalid input" : [...new Set(messages)].join("; or: ");
}

/** Returns zod's message without its common prefix. */
function formatDetail({ message }: { readonly message: string }): string {
  const [preamble, missing] = ["Invalid input: ", ", received undefined"];
  if (message.endsWith(missing)) {
    return message.replace(preamble, "It is missing: ").slice(0, -missing.length);
  }
  return message.startsWith(preamble) ? message.slice(preamble.length).replace(/^e/, "E") : message;
}

function toFault(target: string, { path, detail }: SchemaFinding): Fault {
  if (target === "json") {
    return { pointer: formatJsonPointer(...path.map(String)), detail };
  }
  const name = String(path[0] ?? "");
  return target === "header" ? { header: name, detail } : { parameter: name, detail };
}

function summarizeFaults(faults: readonly Fault[], count: number): string {
  const [first] = faults;
  if (first === undefined) {
    return "The request does not match its schema. Compare it with /openapi.json.";
  }
  const location = first.pointer ?? first.parameter ?? first.header ?? "";
  const more = count > 1 ? ` (and ${count - 1} more)` : "";
  return `${location === "" ? "" : `${location}: `}${first.detail}${more}`;
}
