import { type z } from "@hono/zod-openapi";
import { Failure, type Fault } from "../../core/failure.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One thing wrong at one place; `isUnknown` when the place itself should not be there. */
type SchemaFinding = { readonly path: Path; readonly detail: string; readonly isUnknown: boolean };

const faultsMax = 20;

/**
 * What a schema found, as a failure. A value of the body that is not possible is "invalid"; all
 * else (an unknown field anywhere, a parameter, a header) means the request cannot be read.
 */
export function toSchemaFailure(
  target: string,
  error: { readonly issues: readonly Issue[] },
): Failure {
  const findings = error.issues.flatMap((issue) => collectFindings(issue, []));
  const isReadable = target === "json" && !findings.some(({ isUnknown }) => isUnknown);
  const faults = findings.slice(0, faultsMax).map((finding) => toFault(target, finding));
  return new Failure(
    isReadable ? "invalid" : "malformed",
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
  return { path, detail: `There is no "${String(path.at(-1))}" here.`, isUnknown: true };
}

/** The one way of the union that got furthest into the value speaks; else the union itself. */
function collectUnionFindings(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: Path,
): readonly SchemaFinding[] {
  const ways = issue.errors.filter((found) => found.every((one) => !isRootIssue(one)));
  const best = ways.toSorted((a, b) => a.length - b.length)[0];
  if (best !== undefined && best.length > 0) {
    return best.flatMap((one) => collectFindings(one, path));
  }
  const all = issue.errors.flat().map(formatDetail);
  const detail = issue.message === "Invalid input" ? joinMessages(all) : issue.message;
  return [{ path, detail, isUnknown: false }];
}

function isRootIssue(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code !== "unrecognized_keys";
}

function joinMessages(messages: readonly string[]): string {
  return messages.length === 0 ? "Invalid input" : [...new Set(messages)].join("; or: ");
}

/** zod's words, without the preamble that every one of them has. */
function formatDetail({ message }: { readonly message: string }): string {
  const [preamble, missing] = ["Invalid input: ", ", received undefined"];
  if (message.endsWith(missing)) {
    return message.replace(preamble, "It is missing: ").slice(0, -missing.length);
  }
  return message.startsWith(preamble) ? message.slice(preamble.length).replace(/^e/, "E") : message;
}

function toFault(target: string, { path, detail }: SchemaFinding): Fault {
  if (target === "json") {
    return { pointer: toJsonPointer(path), detail };
  }
  const name = String(path[0] ?? "");
  return target === "header" ? { header: name, detail } : { parameter: name, detail };
}

/** RFC 6901. */
function toJsonPointer(path: Path): string {
  return path
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

function summarizeFaults(faults: readonly Fault[], count: number): string {
  const [first] = faults;
  if (first === undefined) {
    return "The request does not fit its schema.";
  }
  const place = first.pointer ?? first.parameter ?? first.header ?? "";
  const more = count > 1 ? ` (and ${count - 1} more)` : "";
  return `${place === "" ? "" : `${place}: `}${first.detail}${more}`;
}
