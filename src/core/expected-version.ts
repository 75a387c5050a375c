import { failureFromFault } from "./failure.ts";

/**
 * The versions of a resource that a write accepts: "*" accepts any version, but the resource must
 * exist. "none" accepts only a resource that does not exist. Undefined accepts everything.
 */
export type ExpectedVersion = "*" | "none" | readonly number[];

/** A resource that exists. `unit` is the word for its version numbers. */
type VersionedResource = {
  readonly noun: string;
  readonly version: number;
  readonly unit?: string;
};

/**
 * Throws if an existing resource does not have a version that the write expects.
 *
 * @example
 * checkVersion([2, 3], { noun: "item", version: 3 });
 */
export function checkVersion(
  expected: ExpectedVersion | undefined,
  { noun, version, unit = "version" }: VersionedResource,
): void {
  if (expected === "none") {
    const detail = `The ${noun} exists. Send the request without If-None-Match to change it.`;
    throw failureFromFault("precondition-failed", { header: "If-None-Match", detail });
  }
  if (expected === undefined || expected === "*" || expected.includes(version)) {
    return;
  }
  const detail = `The ${noun} is at ${unit} ${version}, not ${expected.join(" or ")}. Read the ${noun} again and retry.`;
  throw failureFromFault("precondition-failed", { header: "If-Match", detail });
}

/** Returns the versions at which a store may change the resource; undefined for any version. */
export function listVersions(expected: ExpectedVersion | undefined): readonly number[] | undefined {
  return typeof expected === "string" ? undefined : expected;
}
