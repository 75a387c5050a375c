import { type Deps } from "../../ports/deps.ts";

/** Neither id may be all zeros; ff is no version, and only 00 may have no more than four fields. */
const traceparentPattern =
  /^(?!ff|00-.{32}-.{16}-..-)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?$/;

/**
 * The caller's trace with a span of our own in it, or nothing when there is none to go on with. It
 * is not made up here: the request id is enough to find a request by.
 *
 * Source: W3C Trace Context, § 3.2.
 */
export function continueTrace(
  traceparent: string | undefined,
  deps: Pick<Deps, "random">,
): string | undefined {
  const [, trace, flags] =
    (traceparent === undefined ? null : traceparentPattern.exec(traceparent)) ?? [];
  if (trace === undefined || flags === undefined) {
    return undefined;
  }
  const isSampled = (Number.parseInt(flags, 16) & 1) === 1;
  return `00-${trace}-${deps.random.secret().slice(0, 16)}-${isSampled ? "01" : "00"}`;
}
