import { Failure } from "../../core/failure.ts";
import { type HttpContext, type Scope } from "../router.ts";

/** What is allowed, as `RateLimit-Policy` says it. What remains is not known: the binding hides it. */
export function ratePolicyOf({ limit, periodSeconds }: Scope["ratePolicy"]): string {
  return `"default";q=${limit};w=${periodSeconds}`;
}

/** Throws "limited" when this key has asked too often. A shield that is broken lets everyone in. */
export async function countRequest(c: HttpContext, key: string): Promise<void> {
  const scope = c.get("scope");
  const isWithin = await scope.isWithinLimit(key).catch(() => true);
  if (!isWithin) {
    const { limit, periodSeconds } = scope.ratePolicy;
    throw new Failure("limited", `A key may ask ${limit} times in ${periodSeconds} seconds.`);
  }
}
