import { type z } from "@hono/zod-openapi";
import { Failure, type Fault } from "../../core/failure.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One thing wrong at one place; `isUnknown` when the place itself should not be there. */
type Finding = { readonly path: Path; readonly detail: string; readonly isUnknown: boolean };

const faultsMax = 20;

/**
 * What a schema found, as a failure. A value of the body that is not possible is "invalid"; all
 * else (an unknown field anywhere, a parameter, a header) means the request cannot be read.
 */
export function failureOf(target: string, error: { readonly issues: readonly Issue[] }): Failure {
  const findings = error.issues.flatMap((issue) => findingsOf(issue, []));
  const isReadable = target === "json" && !findings.some(({ isUnknown }) => isUnknown);
  const faults = findings.slice(0, faultsMax).map((finding) => faultOf(target, finding));
  return new Failure(isReadable ? "invalid" : "malformed", summaryOf(faults, findings.length), {
    faults,
  });
}

function findingsOf(issue: Issue, above: Path): readonly Finding[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownAt([...path, key]));
  }
  if (issue.code === "invalid_key") {
    return [{ path, detail: issue.issues[0]?.message ?? issue.message, isUnknown: false }];
  }
  if (issue.code === "invalid_union") {
    return findingsOfUnion(issue, path);
  }
  return [{ path, detail: detailOf(issue), isUnknown: false }];
}

function unknownAt(path: Path): Finding {
  return { path, detail: `There is no "${String(path.at(-1))}" here.`, isUnknown: true };
}

/** The one way of the union that got furthest into the value speaks; else the union itself. */
function findingsOfUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: Path,
): readonly Finding[] {
  const ways = issue.errors.filter((found) => found.every((one) => !isAboutTheWhole(one)));
  const best = ways.toSorted((a, b) => a.length - b.length)[0];
  if (best !== undefined && best.length > 0) {
    return best.flatMap((one) => findingsOf(one, path));
  }
  const all = issue.errors.flat().map(detailOf);
  const detail = issue.message === "Invalid input" ? joined(all) : issue.message;
  return [{ path, detail, isUnknown: false }];
}

function isAboutTheWhole(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code !== "unrecognized_keys";
}

function joined(messages: readonly string[]): string {
  return messages.length === 0 ? "Invalid input" : [...new Set(messages)].join("; or: ");
}

/** zod's words, without the preamble that every one of them has. */
function detailOf({ message }: { readonly message: string }): string {
  const [preamble, missing] = ["Invalid input: ", ", received undefined"];
  if (message.endsWith(missing)) {
    return message.replace(preamble, "It is missing: ").slice(0, -missing.length);
  }
  return message.startsWith(preamble) ? message.slice(preamble.length).replace(/^e/, "E") : message;
}

function faultOf(target: string, { path, detail }: Finding): Fault {
  if (target === "json") {
    return { pointer: pointerOf(path), detail };
  }
  const name = String(path[0] ?? "");
  return target === "header" ? { header: name, detail } : { parameter: name, detail };
}

/** RFC 6901. */
function pointerOf(path: Path): string {
  return path
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

function summaryOf(faults: readonly Fault[], count: number): string {
  const [first] = faults;
  if (first === undefined) {
    return "The request does not fit its schema.";
  }
  const place = first.pointer ?? first.parameter ?? first.header ?? "";
  const more = count > 1 ? ` (and ${count - 1} more)` : "";
  return `${place === "" ? "" : `${place}: `}${first.detail}${more}`;
}
