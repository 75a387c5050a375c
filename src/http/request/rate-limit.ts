import { Failure } from "../../core/failure.ts";
import { type HttpContext, type RequestScope } from "../context.ts";

/** Formats `RateLimit-Policy`. The binding does not report how many requests remain. */
export function formatRatePolicy({ limit, periodSeconds }: RequestScope["ratePolicy"]): string {
  return `"default";q=${limit};w=${periodSeconds}`;
}

/** Counts a request. Returns false above the limit, and true if the limiter fails. */
export async function isWithinRateLimit(
  { isWithinLimit }: RequestScope,
  key: string,
): Promise<boolean> {
  try {
    return await isWithinLimit(key);
  } catch {
    return true;
  }
}

/** Counts a request. Throws "rate-limited" above the limit. */
export async function requireWithinRateLimit(c: HttpContext, key: string): Promise<void> {
  const scope = c.get("scope");
  if (!(await isWithinRateLimit(scope, key))) {
    const { limit, periodSeconds } = scope.ratePolicy;
    const rate = `${limit} requests in ${periodSeconds} seconds`;
    const detail = `The key has sent more than ${rate}. Wait for the number of seconds in Retry-After.`;
    throw new Failure("rate-limited", detail);
  }
}
