import { type ExpectedVersion } from "../../core/expected-version.ts";
import { type Failure, failureFromFault } from "../../core/failure.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { type RequestHeaders } from "./request-headers.ts";

/*
 * Preconditions of RFC 9110 § 13. The router adds `rejectPreconditions` to every route that changes
 * data and has none of the other middleware of this file. Each precondition is therefore evaluated
 * or rejected. Ignoring a precondition could overwrite data.
 */

/** The preconditions of a write, in order of precedence. */
type Preconditions = Pick<RequestHeaders, "ifMatch" | "ifNoneMatch" | "ifUnmodifiedSince">;

/**
 * Reads the preconditions of a route that changes an existing resource. The handler then calls
 * `readExpectedVersion`.
 */
export const readPreconditions: HttpMiddleware = async (c, next) => {
  rejectDatePrecondition(c.get("requestHeaders"));
  await next();
};

/**
 * Reads the preconditions of a route that creates a resource with a new id. `If-None-Match: *` is
 * always true. Rejects If-Match, because no version exists.
 */
export const acceptCreateOnly: HttpMiddleware = async (c, next) => {
  const { ifMatch, ifNoneMatch, ...others } = c.get("requestHeaders");
  rejectDatePrecondition({ ifMatch, ifNoneMatch, ...others });
  if (ifMatch !== undefined) {
    const detail = "This operation creates a resource, so it has no version. Omit If-Match.";
    throw malformed("If-Match", detail);
  }
  requireCreateOnly(ifNoneMatch);
  await next();
};

/** Rejects every precondition of a route that cannot evaluate one. */
export const rejectPreconditions: HttpMiddleware = async (c, next) => {
  const { ifMatch, ifNoneMatch, ifUnmodifiedSince } = c.get("requestHeaders");
  for (const [header, value] of [
    ["If-Match", ifMatch],
    ["If-None-Match", ifNoneMatch],
    ["If-Unmodified-Since", ifUnmodifiedSince],
  ] as const) {
    if (value !== undefined) {
      throw malformed(header, `This operation does not support ${header}. Omit it.`);
    }
  }
  await next();
};

/** Whether a middleware evaluates the preconditions of its route. */
export function evaluatesPreconditions(middleware: unknown): boolean {
  return middleware === readPreconditions || middleware === acceptCreateOnly;
}

/**
 * Returns the versions that a write expects, from If-Match and If-None-Match, or from
 * `expected_version` of the body. If both are present, they must agree.
 */
export function readExpectedVersion(
  c: HttpContext,
  expectedInBody?: number,
): ExpectedVersion | undefined {
  return parseExpectedVersion(c.get("requestHeaders"), expectedInBody);
}

/** Parses the versions that a write expects. */
export function parseExpectedVersion(
  { ifMatch, ifNoneMatch }: Pick<Preconditions, "ifMatch" | "ifNoneMatch">,
  expectedInBody?: number,
): ExpectedVersion | undefined {
  const inHeader = ifMatch === undefined ? undefined : parseVersions(ifMatch.trim());
  if (ifNoneMatch !== undefined) {
    requireCreateOnly(ifNoneMatch);
    if ((inHeader ?? expectedInBody) !== undefined) {
      const detail =
        "If-None-Match: * requires a new resource, and the request also expects a version. Send " +
        "one of them.";
      throw malformed("If-None-Match", detail);
    }
    return "none";
  }
  if (expectedInBody === undefined) {
    return inHeader;
  }
  if (Array.isArray(inHeader) && !inHeader.includes(expectedInBody)) {
    const detail = "If-Match and expected_version name different versions. Send one of them.";
    throw malformed("If-Match", detail);
  }
  return [expectedInBody];
}

/**
 * Returns whether If-None-Match contains `etag`, by weak comparison (RFC 9110 § 13.1.2). Throws if
 * the header is not a list of tags.
 */
export function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined || ifNoneMatch === etag) {
    return ifNoneMatch !== undefined;
  }
  return matchesTag({ header: "If-None-Match", value: ifNoneMatch }, etag);
}

/**
 * Throws if If-Match does not contain the tag of a representation (RFC 9110 § 13.1.1). Ignores the
 * `W/` that the platform's compression adds.
 */
export function requireMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch !== undefined && !matchesTag({ header: "If-Match", value: ifMatch }, etag)) {
    const detail = "The resource has another ETag. Read it again without If-Match.";
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}

type TagList = { readonly header: "If-Match" | "If-None-Match"; readonly value: string };

/**
 * A list of entity tags (RFC 9110 § 8.8.3 and § 5.6.1). A tag may contain a comma. Each character of
 * a text matches one part of the pattern only, so the duration is linear for every header.
 */
const tagListPattern = /^[ \t,]*(?:W\/)?"[^"]*"(?:[ \t]*,[ \t,]*(?:W\/)?"[^"]*")*[ \t,]*$/;

function matchesTag({ header, value }: TagList, etag: string): boolean {
  if (value.trim() === "*") {
    return true;
  }
  if (!tagListPattern.test(value)) {
    const detail = `${header} is not a list of ETags. Send the ETag of a response, or *.`;
    throw malformed(header, detail);
  }
  return listOpaqueTags(value).includes(etag.startsWith("W/") ? etag.slice(2) : etag);
}

/** Finds the tags by their quotes. A tag can contain a comma, so splitting would break it. */
function listOpaqueTags(list: string): readonly string[] {
  return list.match(/"[^"]*"/g) ?? [];
}

/** Parses If-Match as "*" or as versions, which are the ETags of the resources that can change. */
function parseVersions(ifMatch: string): ExpectedVersion {
  if (ifMatch === "*") {
    return ifMatch;
  }
  const tags = tagListPattern.test(ifMatch) ? listOpaqueTags(ifMatch) : [];
  const versions = tags.map((tag) => /^"(0|[1-9]\d{0,14})"$/.exec(tag)?.[1]);
  if (versions.length === 0 || versions.includes(undefined)) {
    const detail =
      'If-Match is not a list of versions. Send the value of an ETag, such as "3", or *.';
    throw malformed("If-Match", detail);
  }
  return versions.map(Number);
}

/** Throws if If-None-Match of a write is not "*". */
function requireCreateOnly(ifNoneMatch: string | undefined): void {
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== "*") {
    const detail =
      "If-None-Match of a write accepts only *, which requires that the resource does not exist. " +
      "To update a version, send If-Match.";
    throw malformed("If-None-Match", detail);
  }
}

/** Ordinal has no modification dates to compare. If-Match overrides the header (§ 13.1.4). */
function rejectDatePrecondition({ ifMatch, ifUnmodifiedSince }: Preconditions): void {
  if (ifUnmodifiedSince !== undefined && ifMatch === undefined) {
    const detail = "This operation does not support If-Unmodified-Since. Send If-Match.";
    throw malformed("If-Unmodified-Since", detail);
  }
}

function malformed(header: string, detail: string): Failure {
  return failureFromFault("malformed", { header, detail });
}
