import { failureFromFault } from "../../core/failure.ts";

/** Returns whether If-None-Match contains `etag`, by weak comparison (RFC 9110 § 13.1.2). */
export function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined || ifNoneMatch === etag) {
    return ifNoneMatch !== undefined;
  }
  const opaqueTag = stripWeakPrefix(etag);
  return ifNoneMatch.trim() === "*" || findOpaqueTags(ifNoneMatch).includes(opaqueTag);
}

/**
 * Returns the version that a write expects, from If-Match or `expected_version` of the body. If
 * both are present, they must agree. "*" means any existing version. An ETag is a version, so the
 * `W/` that the platform's compression adds is ignored.
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
    const detail = "If-Match and expected_version name different versions. Send one of them.";
    throw failureFromFault("malformed", { header: "If-Match", detail });
  }
  return inHeader;
}

/**
 * Returns whether a write must create its resource (RFC 9110 § 13.1.2). A write accepts no value
 * other than "*", because ignoring a precondition could overwrite data.
 */
export function readCreateOnly(ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== "*") {
    const detail =
      "If-None-Match of a write accepts only *, which creates an item. To update a version, send " +
      "If-Match.";
    throw failureFromFault("malformed", { header: "If-None-Match", detail });
  }
  return ifNoneMatch !== undefined;
}

function parseIfMatch(ifMatch: string): number | "*" {
  if (ifMatch === "*") {
    return ifMatch;
  }
  const [, digits] = /^(?:W\/)?"([1-9]\d{0,14})"$/.exec(ifMatch) ?? [];
  if (digits === undefined) {
    const detail = 'If-Match is not a version. Send the value of an ETag, such as "3", or *.';
    throw failureFromFault("malformed", { header: "If-Match", detail });
  }
  return Number(digits);
}

/** Finds the tags by their quotes. A tag can contain a comma, so splitting would break it. */
function findOpaqueTags(list: string): readonly string[] {
  return list.match(/"[^"]*"/g) ?? [];
}

function stripWeakPrefix(tag: string): string {
  return tag.startsWith("W/") ? tag.slice(2) : tag;
}
