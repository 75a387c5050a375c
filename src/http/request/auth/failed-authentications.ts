import { Failure, type FailureKind } from "../../../core/failure.ts";
import { findClientNetwork } from "../../../core/quota/client-network.ts";
import {
  countFailure,
  failuresMax,
  secondsUntilUnblocked,
} from "../../../core/quota/failure-count.ts";
import { windowSeconds } from "../../../core/quota/quota.ts";
import { type HttpContext } from "../../context.ts";

/** An invalid key, and the preflight request of a page that the workspace does not allow. */
const failureKinds: ReadonlySet<FailureKind> = new Set(["unauthenticated", "forbidden"]);

/**
 * Runs an authentication, or the check of a preflight request, that may read the database. Counts
 * its failure for the address of the client. Throws "rate-limited" without a read if the address
 * has failed too often. Requests with a cached key skip this function, so other clients of the same
 * address keep access.
 *
 * Preflight requests have a counter of their own: any page can make a browser send them, and must
 * not block the keys of its address.
 */
export async function limitFailures<T>(
  c: HttpContext,
  authenticate: () => Promise<T>,
  counter: "keys" | "preflights" = "keys",
): Promise<T> {
  const network = readNetwork(c);
  if (network === undefined) {
    return authenticate();
  }
  const address = counter === "keys" ? network : `${counter} ${network}`;
  requireUnblocked(c, address);
  try {
    return await authenticate();
  } catch (error) {
    if (error instanceof Failure && failureKinds.has(error.kind)) {
      recordFailure(c, address);
    }
    throw error;
  }
}

/**
 * Returns the network of the address that Cloudflare reports. A client cannot set the address. Only
 * a request that bypassed Cloudflare, such as a request of a test, has none.
 */
function readNetwork(c: HttpContext): string | undefined {
  const address = c.req.raw.headers.get("cf-connecting-ip");
  return address === null ? undefined : findClientNetwork(address);
}

function requireUnblocked(c: HttpContext, address: string): void {
  const { deps, failedAddresses } = c.get("scope");
  const seconds = secondsUntilUnblocked(failedAddresses.cache.read(address), deps.clock.now());
  if (seconds > 0) {
    c.set("retryAfterSeconds", seconds);
    const detail = `This address has sent ${failuresMax} or more invalid keys or refused preflight requests within ${windowSeconds} seconds. Wait ${seconds} seconds, then send a valid request.`;
    throw new Failure("rate-limited", detail);
  }
}

/** Counts the failure in this isolate, and after the response in the limiter of the location. */
function recordFailure(c: HttpContext, address: string): void {
  const { deps, failedAddresses } = c.get("scope");
  const { cache } = failedAddresses;
  const at = deps.clock.now();
  cache.write(address, countFailure(cache.read(address), at));
  deps.waitUntil(reportFailure(c, address));
}

/** Blocks the address if the isolates of this location have seen too many failures. */
async function reportFailure(c: HttpContext, address: string): Promise<void> {
  const { deps, failedAddresses } = c.get("scope");
  const { cache, isWithinLimit } = failedAddresses;
  if (!(await isWithinLimit(address))) {
    cache.write(address, countFailure(cache.read(address), deps.clock.now(), true));
  }
}
