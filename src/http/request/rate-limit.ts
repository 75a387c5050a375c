import { Failure } from "../../core/failure.ts";
import { type HttpContext, type RequestScope } from "../context.ts";

/** What is allowed, as `RateLimit-Policy` says it. What remains is not known: the binding hides it. */
export function formatRatePolicy({ limit, periodSeconds }: RequestScope["ratePolicy"]): string {
  return `"default";q=${limit};w=${periodSeconds}`;
}

/** Counts a request; false when this key has asked too often. A broken shield lets everyone in. */
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

/** The same; throws "limited" when this key has asked too often. */
export async function requireWithinRateLimit(c: HttpContext, key: string): Promise<void> {
  const scope = c.get("scope");
  if (!(await isWithinRateLimit(scope, key))) {
    const { limit, periodSeconds } = scope.ratePolicy;
    throw new Failure("limited", `A key may ask ${limit} times in ${periodSeconds} seconds.`);
  }
}
