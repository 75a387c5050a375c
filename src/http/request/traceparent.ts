import { type Deps } from "../../ports/deps.ts";

/** Rejects ids of zeros and version ff. Version 00 has exactly four fields; later ones can have more. */
const traceparentPattern =
  /^(?!ff|00-.{32}-.{16}-..-)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?$/;

/**
 * Returns a traceparent with the caller's trace id and a new span id, or `undefined` without a valid
 * trace. It does not start a trace: the request id is enough to find a request.
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
