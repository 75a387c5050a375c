import { type Instant } from "../../core/item/item.ts";
import { type UnitGrant } from "../../core/quota/quota.ts";
import { type Quotas } from "../../live/quotas.ts";
import { type Deps } from "../../ports/deps.ts";
import { type QuotaCoordinator } from "../../ports/quotas.ts";
import { type Trace } from "../../telemetry/trace.ts";

/** The maximum time for which a request waits for a coordinator. */
const waitMsMax = 1_000;

/** After a failure, requests of the isolate do not wait for a coordinator for this long. */
const retryMs = 5_000;

let failedAt: Instant = -Infinity;

/**
 * Opens the coordinators of quotas: one Durable Object per workspace. A coordinator that fails or
 * does not respond in time grants nothing and refuses nothing.
 */
export function openQuotaCoordinator(
  coordinators: DurableObjectNamespace<Quotas>,
  deps: Pick<Deps, "clock" | "reportError"> & { readonly trace: Pick<Trace, "time"> },
): QuotaCoordinator {
  return {
    async grant(workspace, request, policy) {
      if (deps.clock.now() - failedAt < retryMs) {
        return undefined;
      }
      try {
        return await deps.trace.time("quota", () =>
          withDeadline(coordinators.getByName(workspace).grant(request, policy)),
        );
      } catch (error) {
        failedAt = deps.clock.now();
        deps.reportError(error);
        return undefined;
      }
    },
  };
}

async function withDeadline(work: Promise<UnitGrant>): Promise<UnitGrant> {
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`The coordinator of quotas did not respond within ${waitMsMax} ms.`));
  }, waitMsMax);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
