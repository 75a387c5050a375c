import { failureFromFault } from "../../core/failure.ts";

/** Whether an If-None-Match header names `etag`; weak comparison (RFC 9110 § 13.1.2). */
export function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined || ifNoneMatch === etag) {
    return ifNoneMatch !== undefined;
  }
  const wanted = stripWeakPrefix(etag);
  return ifNoneMatch.trim() === "*" || findOpaqueTags(ifNoneMatch).includes(wanted);
}

/**
 * The version that a write is meant for: If-Match, or `expected_version` of the body, or both if
 * they agree. "*" is any version of what exists. The tag of an item is its version, so a `W/` that
 * the platform's compression put before it means nothing and is accepted.
 */
export function readExpectedVersion(
  ifMatch: string | undefined,
  expectedInBody?: number,
): number | "*" | undefined {
  const inHeader = ifMatch === undefined ? undefined : parseIfMatch(ifMatch.trim());
  if (inHeader === undefined || inHeader === "*") {
    return expectedInBody ?? inHeader;
  }
  if (expectedInBody !== undefined && expectedInBody !== inHeader) {
    const detail = "If-Match and expected_version name different versions.";
    throw failureFromFault("malformed", { header: "If-Match", detail });
  }
  return inHeader;
}

function parseIfMatch(ifMatch: string): number | "*" {
  if (ifMatch === "*") {
    return ifMatch;
  }
  const [, digits] = /^(?:W\/)?"([1-9]\d{0,14})"$/.exec(ifMatch) ?? [];
  if (digits === undefined) {
    const detail = 'If-Match takes one version as it came in an ETag, such as "3", or *.';
    throw failureFromFault("malformed", { header: "If-Match", detail });
  }
  return Number(digits);
}

/** A comma may stand inside a tag, so tags are found and not split at. */
function findOpaqueTags(list: string): readonly string[] {
  return list.match(/"[^"]*"/g) ?? [];
}

function stripWeakPrefix(tag: string): string {
  return tag.startsWith("W/") ? tag.slice(2) : tag;
}
